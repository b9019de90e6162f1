// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/seeding.cc.

#include "core/seeding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

Points photo_points() {
  return make_points(histogram_of(photograph(160, 120)).colors(), Space::oklab);
}

Points flat_points() {
  return make_points(histogram_of(flat_graphic(3)).colors(), Space::oklab);
}

Points equal_points() {
  const std::vector<WeightedColor> colors(50, {{0.5, 0.2, 0.1}, 3});
  return make_points(colors, Space::oklab);
}

std::set<Coordinates> all_of(const Points& points) {
  std::set<Coordinates> all;
  for (std::size_t i = 0; i < points.size(); ++i) {
    all.insert(points.at(i));
  }
  return all;
}

// Of seeds in steps, in the units of the space.
double inertia_of(const Points& points, std::span<const Coordinates> seeds) {
  double inertia = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = points.at(i);
    inertia += points.weight[i] *
               squared_distance(x, seeds[reference_nearest(x, seeds)]);
  }
  return inertia * points.steps.length * points.steps.length;
}

// k-means++ to the letter, with one candidate a draw.
std::vector<Coordinates> seed_plainly(const Points& points, std::size_t k,
                                      SplitMix64& random) {
  std::vector<double> parts(
      points.weight.begin(),
      points.weight.begin() + static_cast<std::ptrdiff_t>(points.size()));
  std::vector<Coordinates> seeds;
  while (seeds.size() < k) {
    double rest =
        random.uniform() * std::accumulate(parts.begin(), parts.end(), 0.0);
    std::size_t drawn = 0;
    while (drawn + 1 < parts.size() && rest >= parts[drawn]) {
      rest -= parts[drawn++];
    }
    seeds.push_back(points.at(drawn));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Coordinates x = points.at(i);
      parts[i] = points.weight[i] *
                 squared_distance(x, seeds[reference_nearest(x, seeds)]);
    }
  }
  return seeds;
}

PointSums total_of(const std::vector<PointSums>& boxes) {
  PointSums total;
  for (const PointSums& box : boxes) {
    total.add(box);
  }
  return total;
}

TEST(SeedGreedy, DrawsDifferentPoints) {
  const Points points = photo_points();
  const std::set<Coordinates> all = all_of(points);
  for (const std::size_t k : {1, 2, 8, 256}) {
    SplitMix64 random(42);
    const std::vector<Coordinates> seeds = seed_greedy(points, k, random);
    EXPECT_EQ(seeds.size(), k);
    EXPECT_EQ(std::set<Coordinates>(seeds.begin(), seeds.end()).size(), k);
    EXPECT_TRUE(std::all_of(
        seeds.begin(), seeds.end(),
        [&all](const Coordinates& seed) { return all.contains(seed); }));
  }
}

TEST(SeedGreedy, DrawsAllWherePointsAreFewer) {
  const Points points = flat_points();
  for (const std::size_t k : {7, 8, 256}) {
    SplitMix64 random(1);
    const std::vector<Coordinates> seeds = seed_greedy(points, k, random);
    EXPECT_EQ(seeds.size(), 7U);
    EXPECT_EQ(std::set<Coordinates>(seeds.begin(), seeds.end()),
              all_of(points));
  }
}

TEST(SeedGreedy, DrawsOneOfEqualPoints) {
  SplitMix64 random(1);
  EXPECT_EQ(seed_greedy(equal_points(), 5, random).size(), 1U);
}

TEST(SeedGreedy, RepeatsForTheSameSeed) {
  const Points points = photo_points();
  SplitMix64 one(7);
  SplitMix64 same(7);
  SplitMix64 other(8);
  const std::vector<Coordinates> seeds = seed_greedy(points, 16, one);
  EXPECT_EQ(seeds, seed_greedy(points, 16, same));
  EXPECT_NE(seeds, seed_greedy(points, 16, other));
}

TEST(SeedGreedy, GoesOnWithTheGenerator) {
  const Points points = photo_points();
  SplitMix64 random(7);
  const std::vector<Coordinates> first = seed_greedy(points, 16, random);
  EXPECT_NE(first, seed_greedy(points, 16, random));
}

// Arthur and Vassilvitskii, theorem 1.1: the expected inertia is at most
// 8 (ln k + 2) times the best; here the best is known to be near 0.
TEST(SeedGreedy, FindsEverySeparatedCluster) {
  std::vector<WeightedColor> colors;
  for (int cluster = 0; cluster < 5; ++cluster) {
    for (int i = 0; i < 40; ++i) {
      const double value = 0.2 * cluster + i * 1e-6;
      colors.push_back({{value, value, value}, 1});
    }
  }
  const Points points = make_points(colors, Space::srgb);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SplitMix64 random(seed);
    const std::vector<Coordinates> seeds = seed_greedy(points, 5, random);
    EXPECT_LT(inertia_of(points, seeds), 1e-3);
  }
}

TEST(SeedGreedy, DrawsTheFirstByWeight) {
  const std::vector<WeightedColor> colors = {{{0, 0, 0}, 1}, {{1, 1, 1}, 999}};
  const Points points = make_points(colors, Space::srgb);
  int white = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    SplitMix64 random(seed);
    const Coordinates drawn =
        points.steps.to(seed_greedy(points, 1, random)[0]);
    white += drawn[0] > 0.5 ? 1 : 0;
  }
  EXPECT_GE(white, 990);
}

TEST(SeedGreedy, DrawsTheFirstFromAllPoints) {
  const Points points = flat_points();
  std::map<Coordinates, double> share;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    SplitMix64 random(seed);
    share[seed_greedy(points, 1, random)[0]] += 1.0 / 2000;
  }
  const double total =
      std::accumulate(points.weight.begin(), points.weight.end(), 0.0);
  for (std::size_t i = 0; i < points.size(); ++i) {
    // Above four standard errors.
    EXPECT_NEAR(share[points.at(i)], points.weight[i] / total, 0.04);
  }
}

TEST(SeedGreedy, DrawsNearerSeedsThanPlainDrawing) {
  const Points points =
      make_points(histogram_of(photograph(60, 45)).colors(), Space::oklab);
  SplitMix64 random(1);
  double greedy = 0;
  double plain = 0;
  for (int i = 0; i < 40; ++i) {
    greedy += inertia_of(points, seed_greedy(points, 8, random));
    plain += inertia_of(points, seed_plainly(points, 8, random));
  }
  EXPECT_LT(greedy, plain * 0.9);
}

TEST(SeedGreedy, TakesHugeValues) {
  const Pixels pixels = {{3e38F, -3e38F, 3e38F, 1}, {0, 0, 0, 1}, {1, 1, 1, 1}};
  const Points points = make_points(histogram_of(pixels).colors(), Space::srgb);
  SplitMix64 random(1);
  EXPECT_EQ(seed_greedy(points, 3, random).size(), 3U);
}

TEST(VarianceCut, GivesAsManyBoxesAsAskedFor) {
  const Points points = photo_points();
  for (const std::size_t count : {1, 2, 8, 512}) {
    EXPECT_EQ(cut_by_variance(points, count).size(), count);
  }
}

TEST(VarianceCut, KeepsTheSums) {
  const Points points = photo_points();
  const PointSums whole = total_of(cut_by_variance(points, 1));
  const PointSums parts = total_of(cut_by_variance(points, 300));
  EXPECT_EQ(parts.weight, whole.weight);
  EXPECT_EQ(parts.sum, whole.sum);  // sums of whole numbers are exact
}

TEST(VarianceCut, GivesEachColorABoxWherePointsAreFewer) {
  const Points points = flat_points();
  const std::vector<PointSums> boxes = cut_by_variance(points, 64);
  ASSERT_EQ(boxes.size(), 7U);
  const std::set<Coordinates> all = all_of(points);
  for (const PointSums& box : boxes) {
    const Coordinates mean = box.mean();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                            [&mean](const auto& x) { return x == mean; }));
  }
}

TEST(VarianceCut, DoesNotCutEqualPoints) {
  EXPECT_EQ(cut_by_variance(equal_points(), 9).size(), 1U);
}

TEST(VarianceCut, CutsBetweenTwoGroups) {
  std::vector<WeightedColor> colors;
  for (int i = 0; i < 20; ++i) {
    const double small = i * 1e-4;
    colors.push_back({{0.1 + small, 0.1, 0.1}, 2});
    colors.push_back({{0.1, 0.1, 0.9 + small}, 1});
  }
  const std::vector<PointSums> boxes =
      cut_by_variance(make_points(colors, Space::srgb), 2);
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(std::max(boxes[0].weight, boxes[1].weight), 40);
  EXPECT_EQ(std::min(boxes[0].weight, boxes[1].weight), 20);
}

TEST(VarianceCut, IsNearerWithMoreBoxes) {
  const Points points = photo_points();
  double last = 1e300;
  for (const std::size_t count : {1, 4, 16, 64, 256}) {
    std::vector<Coordinates> means;
    for (const PointSums& box : cut_by_variance(points, count)) {
      means.push_back(box.mean());
    }
    const double inertia = inertia_of(points, means);
    EXPECT_LT(inertia, last / 1.5);
    last = inertia;
  }
}

TEST(VarianceCut, SeparatesHugeValues) {
  const Pixels pixels = {
      {3e38F, 3e38F, 3e38F, 1}, {0, 0, 0, 1}, {1, 1, 1, 1}, {-3e38F, 0, 0, 1}};
  const Points points =
      make_points(histogram_of(pixels).colors(), Space::oklab);
  EXPECT_EQ(cut_by_variance(points, 4).size(), 4U);
}

}  // namespace
}  // namespace scene_palette
