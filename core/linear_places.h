// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cells of a block of linear pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/cell_layout.h"
#include "core/kernels/histogram.h"
#include "core/pixel.h"

namespace scene_palette {

class LinearPlaces {
 public:
  static constexpr std::size_t kMost = 256;

  /// Looks at up to kMost pixels; the places of earlier ones are forgotten.
  void find(std::span<const Rgba> pixels);

  /// Whether pixel i has its colors in [0, 1] and is opaque.
  bool is_plain(std::size_t i) const {
    return colors_of(i) + parts_[4 * i + 3] < CellLayout::kCells;
  }

  /// Whether all of the first `count` pixels are.
  bool are_plain(std::size_t count) const {
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < 4 * count; ++i) {
      all |= parts_[i];
    }
    return all < kBesideGrid;
  }

  /// Whether pixel i has its colors in [0, 1].
  bool is_in_grid(std::size_t i) const {
    return colors_of(i) < CellLayout::kCells;
  }

  /// The cell of pixel i, and its place in it on each axis, from 0 to
  /// CellLayout::kFractionOne.  Only where it is in the grid.
  std::uint32_t cell(std::size_t i) const { return colors_of(i); }
  std::array<std::uint32_t, 3> fractions(std::size_t i) const {
    return {fractions_[4 * i], fractions_[4 * i + 1], fractions_[4 * i + 2]};
  }

  /// These fractions and 1.
  const std::uint32_t* fractions_and_one(std::size_t i) const {
    return &fractions_[4 * i];
  }

 private:
  std::uint32_t colors_of(std::size_t i) const {
    return parts_[4 * i] + parts_[4 * i + 1] + parts_[4 * i + 2];
  }

  std::array<std::uint32_t, 4 * kMost> parts_;
  std::array<std::uint32_t, 4 * kMost> fractions_;
};

}  // namespace scene_palette
