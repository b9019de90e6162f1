// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/summed_cells.cc.

#include "core/summed_cells.h"

#include <array>
#include <cstdint>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

constexpr std::uint32_t kCell = 777777;
constexpr std::uint32_t kLargest = 1 << 14;

void expect_sums(const CellSums& sums, std::uint64_t weight,
                 const std::array<std::uint64_t, 3>& parts) {
  EXPECT_EQ(sums.weight, weight);
  EXPECT_EQ(sums.parts, parts);
}

TEST(SummedCells, AreEmptyAtFirst) {
  const SummedCells cells(kLargest);
  expect_sums(cells.sums_of(kCell), 0, {});
  EXPECT_FALSE(cells.has_block(kCell / 64));
  EXPECT_EQ(cells.blocks(), 0U);
}

TEST(SummedCells, SumWeightsOfAnySize) {
  for (const std::uint64_t weight :
       {std::uint64_t{1}, std::uint64_t{131071}, std::uint64_t{131072},
        std::uint64_t{1} << 32, std::uint64_t{1} << 40}) {
    SummedCells cells(kLargest);
    for (int i = 0; i < 5; ++i) {
      cells.add(kCell, CellSums::of({0, 3, kLargest}, weight));
    }
    expect_sums(cells.sums_of(kCell), 5 * weight,
                {0, 15 * weight, 5 * weight * kLargest});
    EXPECT_TRUE(cells.has_block(kCell / 64));
    expect_sums(cells.sums_of(kCell + 1), 0, {});
  }
}

TEST(SummedCells, SumMorePixelsThan32BitsHold) {
  SummedCells cells(kLargest);
  const std::array<std::uint32_t, 4> parts = {kLargest, 1, 0, 1};
  for (int i = 0; i < 100000; ++i) {
    cells.add_pixel(kCell, parts.data(), 255);
  }
  expect_sums(cells.sums_of(kCell), 25500000,
              {std::uint64_t{25500000} * kLargest, 25500000, 0});
}

TEST(SummedCells, MergeExactly) {
  for (const std::uint64_t weight : {5, 131071, 131072, 1 << 30}) {
    SummedCells cells(kLargest);
    SummedCells other(kLargest);
    cells.add(kCell, CellSums::of({1, 2, 3}, weight));
    other.add(kCell, CellSums::of({kLargest, 0, 0}, weight));
    other.add(1, CellSums::of({9, 9, 9}, weight));
    cells.merge(other);
    expect_sums(cells.sums_of(kCell), 2 * weight,
                {weight * (kLargest + 1), 2 * weight, 3 * weight});
    expect_sums(cells.sums_of(1), weight, {9 * weight, 9 * weight, 9 * weight});
  }
}

TEST(SummedCells, ForgetAllWhenCleared) {
  SummedCells cells(kLargest);
  cells.add(kCell, CellSums::of({1, 2, 3}, 1));
  cells.add(kCell, CellSums::of({1, 2, 3}, 1 << 20));
  cells.clear();
  expect_sums(cells.sums_of(kCell), 0, {});
  cells.add(kCell, CellSums::of({1, 2, 3}, 1));
  expect_sums(cells.sums_of(kCell), 1, {1, 2, 3});
}

}  // namespace
}  // namespace scene_palette
