// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where k-means starts.  Greedy k-means++ (D. Arthur and S. Vassilvitskii,
// "k-means++: the advantages of careful seeding", 2007, with 2 + ln k
// candidates a draw as scikit-learn does) draws at random from a seed; the
// variance cut (X. Wu, "Color quantization by dynamic programming and principal
// analysis", 1992, here on the points themselves) needs no chance.
#pragma once

#include <cstddef>
#include <vector>

#include "core/color.h"
#include "core/point_sums.h"
#include "core/points.h"
#include "core/random.h"

namespace scene_palette {

/// `k` (at least 1) starting centroids among the points, or fewer where there
/// are fewer different points.  `points` is not empty.  O(n k log k).
std::vector<Coordinates> seed_greedy(const Points& points, std::size_t k,
                                     SplitMix64& random);

/// The sums of `count` boxes of `points` (not empty), or of fewer where the
/// points cannot be divided further: the box of greatest variance along an axis
/// is cut in two across that axis, where the two variances become least, again
/// and again. O(n log count).
std::vector<PointSums> cut_by_variance(const Points& points, std::size_t count);

}  // namespace scene_palette
