// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/points.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/kernels/kernels.h"

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

// Points on their way to a fixed grid of steps.
struct Place {
  std::array<float, 3> x{};  // not yet in steps
  double weight = 0;
};

struct Range {
  Coordinates low{};
  Coordinates high{};

  double extent() const {
    return std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2]});
  }
};

// Colors further out than this, a thousand million times as bright as white,
// would take the precision from all others.
float limited(double coordinate) {
  constexpr double kMost = 1024;
  return static_cast<float>(std::clamp(coordinate, -kMost, kMost));
}

// OKLab of colors in [0, 1] by the kernel, 256 at a time; of others in double
// precision.
std::vector<Place> oklab_places(std::span<const WeightedColor> colors) {
  constexpr std::size_t kChunk = 256;
  const auto is_inside = [](double value) { return value >= 0 && value <= 1; };
  const Kernels& kernels = best_kernels();
  std::vector<Place> places(colors.size());
  std::array<std::array<float, kChunk>, 3> values{};
  for (std::size_t begin = 0; begin < colors.size(); begin += kChunk) {
    const std::size_t count = std::min(kChunk, colors.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [r, g, b] = colors[begin + i].color;
      const bool inside = is_inside(r) && is_inside(g) && is_inside(b);
      values[0][i] = inside ? static_cast<float>(r) : 0;
      values[1][i] = inside ? static_cast<float>(g) : 0;
      values[2][i] = inside ? static_cast<float>(b) : 0;
    }
    kernels.oklab_in_place(values[0].data(), values[1].data(), values[2].data(),
                           count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [color, weight] = colors[begin + i];
      Place& place = places[begin + i];
      place.x = {values[0][i], values[1][i], values[2][i]};
      place.weight = static_cast<double>(weight);
      if (!is_inside(color.r) || !is_inside(color.g) || !is_inside(color.b)) {
        const auto [l, a, b] = oklab_from_linear(color);
        place.x = {limited(l), limited(a), limited(b)};
      }
    }
  }
  return places;
}

std::vector<Place> srgb_places(std::span<const WeightedColor> colors) {
  std::vector<Place> places;
  places.reserve(colors.size());
  for (const auto& [color, weight] : colors) {
    const auto [r, g, b] = srgb_from_linear(color);
    places.push_back(
        {{limited(r), limited(g), limited(b)}, static_cast<double>(weight)});
  }
  return places;
}

Range range_of(std::span<const Place> places) {
  Range range;
  for (int axis = 0; axis < 3; ++axis) {
    float low = places[0].x[axis];
    float high = low;
    for (const Place& place : places) {
      low = std::min(low, place.x[axis]);
      high = std::max(high, place.x[axis]);
    }
    range.low[axis] = low;
    range.high[axis] = high;
  }
  return range;
}

// Σ weight × distance from the middle, along the axis where it is greatest.
double spread_of(std::span<const Place> places, const Coordinates& middle) {
  Coordinates spread{};
  for (const auto& [x, weight] : places) {
    for (int axis = 0; axis < 3; ++axis) {
      spread[axis] += weight * std::abs(x[axis] - middle[axis]);
    }
  }
  return std::max({spread[0], spread[1], spread[2]});
}

// 2^-18 where coordinates in steps stay below 2^22 (so that the middle of a box
// is exact in single precision) and their weighted sums below 2^52.
Steps choose_steps(std::span<const Place> places, const Range& range) {
  constexpr double kMaxCoordinate = 1 << 22;
  constexpr double kMaxSum = 1LL << 52;
  Coordinates middle{};
  double total = 0;
  for (int axis = 0; axis < 3; ++axis) {
    middle[axis] = (range.low[axis] + range.high[axis]) / 2;
  }
  for (const Place& place : places) {
    total += place.weight;
  }
  Steps steps;
  steps.length = std::ldexp(1, -18);
  const double most = range.extent() / 2;
  const double spread = spread_of(places, middle);
  while (most / steps.length + 1 > kMaxCoordinate ||
         spread / steps.length + total > kMaxSum) {
    steps.length *= 2;
  }
  for (int axis = 0; axis < 3; ++axis) {
    steps.origin[axis] =
        std::floor(middle[axis] / steps.length + 0.5) * steps.length;
  }
  return steps;
}

// Places on a Z-shaped walk through the points' bounding box (G. M. Morton, "A
// computer oriented geodetic data base", IBM, 1966), 10 bits an axis, each with
// the number of its point in the low half.
std::vector<std::uint64_t> morton_keys(std::span<const Place> places,
                                       const Range& range) {
  // Cubic cells: the longest axis has all levels.
  const double extent = range.extent();
  const auto scale = static_cast<float>(extent > 0 ? 1023 / extent : 0);
  std::vector<std::uint64_t> keys(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::uint32_t key = 0;
    for (int axis = 0; axis < 3; ++axis) {
      const float level =
          (places[i].x[axis] - static_cast<float>(range.low[axis])) * scale;
      key |= spread_bits(
                 static_cast<std::uint32_t>(std::clamp(level, 0.0F, 1023.0F)))
             << axis;
    }
    keys[i] = static_cast<std::uint64_t>(key) << 32 | i;
  }
  return keys;
}

// Sorts by the 30 bits above the low half, equal ones as they come: a radix
// sort of 10 bits a pass.
void sort_keys(std::vector<std::uint64_t>& keys) {
  constexpr std::uint64_t kDigits = 1 << 10;
  std::vector<std::uint64_t> next(keys.size());
  for (int shift = 32; shift < 62; shift += 10) {
    std::array<std::uint32_t, kDigits + 1> starts{};
    for (const std::uint64_t key : keys) {
      ++starts[(key >> shift & (kDigits - 1)) + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const std::uint64_t key : keys) {
      next[starts[key >> shift & (kDigits - 1)]++] = key;
    }
    keys.swap(next);
  }
}

constexpr float kMostFloat = std::numeric_limits<float>::max();
constexpr Points::Box kEmptyBox = {kMostFloat,  kMostFloat,  kMostFloat,
                                   -kMostFloat, -kMostFloat, -kMostFloat};

// Takes points in the order of their keys.
class PointsBuilder {
 public:
  PointsBuilder(const Steps& steps, std::size_t count) {
    points_.steps = steps;
    for (std::vector<float>& axis : points_.coordinates) {
      axis.reserve(count + Points::kBlock);
    }
    points_.weight.reserve(count + Points::kBlock);
    points_.keys.reserve(count);
  }

  // `place` is in steps, whole numbers.
  void add(const std::array<float, 3>& place, double weight,
           std::uint32_t key) {
    const double x = place[0];
    const double y = place[1];
    const double z = place[2];
    const double square = x * x + y * y + z * z;
    add_coordinates(place, weight);
    points_.keys.push_back(key);
    points_.square_sum += weight * square;
    points_.max_square = std::max(points_.max_square, square);
  }

  Points finish() {
    if (points_.weight.empty()) {
      return std::move(points_);
    }
    const std::array<float, 3> last = {points_.coordinates[0].back(),
                                       points_.coordinates[1].back(),
                                       points_.coordinates[2].back()};
    while (points_.weight.size() % Points::kBlock != 0) {
      add_coordinates(last, 0);
    }
    for (std::size_t i = 0; i < points_.weight.size(); i += Points::kBlock) {
      add_block(i);
    }
    return std::move(points_);
  }

 private:
  void add_coordinates(const std::array<float, 3>& place, double weight) {
    for (int axis = 0; axis < 3; ++axis) {
      points_.coordinates[axis].push_back(place[axis]);
    }
    points_.weight.push_back(weight);
  }

  void add_block(std::size_t begin) {
    if (begin % Points::kGroup == 0) {
      points_.groups.push_back(kEmptyBox);
    }
    Points::Box& group = points_.groups.back();
    Points::Box block = kEmptyBox;
    for (int axis = 0; axis < 3; ++axis) {
      const float* const values = points_.coordinates[axis].data() + begin;
      // Lanes apart, so that the compiler takes several points at a time.
      std::array<float, 8> low{};
      std::array<float, 8> high{};
      std::copy_n(values, 8, low.begin());
      high = low;
      for (std::size_t i = 8; i < Points::kBlock; i += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) {
          const float value = values[i + lane];
          low[lane] = value < low[lane] ? value : low[lane];
          high[lane] = value > high[lane] ? value : high[lane];
        }
      }
      block[axis] = *std::min_element(low.begin(), low.end());
      block[axis + 3] = *std::max_element(high.begin(), high.end());
      group[axis] = std::min(group[axis], block[axis]);
      group[axis + 3] = std::max(group[axis + 3], block[axis + 3]);
    }
    points_.blocks.push_back(block);
    PointSums sums;
    for (std::size_t i = begin; i < begin + Points::kBlock; ++i) {
      sums.add(points_.sums_at(i));
    }
    points_.block_sums.push_back(sums);
  }

  Points points_;
};

// The nearest whole number of one below 2^23.
float whole(double value) {
  constexpr double kShift = 1 << 23;
  return static_cast<float>(static_cast<std::int32_t>(value + (kShift + 0.5)) -
                            (1 << 23));
}

}  // namespace

Coordinates Steps::from(const Coordinates& point) const {
  return {(point[0] - origin[0]) / length, (point[1] - origin[1]) / length,
          (point[2] - origin[2]) / length};
}

Coordinates Steps::to(const Coordinates& in_steps) const {
  return {origin[0] + in_steps[0] * length, origin[1] + in_steps[1] * length,
          origin[2] + in_steps[2] * length};
}

Points make_points(std::span<const WeightedColor> colors, Space space) {
  if (colors.empty()) {
    return {};
  }
  const std::vector<Place> places =
      space == Space::oklab ? oklab_places(colors) : srgb_places(colors);
  const Range range = range_of(places);
  const Steps steps = choose_steps(places, range);
  std::vector<std::uint64_t> keys = morton_keys(places, range);
  sort_keys(keys);
  PointsBuilder builder(steps, colors.size());
  for (const std::uint64_t key : keys) {
    const auto& [x, weight] = places[key & 0xffffffff];
    const Coordinates in_steps = steps.from({x[0], x[1], x[2]});
    builder.add({whole(in_steps[0]), whole(in_steps[1]), whole(in_steps[2])},
                weight, static_cast<std::uint32_t>(key >> 32));
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
  PointsBuilder builder(points.steps, count);
  PointSums sums;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums.add(points.sums_at(i));
    const std::uint32_t group = points.keys[i] >> shift;
    if (i + 1 == points.size() || points.keys[i + 1] >> shift != group) {
      const Coordinates mean = sums.mean();
      builder.add({whole(mean[0]), whole(mean[1]), whole(mean[2])}, sums.weight,
                  group << shift);
      sums = {};
    }
  }
  return builder.finish();
}

}  // namespace scene_palette
