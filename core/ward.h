// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Agglomeration by Ward's criterion (J. H. Ward, "Hierarchical grouping to
// optimize an objective function", 1963): the pair of clusters whose union
// costs least inertia, w1 w2 / (w1 + w2) |c1 - c2|², becomes one, again and
// again.
#pragma once

#include <cstddef>
#include <vector>

#include "core/point_sums.h"

namespace scene_palette {

/// Merges `clusters` (weights > 0) down to `count` (at least 1); fewer clusters
/// than that are left as they are.  About O(n²) for n clusters.
std::vector<PointSums> merge_by_ward(std::vector<PointSums> clusters,
                                     std::size_t count);

}  // namespace scene_palette
