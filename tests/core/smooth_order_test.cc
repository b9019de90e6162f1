// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/smooth_order.cc.

#include "core/smooth_order.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <span>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

std::vector<Coordinates> random_points(std::size_t count, std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto uniform = [&engine] { return engine() / 4294967296.0; };
  std::vector<Coordinates> points(count);
  for (Coordinates& point : points) {
    point = {uniform(), 0.4 * uniform() - 0.2, 0.4 * uniform() - 0.2};
  }
  return points;
}

double length_of(std::span<const Coordinates> points,
                 std::span<const std::size_t> path) {
  double length = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    length += std::sqrt(squared_distance(points[path[i - 1]], points[path[i]]));
  }
  return length;
}

std::vector<std::size_t> all_indices(std::size_t count) {
  std::vector<std::size_t> indices(count);
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  return indices;
}

bool visits_each_once(std::vector<std::size_t> path, std::size_t count) {
  std::sort(path.begin(), path.end());
  return path == all_indices(count);
}

// Of all orders.
double shortest_length(std::span<const Coordinates> points) {
  std::vector<std::size_t> path = all_indices(points.size());
  double shortest = std::numeric_limits<double>::infinity();
  do {
    shortest = std::min(shortest, length_of(points, path));
  } while (std::next_permutation(path.begin(), path.end()));
  return shortest;
}

TEST(SmoothPath, IsEmptyForNoPoints) { EXPECT_TRUE(smooth_path({}).empty()); }

TEST(SmoothPath, VisitsEachPointOnce) {
  for (const std::size_t count : {1, 2, 3, 5, 11, 12, 13, 14, 40, 255, 256}) {
    EXPECT_TRUE(visits_each_once(smooth_path(random_points(count, 1)), count))
        << count;
  }
}

TEST(SmoothPath, VisitsEachOfManyEqualPointsOnce) {
  for (const std::size_t count : {4, 12, 13, 256}) {
    EXPECT_TRUE(visits_each_once(
        smooth_path(std::vector<Coordinates>(count, {0.5, 0.1, -0.1})), count));
  }
}

TEST(SmoothPath, IsTheShortestOfAllOrdersOfUpToEightPoints) {
  for (std::size_t count = 2; count <= 8; ++count) {
    for (std::uint32_t seed = 0; seed < 4; ++seed) {
      const auto points = random_points(count, seed);
      EXPECT_NEAR(length_of(points, smooth_path(points)),
                  shortest_length(points), 1e-12);
    }
  }
}

TEST(SmoothPath, FollowsALine) {
  for (const std::size_t count : {7, 12, 13, 100, 256}) {
    std::vector<std::size_t> places = all_indices(count);
    std::shuffle(places.begin(), places.end(), std::mt19937(7));
    std::vector<Coordinates> points;
    for (const std::size_t place : places) {
      const double x = static_cast<double>(place) / 256;
      points.push_back({x, 0.3 * x, -0.2 * x});
    }
    std::vector<std::size_t> visited;
    for (const std::size_t index : smooth_path(points)) {
      visited.push_back(places[index]);
    }
    if (visited.front() > visited.back()) {
      std::reverse(visited.begin(), visited.end());
    }
    EXPECT_EQ(visited, all_indices(count));
  }
}

// The least spanning tree by Prim: no path through all points is shorter.
double spanning_tree_length(std::span<const Coordinates> points) {
  std::vector<double> nearest(points.size(),
                              std::numeric_limits<double>::infinity());
  std::vector<bool> reached(points.size());
  double length = 0;
  std::size_t next = 0;
  for (std::size_t step = 0; step < points.size(); ++step) {
    reached[next] = true;
    length += step == 0 ? 0 : nearest[next];
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i) {
      nearest[i] = std::min(
          nearest[i], std::sqrt(squared_distance(points[i], points[next])));
      if (!reached[i] && nearest[i] < least) {
        least = nearest[i];
        best = i;
      }
    }
    next = best;
  }
  return length;
}

TEST(SmoothPath, IsNotMuchLongerThanTheSpanningTree) {
  // Of random points in space the shortest path is some 10 % longer than the
  // tree; 5 % more is room for what exchanges miss.
  for (const std::size_t count : {13, 32, 64, 256}) {
    for (std::uint32_t seed = 10; seed < 14; ++seed) {
      const auto points = random_points(count, seed);
      EXPECT_LT(length_of(points, smooth_path(points)),
                1.3 * spanning_tree_length(points))
          << count << " points, seed " << seed;
    }
  }
}

TEST(SmoothPath, IsNotShortenedByTurningAnyPart) {
  const auto points = random_points(60, 20);
  const std::vector<std::size_t> path = smooth_path(points);
  const double length = length_of(points, path);
  for (std::size_t i = 0; i < path.size(); ++i) {
    for (std::size_t j = i + 2; j <= path.size(); ++j) {
      std::vector<std::size_t> turned = path;
      std::reverse(turned.begin() + static_cast<std::ptrdiff_t>(i),
                   turned.begin() + static_cast<std::ptrdiff_t>(j));
      EXPECT_GT(length_of(points, turned), length - 1e-9);
    }
  }
}

TEST(SmoothPath, IsNotShortenedByMovingAnyPoint) {
  const auto points = random_points(60, 21);
  const std::vector<std::size_t> path = smooth_path(points);
  const double length = length_of(points, path);
  for (std::size_t i = 0; i < path.size(); ++i) {
    for (std::size_t j = 0; j < path.size(); ++j) {
      std::vector<std::size_t> moved = path;
      moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(i));
      moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(j), path[i]);
      EXPECT_GT(length_of(points, moved), length - 1e-9);
    }
  }
}

TEST(SmoothPath, IsTheSameTheSecondTime) {
  const auto points = random_points(200, 22);
  EXPECT_EQ(smooth_path(points), smooth_path(points));
}

TEST(SmoothPath, TakesPointsFarOutside) {
  auto points = random_points(30, 23);
  points[3] = {1e30, -1e30, 1e30};
  points[17] = {-5, 12, 7};
  EXPECT_TRUE(visits_each_once(smooth_path(points), 30));
}

}  // namespace
}  // namespace scene_palette
