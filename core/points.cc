// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/points.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace scene_palette {
namespace {

// Spreads the low 10 bits of `x` so that two zeros follow each.
std::uint32_t spread_bits(std::uint32_t x) {
  x = (x | x << 16) & 0x030000ff;
  x = (x | x << 8) & 0x0300f00f;
  x = (x | x << 4) & 0x030c30c3;
  x = (x | x << 2) & 0x09249249;
  return x;
}

// Places on a Z-shaped walk through the points' bounding box (G. M. Morton, "A
// computer oriented geodetic data base", IBM, 1966), 10 bits an axis.
std::vector<std::uint32_t> morton_keys(std::span<const Coordinates> points) {
  Coordinates low = points[0];
  Coordinates high = points[0];
  for (const Coordinates& point : points) {
    for (int axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], point[axis]);
      high[axis] = std::max(high[axis], point[axis]);
    }
  }
  // Cubic cells: the longest axis has all levels.
  const double extent =
      std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2]});
  const double scale = extent > 0 ? 1023 / extent : 0;
  std::vector<std::uint32_t> keys;
  keys.reserve(points.size());
  for (const Coordinates& point : points) {
    std::uint32_t key = 0;
    for (int axis = 0; axis < 3; ++axis) {
      const double level = (point[axis] - low[axis]) * scale;
      key |= spread_bits(static_cast<std::uint32_t>(level)) << axis;
    }
    keys.push_back(key);
  }
  return keys;
}

// The order of 30-bit keys, equal ones as they come: a radix sort of 10 bits a
// pass.
std::vector<std::uint32_t> order_of(std::span<const std::uint32_t> keys) {
  constexpr std::uint32_t kDigits = 1 << 10;
  std::vector<std::uint32_t> order(keys.size());
  std::vector<std::uint32_t> next(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  for (int shift = 0; shift < 30; shift += 10) {
    std::array<std::uint32_t, kDigits + 1> starts{};
    for (const std::uint32_t key : keys) {
      ++starts[(key >> shift & (kDigits - 1)) + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const std::uint32_t i : order) {
      next[starts[keys[i] >> shift & (kDigits - 1)]++] = i;
    }
    order.swap(next);
  }
  return order;
}

Points::Block make_block(const Points& points, std::size_t begin,
                         std::size_t end) {
  Points::Block block;
  block.low.fill(std::numeric_limits<float>::max());
  block.high.fill(std::numeric_limits<float>::lowest());
  for (std::size_t i = begin; i < end; ++i) {
    for (int axis = 0; axis < 3; ++axis) {
      const float value = points.coordinates[axis][i];
      block.low[axis] = std::min(block.low[axis], value);
      block.high[axis] = std::max(block.high[axis], value);
    }
    block.sums.add(points.sums_at(i));
  }
  return block;
}

// Takes points in the order of their keys.
class PointsBuilder {
 public:
  explicit PointsBuilder(std::size_t count) {
    for (std::vector<float>& axis : points_.coordinates) {
      axis.reserve(count);
    }
    points_.weight.reserve(count);
    points_.keys.reserve(count);
  }

  void add(const Coordinates& place, double weight, std::uint32_t key) {
    double square = 0;
    for (int axis = 0; axis < 3; ++axis) {
      const auto value = static_cast<float>(place[axis]);
      points_.coordinates[axis].push_back(value);
      square += static_cast<double>(value) * value;
    }
    points_.weight.push_back(weight);
    points_.keys.push_back(key);
    points_.square_sum += weight * square;
    points_.max_square = std::max(points_.max_square, square);
  }

  Points finish() {
    for (std::size_t i = 0; i < points_.size(); i += Points::kBlock) {
      const std::size_t end = std::min(i + Points::kBlock, points_.size());
      points_.blocks.push_back(make_block(points_, i, end));
    }
    return std::move(points_);
  }

 private:
  Points points_;
};

}  // namespace

void PointSums::add(const PointSums& other) {
  weight += other.weight;
  for (int axis = 0; axis < 3; ++axis) {
    sum[axis] += other.sum[axis];
  }
}

Coordinates PointSums::mean() const {
  return {sum[0] / weight, sum[1] / weight, sum[2] / weight};
}

PointSums Points::sums_at(std::size_t i) const {
  PointSums sums;
  sums.weight = weight[i];
  for (int axis = 0; axis < 3; ++axis) {
    sums.sum[axis] = weight[i] * coordinates[axis][i];
  }
  return sums;
}

Points make_points(std::span<const WeightedColor> colors, Space space) {
  if (colors.empty()) {
    return {};
  }
  std::vector<Coordinates> places;
  places.reserve(colors.size());
  for (const WeightedColor& entry : colors) {
    places.push_back(coordinates_from_linear(entry.color, space));
  }
  const std::vector<std::uint32_t> keys = morton_keys(places);
  PointsBuilder builder(colors.size());
  for (const std::uint32_t i : order_of(keys)) {
    builder.add(places[i], static_cast<double>(colors[i].weight), keys[i]);
  }
  return builder.finish();
}

Points coarsen(const Points& points, std::size_t at_least) {
  // How many groups there are when only the bits above i count.
  std::array<std::size_t, 31> groups{};
  for (std::size_t i = 1; i < points.size(); ++i) {
    const std::uint32_t changed = points.keys[i] ^ points.keys[i - 1];
    ++groups[std::bit_width(changed)];
  }
  int shift = 30;
  std::size_t count = 1;
  while (shift > 0 && count < at_least) {
    count += groups[shift];
    --shift;
  }
  if (shift == 0) {
    return points;
  }
  PointsBuilder builder(count);
  PointSums sums;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums.add(points.sums_at(i));
    const std::uint32_t group = points.keys[i] >> shift;
    if (i + 1 == points.size() || points.keys[i + 1] >> shift != group) {
      builder.add(sums.mean(), sums.weight, group << shift);
      sums = {};
    }
  }
  return builder.finish();
}

}  // namespace scene_palette
