// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What changes of a partition: copied, a search can come back to it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/point_sums.h"

namespace scene_palette {

/// What can be nearest in boxes of points, as it was found last.
struct BoxReach {
  std::vector<std::uint64_t> sets;  // of each box: a set of centroids
  std::vector<std::uint16_t> best;  // of each box: the nearest to its middle
};

struct PartitionState {
  std::array<std::vector<float>, 3> centroids;  // filled up with kFarAway
  std::vector<PointSums> sums;                  // of each cluster
  std::vector<std::uint16_t> labels;            // of each point: its cluster
  BoxReach groups;
  BoxReach blocks;
  double explained = 0;  // square sum - inertia
};

}  // namespace scene_palette
