// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weighted sums over points of a clustering space: all that k-means and Ward's
// criterion need to know of a cluster.
#pragma once

#include <array>

#include "core/color.h"

namespace scene_palette {

/// Weighted sums over some points, in steps; whole numbers.
struct PointSums {
  double weight = 0;
  std::array<double, 3> sum{};  // Σ weight × coordinate

  void add(const PointSums& other) {
    weight += other.weight;
    for (int axis = 0; axis < 3; ++axis) {
      sum[axis] += other.sum[axis];
    }
  }
  void subtract(const PointSums& other) {
    weight -= other.weight;
    for (int axis = 0; axis < 3; ++axis) {
      sum[axis] -= other.sum[axis];
    }
  }
  Coordinates mean() const {  // only where weight > 0
    return {sum[0] / weight, sum[1] / weight, sum[2] / weight};
  }
};

}  // namespace scene_palette
