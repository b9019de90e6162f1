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
#include <random>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/points.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr std::size_t kBlock = Points::kBlock;
constexpr std::size_t kGroup = Points::kGroup;

std::vector<WeightedColor> some_colors() {
  std::vector<WeightedColor> colors;
  std::uint64_t weight = 1;
  for (const auto& [r, g, b, a] : random_linear(1000, -0.5F, 1.5F, 1)) {
    colors.push_back({{r, g, b}, weight++});
  }
  return colors;
}

// Points in their space as sortable tuples: weight first, it is different for
// each.
std::vector<std::array<double, 4>> sorted(const Points& points) {
  std::vector<std::array<double, 4>> tuples;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = place_of(points, i);
    tuples.push_back({points.weight[i], x[0], x[1], x[2]});
  }
  std::sort(tuples.begin(), tuples.end());
  return tuples;
}

bool is_whole(double value) { return value == std::nearbyint(value); }

// Half a step, and the error of OKLab in single precision.
constexpr double kHalfStep = 0x1p-19 + 1e-6;

TEST(PointSums, AddUp) {
  PointSums sums = {2, {2, 4, 6}};
  sums.add({6, {6, 0, -6}});
  EXPECT_EQ(sums.weight, 8);
  EXPECT_EQ(sums.sum, (std::array<double, 3>{8, 4, 0}));
  EXPECT_EQ(sums.mean(), (Coordinates{1, 0.5, 0}));
}

TEST(PointSums, AreSubtractedAgain) {
  const PointSums one = {2, {2, 4, 6}};
  PointSums sums = one;
  sums.add({6, {6, 0, -6}});
  sums.subtract({6, {6, 0, -6}});
  EXPECT_EQ(sums.weight, one.weight);
  EXPECT_EQ(sums.sum, one.sum);
}

TEST(Steps, LeadThereAndBack) {
  const Steps steps = {{0.5, -0.25, 0}, 0.125};
  EXPECT_EQ(steps.from({1, 0, 0.0625}), (Coordinates{4, 2, 0.5}));
  EXPECT_EQ(steps.to({4, 2, 0.5}), (Coordinates{1, 0, 0.0625}));
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
  const Coordinates x = place_of(points, 0);
  EXPECT_TRUE(near(Oklab{x[0], x[1], x[2]}, lab, kHalfStep));
  EXPECT_EQ(points.blocks.size(), 1U);
  EXPECT_EQ(points.groups.size(), 1U);
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
                       {x[0], x[1], x[2]}, kHalfStep));
    }
  }
}

// The box of points [begin, end), from its definition.
Points::Box box_of(const Points& points, std::size_t begin, std::size_t end) {
  Points::Box box{};
  for (int axis = 0; axis < 3; ++axis) {
    const auto values =
        std::span(points.coordinates[axis])
            .subspan(begin, std::min(end, points.size()) - begin);
    box[axis] = *std::min_element(values.begin(), values.end());
    box[axis + 3] = *std::max_element(values.begin(), values.end());
  }
  return box;
}

TEST(Points, HaveBlocksAndGroupsThatCoverThem) {
  const Points points = make_points(some_colors(), Space::oklab);
  ASSERT_EQ(points.blocks.size(), (points.size() + kBlock - 1) / kBlock);
  for (std::size_t i = 0; i < points.blocks.size(); ++i) {
    EXPECT_EQ(points.blocks[i], box_of(points, i * kBlock, (i + 1) * kBlock));
  }
  ASSERT_EQ(points.groups.size(), (points.size() + kGroup - 1) / kGroup);
  for (std::size_t i = 0; i < points.groups.size(); ++i) {
    EXPECT_EQ(points.groups[i], box_of(points, i * kGroup, (i + 1) * kGroup));
  }
}

TEST(Points, HaveTheSumsOfTheirBlocks) {
  const Points points = make_points(some_colors(), Space::oklab);
  ASSERT_EQ(points.block_sums.size(), points.blocks.size());
  for (std::size_t block = 0; block < points.blocks.size(); ++block) {
    PointSums sums;
    for (std::size_t i = block * kBlock; i < (block + 1) * kBlock; ++i) {
      sums.add(points.sums_at(i));
    }
    EXPECT_EQ(points.block_sums[block].weight, sums.weight);
    EXPECT_EQ(points.block_sums[block].sum, sums.sum);
  }
}

TEST(Points, FillUpTheLastBlockWithCopiesThatWeighNothing) {
  std::vector<WeightedColor> colors = some_colors();
  for (const std::size_t count : {1, 15, 16, 17, 32, 33, 256, 257, 1000}) {
    const Points points =
        make_points(std::span(colors).first(count), Space::oklab);
    EXPECT_EQ(points.size(), count);
    EXPECT_EQ(points.keys.size(), count);
    ASSERT_EQ(points.weight.size(), (count + kBlock - 1) / kBlock * kBlock);
    for (std::size_t i = 0; i < points.weight.size(); ++i) {
      EXPECT_EQ(points.weight[i] > 0, i < count);
      EXPECT_TRUE(i < count || points.at(i) == points.at(count - 1));
    }
  }
}

TEST(Points, AreWholeNumbersOfSteps) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Points points = make_points(some_colors(), space);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Coordinates x = points.at(i);
      EXPECT_TRUE(is_whole(x[0]) && is_whole(x[1]) && is_whole(x[2]));
    }
  }
}

// 1000 points of up to 4 million megapixel weights each, in any order.
TEST(Points, HaveExactSumsInAnyOrder) {
  std::vector<WeightedColor> colors = some_colors();
  std::mt19937 engine(1);
  for (WeightedColor& color : colors) {
    color.weight = 1 + engine() % 4000000;
  }
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Points points = make_points(colors, space);
    std::array<std::int64_t, 3> expected{};
    std::vector<std::size_t> order(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      order[i] = i;
      for (int axis = 0; axis < 3; ++axis) {
        expected[axis] += static_cast<std::int64_t>(points.weight[i]) *
                          static_cast<std::int64_t>(points.at(i)[axis]);
      }
    }
    for (int round = 0; round < 5; ++round) {
      std::shuffle(order.begin(), order.end(), engine);
      PointSums sums;
      for (const std::size_t i : order) {
        sums.add(points.sums_at(i));
      }
      for (int axis = 0; axis < 3; ++axis) {
        EXPECT_EQ(static_cast<std::int64_t>(sums.sum[axis]), expected[axis]);
      }
    }
  }
}

TEST(Points, HaveFineStepsOnOrdinaryPictures) {
  std::vector<WeightedColor> colors = {{{0, 0, 0}, 1}, {{1, 1, 1}, 1}};
  // One pixel; a hundred megapixels.
  for (const std::uint64_t weight : {1ULL, 25500000000ULL}) {
    colors[0].weight = weight;
    for (const Space space : {Space::oklab, Space::srgb}) {
      EXPECT_LE(make_points(colors, space).steps.length, 4e-6)
          << weight / 255 << " pixels";
    }
  }
}

TEST(Points, HaveExactSumsHoweverMuchTheyWeigh) {
  for (const std::uint64_t weight : {255ULL << 30, 255ULL << 38}) {
    const std::vector<WeightedColor> colors = {{{0, 0, 0}, weight},
                                               {{1, 1, 1}, 1}};
    const Points points = make_points(colors, Space::oklab);
    ASSERT_EQ(points.size(), 2U);
    // The sum of all but a pixel of weight 1 still tells that pixel.
    PointSums sums = points.sums_at(0);
    sums.add(points.sums_at(1));
    sums.subtract(points.sums_at(points.weight[0] == 1 ? 1 : 0));
    const PointSums one = points.sums_at(points.weight[0] == 1 ? 0 : 1);
    EXPECT_EQ(sums.sum, one.sum);
    EXPECT_LT(std::abs(sums.sum[0]), 0x1p53);
  }
}

TEST(Points, GiveAFlatColorBack) {
  for (int code = 0; code < 256; code += 5) {
    const auto byte = static_cast<std::uint8_t>(code);
    for (const Rgba8& pixel :
         {Rgba8{byte, byte, byte, 255}, Rgba8{0, 0, byte, 255},
          Rgba8{byte, 255, 0, 255}}) {
      const std::vector<WeightedColor> colors = {
          {reference_linear(pixel), 255000000}};
      const Points points = make_points(colors, Space::oklab);
      const Coordinates x = place_of(points, 0);
      EXPECT_TRUE(near(Oklab{x[0], x[1], x[2]},
                       reference_oklab(colors[0].color), 1e-5));
    }
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
  for (int axis = 0; axis < 3; ++axis) {
    EXPECT_EQ(points.blocks[0][axis], points.blocks[0][axis + 3]);
  }
}

TEST(Points, TakeHugeValues) {
  constexpr double kMax = std::numeric_limits<float>::max();
  const std::vector<WeightedColor> colors = {
      {{kMax, kMax, kMax}, 1}, {{-kMax, -kMax, -kMax}, 1}, {{0, 0, 0}, 1}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Points points = make_points(colors, space);
    EXPECT_TRUE(std::isfinite(points.max_square));
    const double length = points.steps.length;
    // Out to ±1024 an axis.
    EXPECT_NEAR(points.max_square * length * length, 3 * 1024.0 * 1024.0, 1e6);
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (const double x : points.at(i)) {
        EXPECT_TRUE(is_whole(x));
        EXPECT_LE(std::abs(x), 0x1p22);
      }
    }
    EXPECT_EQ(points.weight[0] + points.weight[1] + points.weight[2], 3);
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
    // Each mean is rounded to whole steps.
    EXPECT_LE(squared_distance(sums.mean(), expected.mean()), 3 * 0.5 * 0.5);
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

TEST(Coarsen, KeepsTheSteps) {
  const Points points = make_points(some_colors(), Space::oklab);
  const Points coarse = coarsen(points, 100);
  EXPECT_EQ(coarse.steps.origin, points.steps.origin);
  EXPECT_EQ(coarse.steps.length, points.steps.length);
  for (std::size_t i = 0; i < coarse.size(); ++i) {
    const Coordinates x = coarse.at(i);
    EXPECT_TRUE(is_whole(x[0]) && is_whole(x[1]) && is_whole(x[2]));
  }
  EXPECT_EQ(coarse.weight.size() % kBlock, 0U);
  EXPECT_EQ(coarse.blocks.size(), coarse.weight.size() / kBlock);
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
