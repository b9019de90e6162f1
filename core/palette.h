// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A palette: swatches with their shares, and the orders people read them in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"

namespace scene_palette {

/// One color of a palette and its share of the picture.
struct Swatch {
  LinearRgb color;   // unrounded, unbounded
  Oklab oklab;       // of `color`
  Srgb8 srgb8;       // of `color`, what an 8-bit file holds
  double share = 0;  // 0–1 of the visible pixels; the shares sum to 1
};

/// A swatch of `color` with the derived values filled in.
Swatch make_swatch(const LinearRgb& color, double share);

/// hue: around the OKLab hue circle, cut at its widest gap, grays apart at the
/// end, dark to light.  lightness: dark to light.  share: largest first.
/// chroma: most colorful first.
enum class Order { hue, lightness, share, chroma };

struct Palette {
  std::vector<Swatch> swatches;
  /// The space it was clustered in; "nearest" is meant in it.
  Space space = Space::oklab;
  /// Whether the picture had fewer colors than were asked for.
  bool fewer_than_asked = false;
};

/// Puts the swatches into `order`; ties are broken by lightness, then codes.
/// Empty and one-color spans are left as they are.
void order_swatches(std::span<Swatch> swatches, Order order);

/// The palette with each color rounded to its 8-bit codes, shares kept.
Palette rounded_to_8bit(const Palette& palette);

}  // namespace scene_palette
