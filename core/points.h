// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weighted colors as points of a clustering space, laid out for k-means: one
// array a coordinate, neighbors in space near each other (Morton order), a box
// around every block of 32 points and every group of 8 blocks.  Coordinates are
// whole numbers of small steps, so that sums of them are exact in double
// precision, whatever their order.  Points that share the first bits of their
// Morton keys can stand together as one: a coarser level of detail, on which a
// search takes a fraction of the time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/kernels/kmeans.h"
#include "core/point_sums.h"
#include "core/weighted_color.h"

namespace scene_palette {

/// Where steps begin and how long they are.
struct Steps {
  Coordinates origin{};
  double length = 1;

  Coordinates from(const Coordinates& point) const;
  Coordinates to(const Coordinates& in_steps) const;
};

struct Points {
  static constexpr std::size_t kBlock = kBlockPoints;
  static constexpr std::size_t kGroup = 8 * kBlock;
  using Box = std::array<float, kBoxSize>;

  Steps steps;
  /// In steps.  The last block is filled up with copies of the last point.
  std::array<std::vector<float>, 3> coordinates;
  std::vector<double> weight;       // > 0; 0 for those copies
  std::vector<std::uint32_t> keys;  // Morton keys, ascending; no copies
  std::vector<Box> blocks;          // of points [i kBlock, (i + 1) kBlock)
  std::vector<PointSums> block_sums;
  std::vector<Box> groups;  // of points [i kGroup, (i + 1) kGroup)
  double square_sum = 0;    // Σ weight × |x|², in steps
  double max_square = 0;    // greatest |x|², in steps

  std::size_t size() const { return keys.size(); }
  /// Point i in steps.
  Coordinates at(std::size_t i) const {
    return {coordinates[0][i], coordinates[1][i], coordinates[2][i]};
  }
  PointSums sums_at(std::size_t i) const {
    const double w = weight[i];
    return {
        w,
        {w * coordinates[0][i], w * coordinates[1][i], w * coordinates[2][i]}};
  }
};

/// A coarser level: neighboring points together as their means, as few as may
/// be but at least `at_least` of them; all points if there are not more.  O(n).
Points coarsen(const Points& points, std::size_t at_least);

/// The points of `colors` (weights > 0) in `space`, the steps as small as exact
/// sums allow: 4e-6 for pictures in gamut below a hundred megapixels.
/// Coordinates beyond ±1024 are put there.  O(n).
Points make_points(std::span<const WeightedColor> colors, Space space);

}  // namespace scene_palette
