// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cells of 8-bit colors.  No cell is wider than 4 codes, so that a color's
// place in its cell is 2 bits an axis.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/cell_layout.h"
#include "core/pixel.h"

namespace scene_palette {

class CodePlaces {
 public:
  /// The tables; made at the first call.
  static const CodePlaces& shared();

  /// A cell, and what the codes are above the lowest codes in it.
  struct Place {
    std::uint32_t cell = 0;
    std::uint32_t residuals = 0;  // 2 bits an axis, R lowest
  };
  Place place_of(const Rgba8& codes) const {
    const std::uint32_t sum =
        addends_[codes.r] + addends_[256 + codes.g] + addends_[512 + codes.b];
    return {sum & ((1U << kCellBits) - 1), sum >> kCellBits};
  }

  /// How many codes a level of an axis has, 1 to 4, or 0 where it is narrower
  /// than the way from one code to the next.
  int codes_in(std::int32_t level, int axis) const {
    return counts_[axis][level];
  }

  /// The linear value at a mean residual of a level: between two codes by a
  /// straight line, which is off by less than 1e-5.
  double linear_at(double residual, std::int32_t level, int axis) const {
    const double code = lowest_codes_[axis][level] + residual;
    const auto below = static_cast<std::size_t>(code);
    const double part = code - static_cast<double>(below);
    return linear_[below] + part * (linear_[below + 1] - linear_[below]);
  }

 private:
  static constexpr int kCellBits = 20;
  static_assert(CellLayout::kCells <= 1U << kCellBits);

  CodePlaces();

  std::array<double, 257> linear_{};  // of each code; the last one is no code
  std::array<std::array<std::uint8_t, 128>, 3> lowest_codes_{};  // of levels
  std::array<std::array<std::uint8_t, 128>, 3> counts_{};        // of levels
  std::array<std::uint32_t, 768> addends_{};  // axis × 256 + code
};

}  // namespace scene_palette
