// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cells that colors share once there are too many to keep apart.  A cell
// sums where in it its pixels lie, in integers, so that its mean is exact and
// independent of the order of the pixels: 8-bit colors in codes, others in
// 2^-14 of the cell's width.  Colors outside [0, 1] live in cells of the same
// size beside the grid.
//
// No cell is wider than 4 codes, so that the common case, an opaque 8-bit
// pixel, needs one addition to one 64-bit word: a count and three sums of 2-bit
// residuals, emptied into wider sums every 8192 pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/cell_blocks.h"
#include "core/linear_places.h"
#include "core/pixel.h"
#include "core/position_grid.h"
#include "core/region.h"
#include "core/summed_cells.h"
#include "core/weighted_color.h"

namespace scene_palette {

class CellGrid {
 public:
  CellGrid();
  /// Adds 8-bit codes (alpha is ignored) with a weight in 1/255 of a pixel.
  void add(const Rgba8& codes, std::uint64_t weight);

  /// Adds a finite linear color (alpha is ignored), which is the i-th of those
  /// that `places` looked at.
  void add(const Rgba& linear, const LinearPlaces& places, std::size_t i,
           std::uint64_t weight);

  /// Adds 8-bit pixels, all of them opaque; the same as one by one.
  void add_opaque(std::span<const Rgba8> pixels);
  /// Adds the first `count` pixels that `places` looked at, all of them plain.
  void add_opaque(const LinearPlaces& places, std::size_t count);

  void merge(const CellGrid& other);
  void clear();  // keeps the memory

  /// Each cell's mean and weight, in a fixed order; of blocks of 2×2×2 cells if
  /// there are more than kMostColors, for the memory of what follows. O(cells).
  static constexpr std::size_t kMostColors = std::size_t{1} << 18;
  std::vector<WeightedColor> colors() const;

  /// All cells, those of a weight of `heavy` or more in parts (cell_parts.h).
  std::vector<WeightedColor> parts(std::uint64_t heavy) const;
  /// The same for blocks of 2×2×2 cells, with the positions of those that are
  /// not beside the grid.
  std::vector<Region> regions(const PositionGrid& positions) const;

 private:
  void add_word(std::uint32_t cell, std::uint64_t addend);
  void empty_word(std::uint32_t cell, std::uint64_t& word);
  std::size_t most_cells() const;
  template <typename Visit>
  void visit_block(std::size_t block, const Visit& visit) const;
  template <typename Visit>
  void visit_grid(const Visit& visit) const;
  template <typename Visit>
  void visit_beside(const Visit& visit) const;

  std::array<std::uint64_t, 64> residual_words_{};  // to add for residuals
  CellBlocks<std::uint64_t, CellLayout::kBlockCells> words_;
  SummedCells codes_;   // in codes above the lowest one of the cell
  SummedCells linear_;  // in fractions
  std::unordered_map<std::uint64_t, CellSums> beside_;  // by keys of levels
};

}  // namespace scene_palette
