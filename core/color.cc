// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/color.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace scene_palette {
namespace {

// x^(1/3) for x > 0.  The start divides the bits of the number by 3 (B. Kahan,
// "Computing a real cube root", 1991); each step is Halley's, of third order.
double positive_cube_root(double x) {
  constexpr std::uint64_t kBias = 0x2a9f7893782da1ce;
  auto y = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) / 3 + kBias);
  for (int step = 0; step < 4; ++step) {
    const double cube = y * y * y;
    y = y * ((cube + 2 * x) / (2 * cube + x));
  }
  return y;
}

// x^(1/5) for x > 0, by Newton's method from a start that is 7 % off at most.
double fifth_root(double x) {
  constexpr auto kOne = std::bit_cast<std::uint64_t>(1.0);
  auto y =
      std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) / 5 + kOne / 5 * 4);
  for (int step = 0; step < 7; ++step) {
    const double fourth = (y * y) * (y * y);
    y = (4 * y + x / fourth) / 5;
  }
  return y;
}

std::uint8_t code_from_linear(double linear) {
  const double code = srgb_encode(std::clamp(linear, 0.0, 1.0)) * 255;
  return static_cast<std::uint8_t>(code + 0.5);
}

std::array<double, 256> make_code_table() {
  std::array<double, 256> table{};
  for (int code = 0; code < 256; ++code) {
    table[code] = srgb_decode(code / 255.0);
  }
  return table;
}

}  // namespace

double cube_root(double x) {
  if (std::abs(x) < std::numeric_limits<double>::min()) {
    return 0;  // also for subnormal numbers, whose bits say nothing of a root
  }
  return x > 0 ? positive_cube_root(x) : -positive_cube_root(-x);
}

double srgb_encode(double linear) {
  const double x = std::abs(linear);
  // x^(1/2.4) = (x^(1/12))^5
  double encoded = 12.92 * x;
  if (x > 0.0031308) {
    const double root = positive_cube_root(std::sqrt(std::sqrt(x)));
    encoded = 1.055 * ((root * root) * (root * root) * root) - 0.055;
  }
  return std::copysign(encoded, linear);
}

double srgb_decode(double encoded) {
  const double x = std::abs(encoded);
  // x^2.4 = x^2 (x^(1/5))^2
  double linear = x / 12.92;
  if (x > 0.04045) {
    const double base = (x + 0.055) / 1.055;
    const double root = fifth_root(base);
    linear = (base * base) * (root * root);
  }
  return std::copysign(linear, encoded);
}

double linear_from_code(std::uint8_t code) {
  static const std::array<double, 256> table = make_code_table();
  return table[code];
}

Srgb srgb_from_linear(const LinearRgb& color) {
  return {srgb_encode(color.r), srgb_encode(color.g), srgb_encode(color.b)};
}

LinearRgb linear_from_srgb(const Srgb& color) {
  return {srgb_decode(color.r), srgb_decode(color.g), srgb_decode(color.b)};
}

// The matrices are those of the page named in the header (revision of
// 2021-01-25); the inverse ones are its own, rounded to the same digits.
Oklab oklab_from_linear(const LinearRgb& color) {
  const auto& [r, g, b] = color;
  const double l =
      cube_root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m =
      cube_root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s =
      cube_root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

LinearRgb linear_from_oklab(const Oklab& color) {
  const double l = color.l + 0.3963377774 * color.a + 0.2158037573 * color.b;
  const double m = color.l - 0.1055613458 * color.a - 0.0638541728 * color.b;
  const double s = color.l - 0.0894841775 * color.a - 1.2914855480 * color.b;
  const double l3 = l * l * l;
  const double m3 = m * m * m;
  const double s3 = s * s * s;
  return {4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
          -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
          -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3};
}

Srgb8 srgb8_from_linear(const LinearRgb& color) {
  return {code_from_linear(color.r), code_from_linear(color.g),
          code_from_linear(color.b)};
}

LinearRgb linear_from_srgb8(const Srgb8& color) {
  return {linear_from_code(color.r), linear_from_code(color.g),
          linear_from_code(color.b)};
}

Coordinates coordinates_from_linear(const LinearRgb& color, Space space) {
  if (space == Space::srgb) {
    const Srgb srgb = srgb_from_linear(color);
    return {srgb.r, srgb.g, srgb.b};
  }
  const Oklab lab = oklab_from_linear(color);
  return {lab.l, lab.a, lab.b};
}

LinearRgb linear_from_coordinates(const Coordinates& point, Space space) {
  if (space == Space::srgb) {
    return linear_from_srgb({point[0], point[1], point[2]});
  }
  return linear_from_oklab({point[0], point[1], point[2]});
}

}  // namespace scene_palette
