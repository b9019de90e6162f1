// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The search for a better partition than the first k-means run finds: take the
// centroid that is missed least, put it beside the one with the widest cluster,
// let k-means settle, and keep the result if it is better.  A relative of
// breathing k-means (B. Fritzke, arXiv 2006.15666), of iterative splitting and
// merging (T. Kaukoranta, P. Fränti, O. Nevalainen, "Iterative split-and-merge
// algorithm for vector quantization codebook generation", 1998) and of random
// swap (P. Fränti, "Efficiency of random swap clustering", 2018), but without
// random numbers: pairs are tried in the order of what they promise.
#pragma once

#include <cstddef>
#include <span>

#include "core/kmeans.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// How long a search takes.  first: a quick answer for a dialog.  standard: the
/// default.  best: several times longer.
enum class Quality { first, standard, best };

/// For more colors than this, clusters are so small that a search ends on all
/// points, and parts of cells are worth being points (cell_parts.h).
inline constexpr std::size_t kManyColors = 64;

struct SearchOptions {
  Quality quality = Quality::standard;
  /// Centroids that stay where they are; less than or as many as k.
  std::span<const Coordinates> locked{};
  /// Where it begins: k centroids, locked ones not among them.  Empty: from
  /// boxes of points that are merged down to k.
  std::span<const Coordinates> start{};
};

/// A clustering of `points` (not empty) into `k` (1 to 256) clusters of least
/// inertia, as near as the search comes; fewer where there are fewer different
/// points.  The locked centroids are the first ones.  Errors: cancelled.
Result<Clustering> search_clustering(const Points& points, std::size_t k,
                                     const SearchOptions& options,
                                     const Progress& progress);

}  // namespace scene_palette
