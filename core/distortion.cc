// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/distortion.h"

#include <cmath>
#include <cstddef>
#include <vector>

#include "core/weighted_color.h"

namespace scene_palette {
namespace {

Palette in_space(Palette palette, Space space) {
  palette.space = space;
  return palette;
}

LinearRgb linear_of(const Rgba8& pixel) {
  return linear_from_srgb8({pixel.r, pixel.g, pixel.b});
}
LinearRgb linear_of(const Rgba& pixel) { return {pixel.r, pixel.g, pixel.b}; }

double squared_distance_in(Space space, const LinearRgb& a,
                           const LinearRgb& b) {
  return squared_distance(coordinates_from_linear(a, space),
                          coordinates_from_linear(b, space));
}

}  // namespace

DistortionMeter::DistortionMeter(const Palette& palette)
    : unrounded_(in_space(palette, Space::oklab)),
      rounded_(in_space(rounded_to_8bit(palette), Space::srgb)),
      in_oklab_(unrounded_),
      in_srgb_(rounded_) {}

template <typename Pixel>
void DistortionMeter::add_pixels(std::span<const Pixel> pixels,
                                 std::span<const float> selection) {
  std::vector<std::uint8_t> in_oklab(pixels.size());
  std::vector<std::uint8_t> in_srgb(pixels.size());
  in_oklab_.nearest(pixels, in_oklab);
  in_srgb_.nearest(pixels, in_srgb);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const double weight =
        pixel_weight(pixels[i], selection.empty() ? 1.0F : selection[i]);
    if (weight == 0) {
      continue;
    }
    const LinearRgb color = linear_of(pixels[i]);
    const double oklab = squared_distance_in(
        Space::oklab, color, unrounded_.swatches[in_oklab[i]].color);
    const double srgb = squared_distance_in(
        Space::srgb, color, rounded_.swatches[in_srgb[i]].color);
    weight_ += weight;
    oklab_sum_ += weight * oklab;
    delta_e_sum_ += weight * std::sqrt(oklab);
    srgb8_sum_ += weight * srgb * (255.0 * 255.0);
  }
}

void DistortionMeter::add(std::span<const Rgba8> pixels,
                          std::span<const float> selection) {
  add_pixels(pixels, selection);
}

void DistortionMeter::add(std::span<const Rgba> pixels,
                          std::span<const float> selection) {
  add_pixels(pixels, selection);
}

Distortion DistortionMeter::result() const {
  if (weight_ == 0) {
    return {};
  }
  return {oklab_sum_ / weight_, srgb8_sum_ / weight_, delta_e_sum_ / weight_};
}

}  // namespace scene_palette
