// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/dither.h"

namespace scene_palette {

DitherValues::DitherValues() {
  for (std::size_t code = 0; code < linear_.size(); ++code) {
    linear_[code] =
        static_cast<float>(linear_from_code(static_cast<std::uint8_t>(code)));
  }
}

std::vector<DitherValues::Color> dither_colors(const Palette& palette) {
  std::vector<DitherValues::Color> colors;
  colors.reserve(palette.swatches.size());
  for (const Swatch& swatch : palette.swatches) {
    colors.push_back({static_cast<float>(swatch.color.r),
                      static_cast<float>(swatch.color.g),
                      static_cast<float>(swatch.color.b)});
  }
  return colors;
}

}  // namespace scene_palette
