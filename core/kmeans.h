// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weighted k-means by Lloyd's algorithm (S. P. Lloyd, "Least squares
// quantization in PCM", 1982), optionally over-relaxed: a centroid moves a
// multiple of the way to its mean, which halves the steps and often ends lower.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/partition.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

struct KMeansOptions {
  int max_steps = 100;
  /// How far a centroid moves, 1 (plain) to below 2; plain steps end the run.
  double relaxation = 1;
  /// Stops when a step lowers the inertia by less than this part of it, and
  /// leaves centroids alone whose way to their mean is worth little of that.
  double tolerance = 1e-5;
};

/// Runs k-means on `partition`.  False if cancelled.
bool settle(Partition& partition, const KMeansOptions& options,
            const Progress& progress);

/// Points in clusters and the clusters' means, in the units of their space.
struct Clustering {
  std::vector<Coordinates> centroids;     // locked ones first
  std::vector<double> weights;            // of each cluster; 0 where empty
  std::vector<std::uint16_t> assignment;  // of each point: its cluster
  double inertia = 0;  // Σ weight × squared distance to the own centroid
};

/// What `partition` is.
Clustering clustering_of(const Partition& partition);

/// Runs k-means from `start` (1 to 1024 centroids, at least one point).  Where
/// there are fewer distinct points than centroids, some clusters stay empty.
/// Errors: cancelled.
Result<Clustering> k_means(const Points& points,
                           std::span<const Coordinates> start,
                           const KMeansOptions& options,
                           const Progress& progress);

/// The index of the nearest of `centroids` (1 to 1024) for each point; of
/// equally near ones (compared in single precision) the first.
std::vector<std::uint16_t> assign_nearest(
    const Points& points, std::span<const Coordinates> centroids);

}  // namespace scene_palette
