// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/cell_layout.cc.

#include "core/cell_layout.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

TEST(CellLayout, HasNoCellWiderThanFourCodes) {
  for (int axis = 0; axis < 3; ++axis) {
    std::map<std::int32_t, int> codes;
    for (int code = 0; code < 256; ++code) {
      const double linear = reference_decode(code / 255.0);
      ++codes[CellLayout::place(linear, axis).level];
    }
    for (const auto& [level, count] : codes) {
      EXPECT_LE(count, 4) << "axis " << axis << ", level " << level;
      EXPECT_GE(level, 0);
      EXPECT_LT(level, CellLayout::kLevels[axis]);
    }
  }
}

TEST(CellLayout, IsUniformInTheCubeRoot) {
  for (int axis = 0; axis < 3; ++axis) {
    for (int i = -1999; i < 2000; ++i) {
      const double x = i * 0.00137;
      const double scaled = std::cbrt(x) * CellLayout::kLevels[axis];
      const CellLayout::Place place = CellLayout::place(x, axis);
      EXPECT_EQ(place.level, static_cast<std::int32_t>(std::floor(scaled)));
    }
  }
}

TEST(CellLayout, PlacesRisingValuesInRisingPlaces) {
  for (int axis = 0; axis < 3; ++axis) {
    double last = -1e9;
    for (int i = -12000; i < 12000; ++i) {
      const double x = i * 0.0001;
      const auto [level, fraction] = CellLayout::place(x, axis);
      const double position = level + fraction / 16384.0;
      EXPECT_LE(fraction, CellLayout::kFractionOne);
      EXPECT_GE(position, last);
      last = position;
    }
  }
}

TEST(CellLayout, KeepsHugeValuesInBounds) {
  constexpr double kMax = std::numeric_limits<float>::max();
  for (int axis = 0; axis < 3; ++axis) {
    for (const double x : {kMax, -kMax, 1e300, -1e300}) {
      const auto [level, fraction] = CellLayout::place(x, axis);
      EXPECT_LE(std::abs(level), 1 << 20);
      EXPECT_LE(fraction, CellLayout::kFractionOne);
      EXPECT_EQ(level > 0, x > 0);
    }
  }
}

TEST(CellLayout, PutsWhiteIntoTheLastCellAndBlackIntoTheFirst) {
  for (int axis = 0; axis < 3; ++axis) {
    EXPECT_EQ(CellLayout::place(1, axis).level, CellLayout::kLevels[axis] - 1);
    EXPECT_EQ(CellLayout::place(1, axis).fraction, CellLayout::kFractionOne);
    EXPECT_EQ(CellLayout::place(0, axis).level, 0);
    EXPECT_EQ(CellLayout::place(-0.0, axis).level, 0);
    EXPECT_EQ(CellLayout::place(0, axis).fraction, 0U);
  }
}

TEST(CellLayout, NumbersItsCellsFromZero) {
  for (std::uint32_t cell = 0; cell < CellLayout::kCells; ++cell) {
    const CellLayout::Levels levels = CellLayout::levels_of(cell);
    for (int axis = 0; axis < 3; ++axis) {
      ASSERT_GE(levels[axis], 0);
      ASSERT_LT(levels[axis], CellLayout::kLevels[axis]);
    }
    ASSERT_EQ(CellLayout::cell_at(levels), cell);
  }
}

TEST(CellLayout, NumbersBlocksAndRegionsTogether) {
  for (const std::uint32_t cell : {0U, 63U, 64U, 777777U, 1032191U}) {
    const CellLayout::Levels levels = CellLayout::levels_of(cell);
    for (std::uint32_t other = cell & ~63U; other <= (cell | 63U); ++other) {
      const CellLayout::Levels near = CellLayout::levels_of(other);
      const bool one_region = other >> 3 == cell >> 3;
      bool halves_agree = true;
      for (int axis = 0; axis < 3; ++axis) {
        EXPECT_EQ(near[axis] >> 2, levels[axis] >> 2);
        halves_agree = halves_agree && near[axis] >> 1 == levels[axis] >> 1;
      }
      EXPECT_EQ(halves_agree, one_region);
    }
  }
}

TEST(CellLayout, KeepsTheOrderOfLevelsInKeys) {
  constexpr std::int32_t kMost = (1 << 20) - 1;
  const std::array<CellLayout::Levels, 6> ascending = {{{-kMost, 5, kMost},
                                                        {-1, kMost, kMost},
                                                        {0, -kMost, 0},
                                                        {0, -1, 7},
                                                        {0, -1, 8},
                                                        {kMost, kMost, kMost}}};
  std::uint64_t last = 0;
  for (const CellLayout::Levels& levels : ascending) {
    const std::uint64_t key = CellLayout::key_of(levels);
    EXPECT_GT(key, last);
    EXPECT_EQ(CellLayout::levels_of_key(key), levels);
    last = key;
  }
}

TEST(CellLayout, ComesBackToTheLinearValue) {
  for (int axis = 0; axis < 3; ++axis) {
    for (const double value : {0.0, 1e-9, 0.2, 0.999, 1.0, 7.0, -0.3, 1e9}) {
      const auto [level, fraction] = CellLayout::place(value, axis);
      // A cell is less than 5 % of its value wide, or of its first cell.
      const double width = 0.05 * std::abs(value) + 1e-5;
      EXPECT_NEAR(CellLayout::linear_at_fraction(fraction, level, axis), value,
                  width * 0x1.0p-14);
    }
  }
}

}  // namespace
}  // namespace scene_palette
