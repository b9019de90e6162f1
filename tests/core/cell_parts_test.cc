// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/cell_parts.cc.

#include "core/cell_parts.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "core/code_places.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

// The first level of an axis that has `count` codes; 4 are too many for green.
std::int32_t level_of(int count, int axis) {
  const CodePlaces& layout = CodePlaces::shared();
  std::int32_t level = 0;
  while (layout.codes_in(level, axis) != count) {
    ++level;
  }
  return level;
}

double linear_of(int code) { return reference_decode(code / 255.0); }

// The code that is lowest in a level of the first axis.
int lowest_code(std::int32_t level) {
  int code = 0;
  while (CellLayout::place(linear_of(code), 0).level != level) {
    ++code;
  }
  return code;
}

std::uint64_t weight_of(const std::vector<WeightedColor>& colors) {
  return std::accumulate(
      colors.begin(), colors.end(), std::uint64_t{0},
      [](std::uint64_t sum, const auto& part) { return sum + part.weight; });
}

TEST(CellParts, AreTheCodesWhereThereAreTwo) {
  const std::int32_t level = level_of(2, 0);
  // 30 % of the pixels have the lower code of red, all the only ones of green
  // and blue.
  std::vector<WeightedColor> parts;
  append_code_parts({1000, {700, 0, 0}},
                    {level, level_of(1, 1), level_of(1, 2)}, parts);
  ASSERT_EQ(parts.size(), 2U);
  const int code = lowest_code(level);
  EXPECT_NEAR(parts[0].color.r, linear_of(code), 1e-12);
  EXPECT_NEAR(parts[1].color.r, linear_of(code + 1), 1e-12);
  EXPECT_EQ(parts[0].weight, 300U);
  EXPECT_EQ(parts[1].weight, 700U);
  EXPECT_EQ(parts[0].color.g, parts[1].color.g);
}

TEST(CellParts, LeaveAFlatAreaItsColor) {
  const CellLayout::Levels levels = {level_of(2, 0), level_of(3, 1),
                                     level_of(4, 2)};
  std::vector<WeightedColor> parts;
  append_code_parts({500, {500, 1000, 1500}}, levels, parts);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].weight, 500U);
  EXPECT_NEAR(parts[0].color.r, linear_of(lowest_code(levels[0]) + 1), 1e-12);
}

TEST(CellParts, StayTogetherAtTheRim) {
  std::vector<WeightedColor> parts;
  append_code_parts({1000, {100, 0, 0}},
                    {level_of(4, 0), level_of(1, 1), level_of(1, 2)}, parts);
  EXPECT_EQ(parts.size(), 1U);
}

TEST(CellParts, HaveTheWeightOfTheCell) {
  for (const std::uint64_t weight : {1U, 2U, 3U, 7U, 255U, 100001U}) {
    std::vector<WeightedColor> parts;
    append_code_parts(
        {weight, {weight * 3 / 2, weight * 4 / 3, weight * 5 / 3}},
        {level_of(4, 0), level_of(3, 1), level_of(4, 2)}, parts);
    EXPECT_EQ(weight_of(parts), weight);
  }
}

TEST(CellParts, KeepMeanAndVarianceOfEvenlySpreadLinearColors) {
  const CellLayout::Levels levels = {40, 70, 20};
  const std::uint64_t weight = 1'000'000;
  const std::uint64_t middle = weight * CellLayout::kFractionOne / 2;
  std::vector<WeightedColor> parts;
  append_linear_parts({weight, {middle, middle, middle}}, levels, parts);
  ASSERT_EQ(parts.size(), 8U);
  EXPECT_EQ(weight_of(parts), weight);
  const double low = std::pow(40 / 96.0, 3);
  const double high = std::pow(41 / 96.0, 3);
  double mean = 0;
  double variance = 0;
  for (const auto& [color, part] : parts) {
    mean += color.r / 8;
    variance += std::pow(color.r - (low + high) / 2, 2) / 8;
    EXPECT_EQ(part, weight / 8);
  }
  EXPECT_NEAR(mean, (low + high) / 2, 1e-12);
  EXPECT_NEAR(variance, std::pow(high - low, 2) / 12, 1e-12);
}

}  // namespace
}  // namespace scene_palette
