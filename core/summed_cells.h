// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weights of cells and weighted sums of where in them their pixels lie, in
// integers: exact, and independent of the order.  Each cell has four 32-bit
// sums, which are emptied into 64-bit ones before they can overflow.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "core/cell_blocks.h"
#include "core/cell_sums.h"

namespace scene_palette {

class SummedCells {
 public:
  /// Parts are at most `largest_part`, a power of two.
  explicit SummedCells(std::uint32_t largest_part)
      : limit_((std::uint32_t{1} << 31) / largest_part) {}

  void add(std::uint32_t cell, const CellSums& sums) {
    if (sums.weight >= limit_) {
      add_wide(cell, sums);
      return;
    }
    Sums& narrow = cells_.at(
        cell / CellLayout::kBlockCells)[cell % CellLayout::kBlockCells];
    for (int axis = 0; axis < 3; ++axis) {
      narrow[axis] += static_cast<std::uint32_t>(sums.parts[axis]);
    }
    narrow[3] += static_cast<std::uint32_t>(sums.weight);
    if (narrow[3] >= limit_) {
      empty_into_wide(cell, narrow);
    }
  }

  /// The same for a pixel whose weight is less than 2^31 / largest_part;
  /// `parts_and_one` are its three parts and 1.
  void add_pixel(std::uint32_t cell, const std::uint32_t* parts_and_one,
                 std::uint32_t weight) {
    Sums& narrow = cells_.at(
        cell / CellLayout::kBlockCells)[cell % CellLayout::kBlockCells];
    for (int i = 0; i < 4; ++i) {
      narrow[i] += weight * parts_and_one[i];
    }
    if (narrow[3] >= limit_) {
      empty_into_wide(cell, narrow);
    }
  }

  void merge(const SummedCells& other);
  void clear();

  bool has_block(std::size_t block) const;
  std::size_t blocks() const { return cells_.size(); }
  CellSums sums_of(std::uint32_t cell) const;

 private:
  // Of the parts on each axis, and the weight, which is less than limit_.
  using Sums = std::array<std::uint32_t, 4>;

  void add_wide(std::uint32_t cell, const CellSums& sums);
  void empty_into_wide(std::uint32_t cell, Sums& sums);

  std::uint32_t limit_;
  CellBlocks<Sums, CellLayout::kBlockCells> cells_;
  std::unordered_map<std::uint32_t, CellSums> wide_;  // by cell
};

}  // namespace scene_palette
