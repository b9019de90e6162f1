// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where in the picture the pixels of each region of cells are: sums over a
// lattice of every eighth pixel, staggered from row to row, so that neither
// rows, columns nor diagonals are missed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/cell_blocks.h"
#include "core/cell_layout.h"
#include "core/pixel.h"
#include "core/region.h"

namespace scene_palette {

class PositionGrid {
 public:
  /// Columns from one sample of a row to the next.
  static constexpr std::size_t kStep = 8;

  /// How many pixels right of `at` the first sample is: those with
  /// (x + 3 y) mod kStep = 0.
  static std::size_t first_sample(const Position& at) {
    const auto phase =
        static_cast<std::uint32_t>(at.x) + 3 * static_cast<std::uint32_t>(at.y);
    return (0 - phase) % kStep;
  }

  /// Adds a pixel of the lattice.
  void add(std::uint32_t cell, const Position& position) {
    sums_at(cell).add(position);
  }

  /// Adds those of a row of pixels, all of them visible.
  void add_row(std::span<const Rgba8> pixels, const Position& at);

  void merge(const PositionGrid& other);
  void clear() {
    numbers_.clear();
    sums_.clear();
  }

  /// The sums of the region that `cell` is in.
  PositionSums sums_of(std::uint32_t cell) const;

 private:
  static constexpr std::size_t kRegions =
      std::size_t{1} << (CellLayout::kBlockBits - CellLayout::kRegionBits);

  static std::size_t region_in_block(std::uint32_t cell) {
    return (cell >> CellLayout::kRegionBits) % kRegions;
  }

  PositionSums& sums_at(std::uint32_t cell) {
    std::uint32_t& number =
        numbers_.at(cell >> CellLayout::kBlockBits)[region_in_block(cell)];
    if (number == 0) {
      sums_.emplace_back();
      number = static_cast<std::uint32_t>(sums_.size());
    }
    return sums_[number - 1];
  }

  // Of each region: 1 + where its sums are.  Most blocks have few regions, and
  // a sum is large.
  CellBlocks<std::uint32_t, kRegions> numbers_;
  std::vector<PositionSums> sums_;
};

}  // namespace scene_palette
