// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A color and how much of the picture it is; and how much one pixel counts.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/color.h"
#include "core/pixel.h"

namespace scene_palette {

/// Weight of a fully opaque, fully selected pixel: weights count in 1/255.
inline constexpr std::uint32_t kFullWeight = 255;

/// A color and its weight in 1/255 of a pixel.
struct WeightedColor {
  LinearRgb color;
  std::uint64_t weight = 0;
};

/// The weight, 0 to kFullWeight, of a pixel with `alpha` (0–255, clamped) whose
/// selection is `selected` (0–1, clamped): their product in steps of 1/255,
/// never rounded to 0; 0 where either is not a number.
inline std::uint32_t pixel_weight(float alpha, float selected) {
  const float product = std::min(alpha, 255.0F) * std::min(selected, 1.0F);
  if (!(alpha > 0 && selected > 0)) {
    return 0;
  }
  return std::max(1U, static_cast<std::uint32_t>(product + 0.5F));
}

/// The weight of a pixel; 0 where one of its values is not finite.
inline std::uint32_t pixel_weight(const Rgba8& pixel, float selected) {
  return pixel_weight(static_cast<float>(pixel.a), selected);
}
inline std::uint32_t pixel_weight(const Rgba& pixel, float selected) {
  return is_finite(pixel) ? pixel_weight(pixel.a * 255, selected) : 0;
}

}  // namespace scene_palette
