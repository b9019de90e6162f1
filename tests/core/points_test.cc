// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/points.cc.

#include "core/points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

std::vector<WeightedColor> some_colors() {
  std::vector<WeightedColor> colors;
  std::uint64_t weight = 1;
  for (const auto& [r, g, b, a] : random_linear(1000, -0.5F, 1.5F, 1)) {
    colors.push_back({{r, g, b}, weight++});
  }
  return colors;
}

// Points as sortable tuples: weight first, it is different for each.
std::vector<std::array<double, 4>> sorted(const Points& points) {
  std::vector<std::array<double, 4>> tuples;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = points.at(i);
    tuples.push_back({points.weight[i], x[0], x[1], x[2]});
  }
  std::sort(tuples.begin(), tuples.end());
  return tuples;
}

TEST(PointSums, AddUp) {
  PointSums sums = {2, {2, 4, 6}};
  sums.add({6, {6, 0, -6}});
  EXPECT_EQ(sums.weight, 8);
  EXPECT_EQ(sums.sum, (std::array<double, 3>{8, 4, 0}));
  EXPECT_EQ(sums.mean(), (Coordinates{1, 0.5, 0}));
}

TEST(Points, AreNoneWithoutColors) {
  const Points points = make_points({}, Space::oklab);
  EXPECT_EQ(points.size(), 0U);
  EXPECT_TRUE(points.blocks.empty());
  EXPECT_EQ(points.square_sum, 0);
}

TEST(Points, HoldOneColor) {
  const std::vector<WeightedColor> colors = {{{0.5, 0.25, 0.125}, 9}};
  const Points points = make_points(colors, Space::oklab);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points.weight[0], 9);
  const Oklab lab = reference_oklab(colors[0].color);
  const Coordinates x = points.at(0);
  EXPECT_TRUE(near(Oklab{x[0], x[1], x[2]}, lab, 1e-7));
  ASSERT_EQ(points.blocks.size(), 1U);
  EXPECT_EQ(points.blocks[0].sums.weight, 9);
}

TEST(Points, AreTheColorsInTheSpace) {
  const std::vector<WeightedColor> colors = some_colors();
  for (const Space space : {Space::oklab, Space::srgb}) {
    const auto points = sorted(make_points(colors, space));
    ASSERT_EQ(points.size(), colors.size());
    for (std::size_t i = 0; i < colors.size(); ++i) {
      const Coordinates x = reference_coordinates(colors[i].color, space);
      EXPECT_EQ(points[i][0], static_cast<double>(colors[i].weight));
      EXPECT_TRUE(near(LinearRgb{points[i][1], points[i][2], points[i][3]},
                       {x[0], x[1], x[2]}, 2e-7));
    }
  }
}

TEST(Points, HaveBlocksThatCoverThem) {
  const Points points = make_points(some_colors(), Space::oklab);
  ASSERT_EQ(points.blocks.size(),
            (points.size() + Points::kBlock - 1) / Points::kBlock);
  for (std::size_t block = 0; block < points.blocks.size(); ++block) {
    const Points::Block& box = points.blocks[block];
    const std::size_t end =
        std::min(points.size(), (block + 1) * Points::kBlock);
    PointSums sums;
    for (std::size_t i = block * Points::kBlock; i < end; ++i) {
      sums.add(points.sums_at(i));
      for (int axis = 0; axis < 3; ++axis) {
        EXPECT_GE(points.coordinates[axis][i], box.low[axis]);
        EXPECT_LE(points.coordinates[axis][i], box.high[axis]);
      }
    }
    EXPECT_EQ(sums.weight, box.sums.weight);
    EXPECT_TRUE(near(LinearRgb{sums.sum[0], sums.sum[1], sums.sum[2]},
                     {box.sums.sum[0], box.sums.sum[1], box.sums.sum[2]},
                     1e-9 * sums.weight));
  }
}

TEST(Points, HaveTheSumsOfTheirSquares) {
  const Points points = make_points(some_colors(), Space::oklab);
  double square_sum = 0;
  double max_square = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = points.at(i);
    const double square = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    square_sum += points.weight[i] * square;
    max_square = std::max(max_square, square);
  }
  EXPECT_NEAR(points.square_sum, square_sum, 1e-9 * square_sum);
  EXPECT_NEAR(points.max_square, max_square, 1e-12 * max_square);
}

TEST(Points, AreKeptWhereAllAreEqual) {
  const std::vector<WeightedColor> colors(100, {{0.5, 0.5, 0.5}, 2});
  const Points points = make_points(colors, Space::srgb);
  ASSERT_EQ(points.size(), 100U);
  EXPECT_EQ(points.blocks[0].low, points.blocks[0].high);
}

TEST(Points, TakeHugeValues) {
  constexpr double kMax = std::numeric_limits<float>::max();
  const std::vector<WeightedColor> colors = {
      {{kMax, kMax, kMax}, 1}, {{-kMax, -kMax, -kMax}, 1}, {{0, 0, 0}, 1}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Points points = make_points(colors, space);
    EXPECT_TRUE(std::isfinite(points.max_square));
    EXPECT_GT(points.max_square, 1e24);
  }
}

TEST(Points, StandInTheOrderOfTheirKeys) {
  const Points points = make_points(some_colors(), Space::oklab);
  ASSERT_EQ(points.keys.size(), points.size());
  EXPECT_TRUE(std::is_sorted(points.keys.begin(), points.keys.end()));
}

// A walk through the points in their order is much shorter than through the
// colors in theirs, which are random.
TEST(Points, StandNearTheirNeighbors) {
  const Points points = make_points(some_colors(), Space::oklab);
  double walk = 0;
  double random_walk = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    walk += std::sqrt(squared_distance(points.at(i - 1), points.at(i)));
    random_walk += std::sqrt(
        squared_distance(points.at(i - 1), points.at(i * 617 % 1000)));
  }
  EXPECT_LT(walk, random_walk / 3);
}

TEST(Coarsen, KeepsPointsThatAreNotMoreThanAskedFor) {
  const Points points = make_points(some_colors(), Space::oklab);
  for (const std::size_t at_least : {1000, 1001, 100000}) {
    EXPECT_EQ(sorted(coarsen(points, at_least)), sorted(points));
  }
  EXPECT_EQ(coarsen(Points(), 1).size(), 0U);
  EXPECT_EQ(coarsen(Points(), 9).size(), 0U);
}

TEST(Coarsen, GivesAtLeastAsManyPointsAsAskedFor) {
  const Points points = make_points(some_colors(), Space::oklab);
  std::size_t last = 0;
  for (const std::size_t at_least : {1, 2, 10, 100, 500}) {
    const Points coarse = coarsen(points, at_least);
    EXPECT_GE(coarse.size(), at_least);
    EXPECT_GE(coarse.size(), last);
    // A cube has eight parts; only so many can be too many.
    EXPECT_LE(coarse.size(), 8 * at_least);
    last = coarse.size();
  }
}

TEST(Coarsen, KeepsTheSums) {
  const Points points = make_points(some_colors(), Space::oklab);
  const auto total = [](const Points& of) {
    PointSums sums;
    for (std::size_t i = 0; i < of.size(); ++i) {
      sums.add(of.sums_at(i));
    }
    return sums;
  };
  const PointSums expected = total(points);
  for (const std::size_t at_least : {1, 10, 500}) {
    const PointSums sums = total(coarsen(points, at_least));
    EXPECT_EQ(sums.weight, expected.weight);
    EXPECT_LT(squared_distance(sums.mean(), expected.mean()), 1e-13);
  }
}

TEST(Coarsen, PutsNeighborsTogether) {
  // Two far groups of near points.
  std::vector<WeightedColor> colors;
  for (int i = 0; i < 100; ++i) {
    const double small = i * 1e-5;
    colors.push_back({{0.1 + small, 0.1, 0.1}, 1});
    colors.push_back({{0.9, 0.9, 0.9 - small}, 2});
  }
  const Points coarse = coarsen(make_points(colors, Space::srgb), 2);
  ASSERT_EQ(coarse.size(), 2U);
  EXPECT_EQ(coarse.weight[0] + coarse.weight[1], 300);
  EXPECT_EQ(std::abs(coarse.weight[0] - coarse.weight[1]), 100);
}

TEST(Coarsen, KeepsEqualPoints) {
  const std::vector<WeightedColor> colors(100, {{0.5, 0.5, 0.5}, 2});
  const Points coarse = coarsen(make_points(colors, Space::oklab), 10);
  double weight = 0;
  for (const double part : coarse.weight) {
    weight += part;
  }
  EXPECT_EQ(weight, 200);
}

}  // namespace
}  // namespace scene_palette
