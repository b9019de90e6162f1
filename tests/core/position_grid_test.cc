// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/position_grid.cc and core/region.h.

#include "core/position_grid.h"

#include <cstddef>
#include <cstdint>
#include <span>

#include <gtest/gtest.h>

#include "core/code_places.h"
#include "tests/support/images.h"

namespace scene_palette {
namespace {

TEST(PositionSums, SumColumnsRowsAndTheirSquares) {
  PositionSums sums;
  sums.add(Position{3, 5});
  sums.add(Position{10, 0});
  EXPECT_EQ(sums, (PositionSums{2, 13, 5, 109, 25}));
  PositionSums other = sums;
  other.add(sums);
  EXPECT_EQ(other, (PositionSums{4, 26, 10, 218, 50}));
}

TEST(PositionSums, HoldTheLargestPictures) {
  PositionSums sums;
  sums.add(Position{524287, 524287});
  EXPECT_EQ(sums.xx, std::uint64_t{524287} * 524287);
}

TEST(PositionGrid, SamplesEveryEighthPixelStaggered) {
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 20; ++x) {
      const std::size_t first = PositionGrid::first_sample({x, y});
      EXPECT_LT(first, 8U);
      EXPECT_EQ((x + static_cast<int>(first) + 3 * y) % 8, 0);
    }
  }
}

TEST(PositionGrid, SumsTheSamplesOfARow) {
  const Rgba8 color = {10, 200, 30, 255};
  const Pixels8 row(40, color);
  const std::uint32_t cell = CodePlaces::shared().place_of(color).cell;
  PositionGrid grid;
  grid.add_row(row, {100, 7});
  PositionSums expected;
  for (int x = 100; x < 140; ++x) {
    if ((x + 21) % 8 == 0) {
      expected.add(Position{x, 7});
    }
  }
  EXPECT_EQ(expected.count, 5U);
  EXPECT_EQ(grid.sums_of(cell), expected);
  EXPECT_EQ(grid.sums_of(cell ^ 7U), expected);  // another cell of the region
  EXPECT_EQ(grid.sums_of(cell ^ 8U), PositionSums{});
}

TEST(PositionGrid, MergesToTheSumsOfAllRows) {
  const Pixels8 pixels = photograph(64, 48);
  PositionGrid whole;
  PositionGrid even;
  PositionGrid odd;
  for (int y = 0; y < 48; ++y) {
    const std::span<const Rgba8> row =
        std::span(pixels).subspan(static_cast<std::size_t>(y) * 64, 64);
    whole.add_row(row, {0, y});
    (y % 2 == 0 ? even : odd).add_row(row, {0, y});
  }
  odd.merge(even);
  std::uint64_t count = 0;
  for (std::uint32_t cell = 0; cell < CellLayout::kCells; cell += 8) {
    ASSERT_EQ(odd.sums_of(cell), whole.sums_of(cell));
    count += whole.sums_of(cell).count;
  }
  EXPECT_EQ(count, 64U * 48 / 8);
  odd.clear();
  for (std::uint32_t cell = 0; cell < CellLayout::kCells; cell += 8) {
    ASSERT_EQ(odd.sums_of(cell), PositionSums{});
  }
}

}  // namespace
}  // namespace scene_palette
