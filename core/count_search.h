// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The number of colors for one picture, by the least error in OKLab.  Its many
// clusterings are kept: a search that was stopped goes on where it was, and
// asking again costs nothing.
#pragma once

#include <span>
#include <vector>

#include "core/auto_count.h"
#include "core/palette.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/weighted_color.h"

namespace scene_palette {

class CountSearch {
 public:
  /// The choice for a picture of `colors` (at least one), which are `points` in
  /// OKLab and weigh `total_weight` together; the same ones at each call.
  /// Errors: cancelled.
  Result<CountChoice> choose(std::span<const WeightedColor> colors,
                             const Points& points, double total_weight,
                             const Progress& progress);

 private:
  std::vector<CountCandidate> found_;  // for k colors at [k - 1]
};

}  // namespace scene_palette
