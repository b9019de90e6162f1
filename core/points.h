// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Weighted colors as points of a clustering space, laid out for k-means: one
// array a coordinate, neighbors in space near each other (Morton order), and
// for every block of kBlock points its bounding box and sums, so that a block
// in the middle of a cluster is assigned as a whole.  Points that share the
// first bits of their Morton keys can stand together as one: a coarser level of
// detail, on which a search takes a fraction of the time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/weighted_color.h"

namespace scene_palette {

/// Weighted sums over some points.
struct PointSums {
  double weight = 0;
  std::array<double, 3> sum{};  // Σ weight × coordinate

  void add(const PointSums& other);
  Coordinates mean() const;  // only where weight > 0
};

struct Points {
  static constexpr std::size_t kBlock = 32;

  struct Block {
    std::array<float, 3> low{};
    std::array<float, 3> high{};
    PointSums sums;
  };

  std::array<std::vector<float>, 3> coordinates;
  std::vector<double> weight;       // > 0
  std::vector<std::uint32_t> keys;  // Morton keys, ascending
  std::vector<Block> blocks;        // of points [i kBlock, (i + 1) kBlock)
  double square_sum = 0;            // Σ weight × |x|²
  double max_square = 0;            // greatest |x|²

  std::size_t size() const { return weight.size(); }
  Coordinates at(std::size_t i) const {
    return {coordinates[0][i], coordinates[1][i], coordinates[2][i]};
  }
  PointSums sums_at(std::size_t i) const;
};

/// A coarser level: neighboring points together as their means, as few as may
/// be but at least `at_least` of them; all points if there are not more.  O(n).
Points coarsen(const Points& points, std::size_t at_least);

/// The points of `colors` (weights > 0) in `space`.  O(n).
Points make_points(std::span<const WeightedColor> colors, Space space);

}  // namespace scene_palette
