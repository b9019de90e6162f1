// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The error of a palette over all pixels of a picture, by comparing every
// different color with every entry in double precision: slow and beyond doubt.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/pixel.h"

namespace scene_palette {

/// Mean squared distances over all pixels.
struct PaletteErrors {
  double oklab = 0;          // × 10⁴, the palette as it is
  double oklab_rounded = 0;  // × 10⁴, the palette rounded to 8-bit sRGB
  double srgb8 = 0;  // in 8-bit codes, channels summed, the palette rounded
};

class Judge {
 public:
  /// `pixels` must outlive it.  Alpha is ignored.
  explicit Judge(std::span<const Rgba8> pixels);

  /// The errors if each pixel takes the nearest color, each error in its own
  /// space.  `palette` is not empty.  O(different colors × palette).
  PaletteErrors errors(std::span<const LinearRgb> palette) const;

  /// The errors if pixel i takes palette[indices[i]].
  PaletteErrors errors(std::span<const LinearRgb> palette,
                       std::span<const std::uint8_t> indices) const;

 private:
  /// One array a coordinate, so that the compiler can use vectors.
  using Points = std::array<std::vector<double>, 3>;

  double nearest_error(const Points& points, const Points& palette) const;

  std::span<const Rgba8> pixels_;
  std::vector<std::uint32_t> ranks_;  // of each packed color: where it is below
  std::vector<double> weights_;       // shares of the different colors
  Points oklab_;
  Points srgb8_;
};

}  // namespace scene_palette
