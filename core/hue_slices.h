// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The fast way to a palette: sort the pixels by hue, cut them into k parts of
// equal size, take the mean of each.  It knows nothing of clusters: colors of
// one hue but different lightness are mixed.  The hue is that of HSV and HLS
// (A. R. Smith, "Color gamut transform pairs", 1978), which begins at red;
// grays have none and come first.  The means are those of sRGB values: that is
// what the common recipe averages, and what it shows is what we show.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/weighted_color.h"

namespace scene_palette {

/// The means of `k` (at least 1) parts of the pixels, each of the same weight
/// to 1/k of 1/255 of a pixel, in the order of hue; a color at a border counts
/// in both parts with its share.  Where there are no more than `k` colors,
/// these themselves; several means are equal where one color fills several
/// parts.  Colors of one hue go from dark to light (their highest channel),
/// then by the other channels, so that the order of `colors` makes no
/// difference.  The sum of all weights is below 2^64 / k.  O(n log n).
/// From cells of a histogram instead of single colors, the slices of five
/// photographs were 3 to 4 codes in the mean from those of the pixels, and of a
/// noisy gray card 22: the hue of almost gray is noise.
std::vector<LinearRgb> hue_slices(std::span<const WeightedColor> colors,
                                  std::size_t k);

}  // namespace scene_palette
