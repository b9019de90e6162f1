// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a search for a better partition knows of each cluster: what it would
// save to divide it and where, and what it would cost to do without it.  Both
// are computed on the cluster's own points; only clusters that changed are
// looked at again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/partition.h"
#include "core/point_sums.h"

namespace scene_palette {

struct ClusterProspect {
  /// Two centroids in place of one, in steps, and the inertia they would save.
  std::array<Coordinates, 2> halves{};
  double split_gain = 0;
  /// The inertia added if its points went to the next nearest centroids.
  double removal_cost = 0;
  /// Splits that were tried in vain since the cluster changed; counted by the
  /// search.
  std::size_t failures = 0;
};

class ClusterProspects {
 public:
  /// Describes the clusters of `partition` as it is now; those whose points
  /// changed since the last time get new halves and no failures.  O(points of
  /// the clusters that changed and of their neighbors).
  void update(const Partition& partition);

  std::size_t size() const { return clusters_.size(); }
  ClusterProspect& operator[](std::size_t c) { return clusters_[c]; }
  const ClusterProspect& operator[](std::size_t c) const {
    return clusters_[c];
  }

 private:
  static constexpr std::size_t kNeighbors = 12;

  struct Member {
    std::array<float, 3> x{};
    double weight = 0;
  };

  struct Nearby {
    std::vector<Coordinates> centroids;  // the nearest first, the own one last
    // Of the furthest; everywhere if all are near.
    double squared_reach = std::numeric_limits<double>::infinity();
  };

  static Nearby nearby_of(std::size_t c,
                          std::span<const Coordinates> centroids);
  void find_neighbors(const Partition& partition);
  void gather_members(const Partition& partition);

  std::vector<ClusterProspect> clusters_;
  std::vector<PointSums> seen_;         // sums at the last update
  std::vector<Coordinates> centroids_;  // then
  std::vector<Nearby> nearby_;
  std::vector<std::uint8_t> is_stale_;
  std::vector<std::size_t> first_;  // of each cluster's members; and the end
  std::vector<Member> members_;     // of stale clusters
};

}  // namespace scene_palette
