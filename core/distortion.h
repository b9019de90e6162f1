// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How far a palette is from a picture: the errors that the literature quotes,
// over the pixels themselves.
#pragma once

#include <cstdint>
#include <span>

#include "core/palette.h"
#include "core/pixel.h"
#include "core/remap.h"

namespace scene_palette {

/// Weighted means over all pixels; each uses the nearest color in its own
/// space.
struct Distortion {
  double oklab_mse = 0;  // squared ΔE_OK, unrounded palette
  double srgb8_mse = 0;  // squared distance summed over R, G, B in 0–255,
                         // palette rounded to 8 bits
  double delta_e_ok_mean = 0;  // ΔE_OK, unrounded palette
};

/// Gathers the distortion of one palette, chunk by chunk.  Weights, selection
/// and values that are not finite are treated as Histogram::add does.
class DistortionMeter {
 public:
  explicit DistortionMeter(const Palette& palette);

  void add(std::span<const Rgba8> pixels,
           std::span<const float> selection = {});
  void add(std::span<const Rgba> pixels, std::span<const float> selection = {});

  /// The means so far; all 0 if nothing was visible.
  Distortion result() const;

 private:
  template <typename Pixel>
  void add_pixels(std::span<const Pixel> pixels,
                  std::span<const float> selection);

  Palette unrounded_;
  Palette rounded_;
  Remap in_oklab_;
  Remap in_srgb_;
  double weight_ = 0;
  double oklab_sum_ = 0;
  double srgb8_sum_ = 0;
  double delta_e_sum_ = 0;
};

}  // namespace scene_palette
