// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/support/reference.h"

#include <algorithm>
#include <cmath>

namespace scene_palette {
namespace {

double distance_squared(const Coordinates& a, const Coordinates& b) {
  return std::pow(a[0] - b[0], 2) + std::pow(a[1] - b[1], 2) +
         std::pow(a[2] - b[2], 2);
}

}  // namespace

double reference_encode(double linear) {
  const double x = std::abs(linear);
  const double encoded =
      x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055;
  return std::copysign(encoded, linear);
}

double reference_decode(double encoded) {
  const double x = std::abs(encoded);
  const double linear =
      x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
  return std::copysign(linear, encoded);
}

LinearRgb reference_linear(const Rgba8& pixel) {
  return {reference_decode(pixel.r / 255.0), reference_decode(pixel.g / 255.0),
          reference_decode(pixel.b / 255.0)};
}

LinearRgb reference_linear(const Rgba& pixel) {
  return {pixel.r, pixel.g, pixel.b};
}

Oklab reference_oklab(const LinearRgb& color) {
  const auto [r, g, b] = color;
  const double l =
      std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m =
      std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s =
      std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Coordinates reference_coordinates(const LinearRgb& color, Space space) {
  if (space == Space::srgb) {
    return {reference_encode(color.r), reference_encode(color.g),
            reference_encode(color.b)};
  }
  const Oklab lab = reference_oklab(color);
  return {lab.l, lab.a, lab.b};
}

double reference_delta_e(const LinearRgb& a, const LinearRgb& b) {
  return std::sqrt(distance_squared(reference_coordinates(a, Space::oklab),
                                    reference_coordinates(b, Space::oklab)));
}

double reference_squared_distance(const LinearRgb& color,
                                  const Palette& palette, std::size_t swatch) {
  return distance_squared(
      reference_coordinates(color, palette.space),
      reference_coordinates(palette.swatches[swatch].color, palette.space));
}

std::size_t reference_nearest(const Coordinates& point,
                              std::span<const Coordinates> colors) {
  const auto nearest = std::min_element(
      colors.begin(), colors.end(), [&point](const auto& a, const auto& b) {
        return distance_squared(point, a) < distance_squared(point, b);
      });
  return static_cast<std::size_t>(nearest - colors.begin());
}

}  // namespace scene_palette
