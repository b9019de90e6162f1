// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weighted k-means by Lloyd's algorithm (S. P. Lloyd, "Least squares
// quantization in PCM", 1982), optionally over-relaxed: a centroid moves a
// multiple of the way to its mean, which halves the steps and often ends lower.
// Whole blocks of points are assigned by the filter of Kanungo et al., "An
// efficient k-means clustering algorithm" (2002), with two fixed levels; the
// result is that of comparing every point with every centroid.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

struct KMeansOptions {
  int max_steps = 100;
  /// How far a centroid moves, 1 (plain) to below 2; plain steps end the run.
  double relaxation = 1;
  /// Stops when a step lowers the inertia by less than this part of it.
  double tolerance = 1e-5;
};

/// A partition of points into clusters and the clusters' means.
struct Clustering {
  std::vector<Coordinates> centroids;
  std::vector<PointSums> sums;           // a centroid each
  std::vector<std::int32_t> assignment;  // a point each: its centroid
  double inertia = 0;  // Σ weight × squared distance to the own centroid
};

/// The index of the nearest of `centroids` (1 to 1024) for each point; of
/// equally near ones (compared in single precision) the first.  O(n ×
/// centroids) at worst.
std::vector<std::int32_t> assign_nearest(
    const Points& points, std::span<const Coordinates> centroids);

/// Runs k-means from `start` (1 to 1024 centroids, at least one point).  A
/// cluster that runs empty is moved to the point that adds most to the inertia;
/// where there are fewer distinct points than centroids, some stay empty (their
/// sums have weight 0).  Errors: cancelled.
Result<Clustering> k_means(const Points& points, std::vector<Coordinates> start,
                           const KMeansOptions& options,
                           const Progress& progress);

}  // namespace scene_palette
