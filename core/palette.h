// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A palette: swatches with their shares, and the orders people read them in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/color.h"

namespace scene_palette {

/// One color of a palette and its share of the picture.
struct Swatch {
  LinearRgb color;         // unrounded, unbounded
  Oklab oklab;             // of `color`
  Srgb8 srgb8;             // of `color`, what an 8-bit file holds
  double share = 0;        // 0–1 of the visible pixels; the shares sum to 1
  bool is_locked = false;  // asked for by ExtractOptions::locked
  bool is_accent = false;  // reserved by the scene method (core/scene.h)
};

/// A swatch of `color` with the derived values filled in.
Swatch make_swatch(const LinearRgb& color, double share);

/// Whether 8-bit sRGB cannot hold the color: a channel lies outside of what its
/// codes stand for, by more than half a code.
bool is_clipped(const Swatch& swatch);

/// hue: around the OKLab hue circle, cut at its widest gap, grays apart at the
/// end, dark to light.  lightness: dark to light.  share: largest first.
/// chroma: most colorful first.  smooth: the shortest way through all in OKLab,
/// from its darker end.
enum class Order { hue, lightness, share, chroma, smooth };

/// How the number of colors was chosen (core/auto_count.h).
struct CountChoice {
  /// distinct_colors: the picture has no more.  error_below: the fewest whose
  /// error is not plainly visible.  nearest_entries: fewer than that, since two
  /// would look alike.  limit: the error stays visible with the most.
  enum class Rule { distinct_colors, error_below, nearest_entries, limit };

  Rule rule = Rule::distinct_colors;
  int colors = 0;
  /// Root of the mean squared ΔE_OK, × 100, with k colors at [k - 1].
  std::vector<double> curve;
};

struct Palette {
  std::vector<Swatch> swatches;
  /// The space it was clustered in; "nearest" is meant in it.
  Space space = Space::oklab;
  /// Whether the picture had fewer colors than were asked for.
  bool fewer_than_asked = false;
  /// Only where the picture decided how many colors it gets.
  std::optional<CountChoice> auto_count;
};

/// Puts the swatches into `order`; ties are broken by lightness, then codes.
/// Empty and one-color spans are left as they are.  The order before makes no
/// difference where no two swatches are equal.
void order_swatches(std::span<Swatch> swatches, Order order);

/// Whether each color is gray in its 8-bit codes.
bool is_gray(const Palette& palette);

/// The palette with each color rounded to its 8-bit codes, shares kept.
Palette rounded_to_8bit(const Palette& palette);

}  // namespace scene_palette
