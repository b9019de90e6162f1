// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Color mathematics that shares nothing with the core: written from the
// published formulas with libm in double precision, to check the core against.
// sRGB: IEC 61966-2-1.  OKLab: Björn Ottosson, "A perceptual color space for
// image processing", 2020, https://bottosson.github.io/posts/oklab/.
#pragma once

#include <cstddef>
#include <span>

#include "core/color.h"
#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

/// The sRGB curve and its inverse, mirrored below 0.
double reference_encode(double linear);
double reference_decode(double encoded);

LinearRgb reference_linear(const Rgba8& pixel);
LinearRgb reference_linear(const Rgba& pixel);
Oklab reference_oklab(const LinearRgb& color);

/// A color as a point of a clustering space.
Coordinates reference_coordinates(const LinearRgb& color, Space space);

/// Distance in OKLab.
double reference_delta_e(const LinearRgb& a, const LinearRgb& b);

/// Squared distance of `color` to a swatch, in the palette's space.
double reference_squared_distance(const LinearRgb& color,
                                  const Palette& palette, std::size_t swatch);

/// The index of the nearest of `colors`; of equally near ones the first.
std::size_t reference_nearest(const Coordinates& point,
                              std::span<const Coordinates> colors);

}  // namespace scene_palette
