// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where colors lie in the cells of a histogram: a grid uniform in the cube
// root of linear light, where cells of equal size look about equally large.
// (Cells uniform in sRGB lose the dark tones: 6 bits a channel cost 171 % of
// the error in OKLab at k = 256 on a dark portrait.)
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/pixel.h"

namespace scene_palette {

class CellLayout {
 public:
  /// Cells per unit of cube root along R, G, B: in proportion to how fast OKLab
  /// changes along each (rms 0.44 : 0.74 : 0.40).  From 84 on, no cell is wider
  /// than 4 8-bit codes.
  static constexpr std::array<int, 3> kLevels = {96, 128, 84};
  static constexpr std::uint32_t kCells = 96 * 128 * 84;

  using Levels = std::array<std::int32_t, 3>;

  /// Where a value lies on one axis: the cell's level and the place in it, from
  /// 0 to kFractionOne.
  struct Place {
    std::int32_t level = 0;
    std::uint32_t fraction = 0;
  };
  static constexpr std::uint32_t kFractionOne = 1 << 24;

  /// Builds the tables; O(1000).
  CellLayout();

  /// The place of a finite linear value on axis 0, 1 or 2.  Values beyond
  /// ±(2^20 / kLevels)^3 are put there.
  static Place place(double value, int axis);

  /// The same for a value in [0, 1], in a tenth of the time.
  Place place_in_grid(float value, int axis) const;

  /// The number of a cell in the grid, 0 to kCells - 1, and back.
  static std::uint32_t cell_at(const Levels& levels);
  static Levels levels_of(std::uint32_t cell);

  /// A key for cells beside the grid, in the order of their levels, and back.
  static std::uint64_t key_of(const Levels& levels);
  static Levels levels_of_key(std::uint64_t key);

  /// The cell of 8-bit codes, and what they are above the lowest codes in it.
  struct CodePlace {
    std::uint32_t cell = 0;
    std::uint32_t residuals = 0;  // 2 bits an axis, R lowest
  };
  CodePlace place_of_codes(const Rgba8& codes) const {
    const std::uint32_t sum = code_places_[codes.r] +
                              code_places_[256 + codes.g] +
                              code_places_[512 + codes.b];
    return {sum & ((1U << kCellBits) - 1), sum >> kCellBits};
  }

  /// The linear value at a mean fraction, or at a mean residual, of a level.
  static double linear_at_fraction(double fraction, std::int32_t level,
                                   int axis);
  double linear_at_residual(double residual, std::int32_t level,
                            int axis) const;

 private:
  static constexpr int kCellBits = 20;

  std::array<std::vector<double>, 3> edges_;  // where levels begin, and 1
  std::array<std::vector<std::uint8_t>, 3> lowest_codes_;  // of each level
  std::array<std::uint32_t, 768> code_places_{};  // addends, axis × 256 + code
};

}  // namespace scene_palette
