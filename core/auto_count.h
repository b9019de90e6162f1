// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How many colors a picture asks for.  The error over k falls as a power of k
// on photographs, without a knee: methods that look for one (the Kneedle of V.
// Satopää et al., 2011) answer 4 or 5 whatever the picture, and the jump of C.
// Sugar and G. James ("Finding the number of clusters in a dataset", 2003) runs
// to its limit.  So the rules are those that can be told in words: exactly the
// colors of a flat graphic; else as few as keep the visible error small; and
// never two that look alike.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "core/color.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// Limits of choose_count.
struct CountRules {
  /// A picture with no more different colors than these gets them all.
  static constexpr std::size_t kMaxDistinct = 32;
  /// Otherwise the error decides, from kLeast to kMost colors.
  static constexpr int kLeast = 3;
  static constexpr int kMost = 16;
  /// Root of the mean squared ΔE_OK, × 100.  Below 5, eight photographs and
  /// drawings got 3 (kite) to 10 (sunset) colors; below 4, up to 15; below 3,
  /// more than 24.
  static constexpr double kVisibleError = 5;
  /// ΔE_OK.  Nearer than this, two swatches side by side look alike.
  static constexpr double kAlike = 0.07;
  /// How far the curve of the error goes.
  static constexpr int kCurve = 24;
};

/// A clustering as far as the choice needs it.
struct CountCandidate {
  std::vector<Coordinates> centroids;  // OKLab; empty clusters left out
  double mean_squared_error = 0;       // squared ΔE_OK, over all pixels
};

/// The clustering of the picture into `k` colors, or fewer where it has fewer.
using ClusterAt = std::function<Result<CountCandidate>(
    std::size_t k, const Progress& progress)>;

/// The number of colors for a picture with `distinct_colors` (at least 1)
/// different 8-bit colors, which rule decided, and the error over k.  Asks
/// `cluster_at` once for each k from 1 to CountRules::kCurve, in order, but not
/// beyond `distinct_colors`, from where on the error is 0.  Where the search
/// for k colors ends with a larger error than that for fewer, the curve keeps
/// the smaller: a palette with one color more is never worse.  Errors: those of
/// `cluster_at`, cancelled.
Result<CountChoice> choose_count(std::size_t distinct_colors,
                                 const ClusterAt& cluster_at,
                                 const Progress& progress);

}  // namespace scene_palette
