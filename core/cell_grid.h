// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cells that colors share once there are too many to keep apart.  A cell
// sums where in it its pixels lie, in integers, so that its mean is exact and
// independent of the order of the pixels: 8-bit colors in codes, others in
// 2^-24 of the cell's width.  Colors outside [0, 1] live in cells of the same
// size beside the grid.
//
// No cell is wider than 4 codes, so that the common case, an opaque 8-bit
// pixel, needs one addition to one 64-bit word: a count and three sums of 2-bit
// residuals.  A word is emptied into wide sums every 8192 pixels.  (1.5 ns a
// pixel at 24 megapixels instead of 15 with four 64-bit sums a cell.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/cell_layout.h"
#include "core/pixel.h"
#include "core/weighted_color.h"

namespace scene_palette {

class CellGrid {
 public:
  /// Adds a finite linear color, or 8-bit codes (alpha is ignored), with a
  /// weight in 1/255 of a pixel.
  void add(float r, float g, float b, std::uint64_t weight);
  void add(const Rgba8& codes, std::uint64_t weight);

  /// Adds 8-bit pixels, all of them opaque; the same as one by one.
  void add_opaque(std::span<const Rgba8> pixels);

  void merge(const CellGrid& other);

  /// Whether nothing was added.
  bool empty() const { return words_.empty(); }

  /// Each cell's mean and weight, ordered by cell.  O(cells of the grid).
  std::vector<WeightedColor> colors() const;

 private:
  // Sums that a word cannot hold, of codes and of fractions apart.
  struct WideSums {
    std::uint64_t code_weight = 0;
    std::array<std::uint64_t, 3> residuals{};  // Σ weight × (code - lowest)
    std::uint64_t linear_weight = 0;
    std::array<std::uint64_t, 3> fractions{};  // Σ weight × fraction

    void add(const WideSums& other);
  };

  void allocate();
  void add_word(std::uint32_t cell, std::uint64_t addend);
  void empty_word(std::uint32_t cell);
  WideSums& wide_sums(std::uint32_t cell);
  static WideSums sums_of(std::uint64_t word);
  WeightedColor mean_of(const WideSums& sums,
                        const CellLayout::Levels& levels) const;

  CellLayout layout_;
  std::array<std::uint64_t, 64> residual_words_{};  // to add for residuals
  std::vector<std::uint64_t> words_;  // the whole grid, or nothing
  std::vector<WideSums> wide_;
  std::vector<std::uint32_t> wide_numbers_;  // of each cell: 1 + where in wide_
  std::unordered_map<std::uint64_t, WideSums> beside_;  // by keys of levels
};

}  // namespace scene_palette
