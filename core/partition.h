// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Points assigned to their nearest centroids, the state of k-means.  A step
// looks only at groups of points that a centroid which moved can reach, so that
// a local change costs little; sums are whole numbers, so that adding and
// subtracting points keeps them exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/kernels/kernels.h"
#include "core/partition_state.h"
#include "core/points.h"

namespace scene_palette {

/// Centroids are in steps of the points; the first `locked` ones never move.
class Partition {
 public:
  /// Assigns `points` (not empty, and outliving this) to `centroids` (1 to
  /// 1024, in steps; `locked` of them, the first ones, stay).
  Partition(const Points& points, std::span<const Coordinates> centroids,
            std::size_t locked, const Kernels& kernels);

  const Points& points() const { return points_; }
  const PartitionState& state() const { return state_; }
  void restore(const PartitionState& state) { state_ = state; }
  std::size_t size() const { return state_.sums.size(); }
  std::size_t locked() const { return locked_; }
  Coordinates centroid(std::size_t c) const;
  std::vector<Coordinates> centroids() const;
  /// Σ weight × squared distance to the own mean (to the centroid where it is
  /// locked), in steps².
  double inertia() const;

  /// Puts centroid `c` elsewhere, which assign() follows.
  void relocate(std::size_t c, const Coordinates& to);
  void assign();

  /// One step of Lloyd's, and how many it moved: each centroid to its mean, or
  /// `relaxation` times the way, where that is worth more than `worthwhile`; an
  /// empty cluster to the point that adds most to the inertia.
  std::size_t step(double relaxation, double worthwhile);

 private:
  void append(std::size_t c, CentroidList& list) const;
  void list_moved();
  Centroids centroids_for(const BoxReach& reach, std::size_t i);
  bool is_affected(const Points::Box& box, const BoxReach& reach, std::size_t i,
                   const CentroidList& moved) const;
  void remember(const CentroidList& possible, BoxReach& reach,
                std::size_t i) const;
  void assign_group(std::size_t group);
  void assign_block(std::size_t block, const CentroidList& in_group);
  void change_labels(std::size_t block, const std::uint16_t* labels);
  void move(const PointSums& sums, std::uint16_t from, std::uint16_t to);
  std::size_t fill_empty_clusters();

  const Points& points_;
  const Kernels& kernels_;
  std::size_t locked_;
  std::size_t set_words_;  // of a set of centroids
  float margin_;
  PartitionState state_;
  std::vector<std::uint16_t> indices_;    // 0, 1, 2, …
  std::vector<std::uint64_t> moved_set_;  // since the last assign()

  struct Lists {  // for scratch
    CentroidList moved, candidates, in_group, moved_in_group, in_block;
  };
  std::unique_ptr<Lists> lists_;
};

}  // namespace scene_palette
