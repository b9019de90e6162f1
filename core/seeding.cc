// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/seeding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace scene_palette {
namespace {

// The first point at which the running sum of `parts` exceeds `target`.
std::size_t draw_point(const std::vector<double>& parts, double target) {
  double running = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] > 0) {
      running += parts[i];
      last = i;
      if (running > target) {
        break;
      }
    }
  }
  return last;
}

// Lowers each part (weight × squared distance to the nearest centroid) by a new
// centroid; returns the sum.
double lower_parts(const Points& points, const Coordinates& centroid,
                   const std::vector<double>& before,
                   std::vector<double>& after) {
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    after[i] = std::min(
        before[i], points.weight[i] * squared_distance(points.at(i), centroid));
    sum += after[i];
  }
  return sum;
}

constexpr int kBins = 128;

// Points [begin, end) of an order, and how much it would help to cut them.
struct Box {
  std::size_t begin = 0;
  std::size_t end = 0;
  PointSums sums;
  int axis = 0;
  double inertia = 0;  // along `axis`
};

class VarianceCut {
 public:
  explicit VarianceCut(const Points& points)
      : points_(points), order_(points.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
  }

  std::vector<PointSums> run(std::size_t count) {
    boxes_.push_back(make_box(0, points_.size()));
    while (boxes_.size() < count) {
      const auto widest = std::max_element(
          boxes_.begin(), boxes_.end(),
          [](const Box& a, const Box& b) { return a.inertia < b.inertia; });
      if (widest->inertia <= 0) {
        break;
      }
      const Box box = *widest;
      const std::size_t middle = divide(box);
      *widest = make_box(box.begin, middle);
      boxes_.push_back(make_box(middle, box.end));
    }
    std::vector<PointSums> sums;
    for (const Box& box : boxes_) {
      sums.push_back(box.sums);
    }
    return sums;
  }

 private:
  float coordinate(std::size_t position, int axis) const {
    return points_.coordinates[axis][order_[position]];
  }

  Box make_box(std::size_t begin, std::size_t end) const {
    Box box{begin, end, {}, 0, 0};
    std::array<double, 3> squares{};
    std::array<float, 3> low{};
    std::array<float, 3> high{};
    for (int axis = 0; axis < 3; ++axis) {
      low[axis] = high[axis] = coordinate(begin, axis);
    }
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t point = order_[i];
      box.sums.add(points_.sums_at(point));
      for (int axis = 0; axis < 3; ++axis) {
        const float x = points_.coordinates[axis][point];
        squares[axis] += points_.weight[point] * x * x;
        low[axis] = std::min(low[axis], x);
        high[axis] = std::max(high[axis], x);
      }
    }
    for (int axis = 0; axis < 3; ++axis) {
      const double sum = box.sums.sum[axis];
      const double inertia = squares[axis] - sum * sum / box.sums.weight;
      // An extent of 0 is certain; an inertia of 0 is lost in rounding.
      if (high[axis] > low[axis] && inertia > box.inertia) {
        box.inertia = inertia;
        box.axis = axis;
      }
    }
    return box;
  }

  // Reorders the points of `box` into two parts and returns where the second
  // begins.  The place is searched among kBins equal slices of the box.
  std::size_t divide(const Box& box) {
    const auto first = order_.begin() + static_cast<std::ptrdiff_t>(box.begin);
    const auto last = order_.begin() + static_cast<std::ptrdiff_t>(box.end);
    const auto& x = points_.coordinates[box.axis];
    const auto [least, most] = std::minmax_element(
        first, last, [&x](auto a, auto b) { return x[a] < x[b]; });
    const double low = x[*least];
    const double scale = kBins / (static_cast<double>(x[*most]) - low);
    const auto bin_of = [&x, low, scale](std::size_t point) {
      return std::min(kBins - 1, static_cast<int>((x[point] - low) * scale));
    };
    const int cut = best_cut(box, bin_of);
    const auto middle = std::stable_partition(
        first, last,
        [&bin_of, cut](std::size_t point) { return bin_of(point) <= cut; });
    return static_cast<std::size_t>(middle - order_.begin());
  }

  // The last bin of the first part: where Σ S²/W over both parts is greatest.
  template <typename BinOf>
  int best_cut(const Box& box, const BinOf& bin_of) const {
    std::array<double, kBins> weights{};
    std::array<double, kBins> sums{};
    for (std::size_t i = box.begin; i < box.end; ++i) {
      const std::size_t point = order_[i];
      const int bin = bin_of(point);
      weights[bin] += points_.weight[point];
      sums[bin] += points_.weight[point] * points_.coordinates[box.axis][point];
    }
    double weight = 0;
    double sum = 0;
    double best = -1;
    int cut = 0;
    for (int bin = 0; bin + 1 < kBins; ++bin) {
      weight += weights[bin];
      sum += sums[bin];
      const double rest_weight = box.sums.weight - weight;
      const double rest = box.sums.sum[box.axis] - sum;
      if (weights[bin] > 0 && rest_weight > 0) {
        const double explained = sum * sum / weight + rest * rest / rest_weight;
        if (explained > best) {
          best = explained;
          cut = bin;
        }
      }
    }
    return cut;
  }

  const Points& points_;
  std::vector<std::size_t> order_;
  std::vector<Box> boxes_;
};

}  // namespace

std::vector<Coordinates> seed_greedy(const Points& points, std::size_t k,
                                     SplitMix64& random) {
  const double total =
      std::accumulate(points.weight.begin(), points.weight.end(), 0.0);
  std::vector<Coordinates> seeds = {
      points.at(draw_point(points.weight, random.uniform() * total))};
  std::vector<double> parts(points.size(), std::numeric_limits<double>::max());
  double potential = lower_parts(points, seeds[0], parts, parts);
  const int candidates = 2 + static_cast<int>(std::log(static_cast<double>(k)));
  std::vector<double> tried(points.size());
  std::vector<double> best_parts(points.size());
  while (seeds.size() < k && potential > 0) {
    double best = std::numeric_limits<double>::max();
    std::size_t chosen = 0;
    for (int candidate = 0; candidate < candidates; ++candidate) {
      const std::size_t point = draw_point(parts, random.uniform() * potential);
      const double sum = lower_parts(points, points.at(point), parts, tried);
      if (sum < best) {
        best = sum;
        chosen = point;
        best_parts.swap(tried);
      }
    }
    seeds.push_back(points.at(chosen));
    parts.swap(best_parts);
    potential = best;
  }
  return seeds;
}

std::vector<PointSums> cut_by_variance(const Points& points,
                                       std::size_t count) {
  return VarianceCut(points).run(count);
}

}  // namespace scene_palette
