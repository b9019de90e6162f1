// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/kmeans.h"

namespace scene_palette {
namespace {

// Steps before over-relaxation begins.
constexpr int kPlainFirstSteps = 1;

// Centroids whose way to their means would together save less than this part of
// the tolerance stay where they are.
constexpr double kIdlePart = 0.1;

}  // namespace

bool settle(Partition& partition, const KMeansOptions& options,
            const Progress& progress) {
  bool relaxing = options.relaxation != 1;
  for (int i = 0; i < options.max_steps; ++i) {
    if (!progress.report(static_cast<double>(i) / options.max_steps)) {
      return false;
    }
    const bool relaxed = relaxing && i >= kPlainFirstSteps;
    const double before = partition.inertia();
    const double least_gain = options.tolerance * before;
    const double idle =
        kIdlePart * least_gain / static_cast<double>(partition.size());
    if (partition.step(relaxed ? options.relaxation : 1, idle) == 0) {
      break;
    }
    if (before - partition.inertia() > least_gain) {
      continue;
    }
    if (!relaxing) {
      break;
    }
    relaxing = !relaxed;  // settled: end with plain steps
  }
  return true;
}

Clustering clustering_of(const Partition& partition) {
  const Points& points = partition.points();
  const Steps& steps = points.steps;
  Clustering clustering;
  for (std::size_t c = 0; c < partition.size(); ++c) {
    const PointSums& sums = partition.state().sums[c];
    const bool is_mean = c >= partition.locked() && sums.weight > 0;
    clustering.centroids.push_back(
        steps.to(is_mean ? sums.mean() : partition.centroid(c)));
    clustering.weights.push_back(sums.weight);
  }
  const auto& labels = partition.state().labels;
  clustering.assignment.assign(
      labels.begin(),
      labels.begin() + static_cast<std::ptrdiff_t>(points.size()));
  clustering.inertia = partition.inertia() * steps.length * steps.length;
  return clustering;
}

Result<Clustering> k_means(const Points& points,
                           std::span<const Coordinates> start,
                           const KMeansOptions& options,
                           const Progress& progress) {
  std::vector<Coordinates> in_steps;
  for (const Coordinates& centroid : start) {
    in_steps.push_back(points.steps.from(centroid));
  }
  Partition partition(points, in_steps, 0, best_kernels());
  if (!settle(partition, options, progress)) {
    return cancelled();
  }
  return clustering_of(partition);
}

std::vector<std::uint16_t> assign_nearest(
    const Points& points, std::span<const Coordinates> centroids) {
  std::vector<Coordinates> in_steps;
  for (const Coordinates& centroid : centroids) {
    in_steps.push_back(points.steps.from(centroid));
  }
  return clustering_of(
             Partition(points, in_steps, in_steps.size(), best_kernels()))
      .assignment;
}

}  // namespace scene_palette
