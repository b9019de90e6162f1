// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the scene method sees of a picture: some thousand cells of like colors,
// each with its share and with its importance to a viewer.  Small things count
// for more than their share, so do colorful ones and those that stand together
// in the picture: an object, not scattered noise.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/region.h"

namespace scene_palette {

/// Colors of a picture that lie within a cube of OKLab.
struct SceneCell {
  Coordinates color{};    // OKLab, their mean
  Coordinates around{};   // the mean of the colors around
  double share = 0;       // > 0; the shares of all cells sum to 1
  double importance = 0;  // > 0; sums to 1 as well
  /// Whether an accent may have this color: the middle of a compact group that
  /// is large enough to be seen and not gray.
  bool can_be_accent = false;
};

/// The cells of a picture of these regions, in a fixed order; none where no
/// region has a weight.  O(regions), 5 ms for a photograph.
std::vector<SceneCell> scene_cells(std::span<const Region> regions);

}  // namespace scene_palette
