// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How a picture in few colors may pretend to have more: neighboring pixels get
// different colors whose mean, in linear light, is what the eye sees from afar.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/color.h"
#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

/// none: each pixel its nearest color.  ordered and blue_noise: a pattern
/// decides (core/pattern_dither.h).  floyd_steinberg: what a pixel lacks goes
/// to its neighbors (core/error_diffusion.h).
enum class Dither { none, ordered, blue_noise, floyd_steinberg };

/// The linear values that dithering adds up, and the codes by which a nearest
/// color is asked for.
class DitherValues {
 public:
  static constexpr int kChannels = 3;
  using Color = std::array<float, kChannels>;

  DitherValues();

  /// In [0, 1]; values that are not numbers are 0.
  Color of(const Rgba8& pixel) const {
    return {linear_[pixel.r], linear_[pixel.g], linear_[pixel.b]};
  }
  static Color of(const Rgba& pixel) {
    return {limited(pixel.r), limited(pixel.g), limited(pixel.b)};
  }

  static float limited(float value) {
    return value > 0 ? (value < 1 ? value : 1) : 0;
  }

  /// The nearest code of a value in [0, 1], at most 0.2 codes further away than
  /// need be: a dithered pixel is off by far more.
  std::uint8_t code(float value) const {
    return codes_[static_cast<std::size_t>(value * kSteps + 0.5F)];
  }

 private:
  static constexpr float kSteps = 16384;
  std::array<float, 256> linear_{};
  std::vector<std::uint8_t> codes_;
};

/// What the swatches of `palette` are in linear light, not limited.
std::vector<DitherValues::Color> dither_colors(const Palette& palette);

}  // namespace scene_palette
