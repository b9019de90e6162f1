// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Color spaces of the core: linear light with sRGB primaries, sRGB, OKLab.
// OKLab is Björn Ottosson, "A perceptual color space for image processing"
// (2020), https://bottosson.github.io/posts/oklab/.  The sRGB curve is that of
// IEC 61966-2-1.  The roots are fixed sequences of IEEE operations: every build
// gives the same bits (no libm).
#pragma once

#include <array>
#include <cstdint>

#include "core/srgb8.h"

namespace scene_palette {

/// Linear light, sRGB primaries, 1 is diffuse white; unbounded.
struct LinearRgb {
  double r = 0;
  double g = 0;
  double b = 0;
};

/// sRGB values, 1 is the code 255; unbounded, mirrored below 0.
struct Srgb {
  double r = 0;
  double g = 0;
  double b = 0;
};

/// OKLab: `l` is 0 for black and 1 for white.
struct Oklab {
  double l = 0;
  double a = 0;
  double b = 0;
};

/// The space in which colors are clustered and compared.
enum class Space { oklab, srgb };

/// A color as a point of its Space: OKLab, or sRGB in units of one (not 255).
using Coordinates = std::array<double, 3>;

/// The real cube root, sign kept; relative error below 4e-16.
double cube_root(double x);

/// sRGB value of a linear one, and back; mirrored for negative arguments.
double srgb_encode(double linear);
double srgb_decode(double encoded);

/// Linear light of an 8-bit code.
double linear_from_code(std::uint8_t code);
Srgb srgb_from_linear(const LinearRgb& color);
LinearRgb linear_from_srgb(const Srgb& color);
Oklab oklab_from_linear(const LinearRgb& color);
LinearRgb linear_from_oklab(const Oklab& color);

/// The nearest 8-bit codes, each channel clamped to 0–255 and rounded.
Srgb8 srgb8_from_linear(const LinearRgb& color);
LinearRgb linear_from_srgb8(const Srgb8& color);

Coordinates coordinates_from_linear(const LinearRgb& color, Space space);
LinearRgb linear_from_coordinates(const Coordinates& point, Space space);

/// Squared Euclidean distance; in OKLab that is ΔE_OK squared.
inline double squared_distance(const Coordinates& a, const Coordinates& b) {
  const double x = a[0] - b[0];
  const double y = a[1] - b[1];
  const double z = a[2] - b[2];
  return x * x + y * y + z * z;
}

}  // namespace scene_palette
