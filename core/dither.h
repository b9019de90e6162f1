// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How a picture in few colors may pretend to have more: neighboring pixels get
// different colors whose mean, in linear light, is what the eye sees from afar.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/color.h"
#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

/// none: each pixel its nearest color.  ordered and blue_noise: a pattern
/// decides (core/pattern_dither.h).  floyd_steinberg: what a pixel lacks goes
/// to its neighbors (core/error_diffusion.h).
enum class Dither { none, ordered, blue_noise, floyd_steinberg };

/// The linear values that dithering adds up.
class DitherValues {
 public:
  static constexpr int kChannels = 3;
  static constexpr float kFarthest = 1e6F;
  using Color = std::array<float, kChannels>;

  DitherValues();

  /// Below 0 and above 1 too, but no further than kFarthest; values that are
  /// not numbers are 0.
  Color of(const Rgba8& pixel) const {
    return {linear_[pixel.r], linear_[pixel.g], linear_[pixel.b]};
  }
  static Color of(const Rgba& pixel) {
    return {number(pixel.r), number(pixel.g), number(pixel.b)};
  }

 private:
  static float number(float value) {
    return std::isnan(value) ? 0 : std::clamp(value, -kFarthest, kFarthest);
  }

  std::array<float, 256> linear_{};
};

/// What the swatches of `palette` are in linear light, not limited.
std::vector<DitherValues::Color> dither_colors(const Palette& palette);

}  // namespace scene_palette
