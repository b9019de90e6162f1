// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The search for a better partition than the first k-means run finds: split the
// clusters with the widest spread, let k-means settle, merge as many pairs by
// Ward's criterion, settle again, and keep the result if it is better.  A
// relative of breathing k-means (B. Fritzke, arXiv 2006.15666) and of iterative
// splitting and merging (T. Kaukoranta, P. Fränti, O. Nevalainen, "Iterative
// split-and-merge algorithm for vector quantization codebook generation",
// 1998).  No random numbers.
#pragma once

#include <cstddef>

#include "core/kmeans.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// A clustering of `points` (not empty) into `k` (1 to 256) clusters of least
/// inertia, as near as the search comes; fewer where there are fewer different
/// points.  Errors: cancelled.
Result<Clustering> search_clustering(const Points& points, std::size_t k,
                                     const Progress& progress);

}  // namespace scene_palette
