// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The article's way to a palette: plain k-means from several random starts, the
// best one kept, as scikit-learn's KMeans does by default.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/kmeans.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// The best of 10 runs of k-means from greedy k-means++ starts; `points` is not
/// empty, `k` 1 to 256.  Fewer clusters where there are fewer different points.
/// Errors: cancelled.
Result<Clustering> cluster_classic(const Points& points, std::size_t k,
                                   std::uint64_t seed,
                                   const Progress& progress);

}  // namespace scene_palette
