// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/code_places.h"

#include <cassert>

#include "core/color.h"

namespace scene_palette {

CodePlaces::CodePlaces() {
  for (int code = 0; code < 256; ++code) {
    linear_[code] = linear_from_code(static_cast<std::uint8_t>(code));
  }
  linear_[256] = 1;
  for (int axis = 0; axis < 3; ++axis) {
    std::int32_t before = -1;
    for (int code = 0; code < 256; ++code) {
      const std::int32_t level = CellLayout::place(linear_[code], axis).level;
      std::uint8_t& lowest = lowest_codes_[axis][level];
      if (level != before) {
        lowest = static_cast<std::uint8_t>(code);
        before = level;
      }
      const auto residual = static_cast<std::uint32_t>(code - lowest);
      assert(residual < 4);
      ++counts_[axis][level];
      addends_[static_cast<std::size_t>(axis) * 256 + code] =
          residual << (kCellBits + 2 * axis) |
          CellLayout::cell_addend(level, axis);
    }
  }
}

const CodePlaces& CodePlaces::shared() {
  static const CodePlaces places;
  return places;
}

}  // namespace scene_palette
