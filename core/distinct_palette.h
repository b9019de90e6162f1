// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Palettes have no two entries of one 8-bit color: what k-means leaves double
// is replaced by the next best colors of the picture.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/weighted_color.h"

namespace scene_palette {

/// The different 8-bit colors of a picture with their weighted means.
using CodeMeans = std::map<Srgb8, WeightedColor>;

/// Those of `colors`, or nothing if there are more than `limit`.
CodeMeans few_codes(std::span<const WeightedColor> colors, std::size_t limit);

/// Leaves out colors of `palette` that round to the codes of an earlier one or
/// to one of `taken`, and adds colors of `picture` up to `k`, each the one that
/// lowers the error in `space` most at that time; fewer than k where the
/// picture has no more.  O(n k) where any are added.
void make_distinct(std::span<const WeightedColor> picture, Space space,
                   std::size_t k, std::set<Srgb8> taken,
                   std::vector<LinearRgb>& palette);

}  // namespace scene_palette
