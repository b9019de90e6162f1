// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/ward.cc.

#include "core/ward.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

std::vector<PointSums> random_clusters(std::size_t count, std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::vector<PointSums> clusters(count);
  for (PointSums& cluster : clusters) {
    cluster.weight = 1 + static_cast<double>(engine() % 1000);
    for (double& sum : cluster.sum) {
      sum = cluster.weight * static_cast<double>(engine()) / 4294967296.0;
    }
  }
  return clusters;
}

double cost(const PointSums& a, const PointSums& b) {
  double square = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const double d = a.sum[axis] / a.weight - b.sum[axis] / b.weight;
    square += d * d;
  }
  return a.weight * b.weight / (a.weight + b.weight) * square;
}

// Ward's method to the letter: look at all pairs before each union.
std::vector<PointSums> by_brute_force(std::vector<PointSums> clusters,
                                      std::size_t count) {
  while (clusters.size() > count) {
    std::pair<std::size_t, std::size_t> best = {0, 1};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      for (std::size_t j = i + 1; j < clusters.size(); ++j) {
        if (cost(clusters[i], clusters[j]) <
            cost(clusters[best.first], clusters[best.second])) {
          best = {i, j};
        }
      }
    }
    clusters[best.first].add(clusters[best.second]);
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(best.second));
  }
  return clusters;
}

std::vector<std::array<double, 4>> sorted(
    const std::vector<PointSums>& clusters) {
  std::vector<std::array<double, 4>> tuples;
  tuples.reserve(clusters.size());
  for (const auto& [weight, sum] : clusters) {
    tuples.push_back({weight, sum[0], sum[1], sum[2]});
  }
  std::sort(tuples.begin(), tuples.end());
  return tuples;
}

void expect_equal(const std::vector<PointSums>& a,
                  const std::vector<PointSums>& b) {
  const auto left = sorted(a);
  const auto right = sorted(b);
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t field = 0; field < 4; ++field) {
      EXPECT_NEAR(left[i][field], right[i][field], 1e-9 * left[i][0]);
    }
  }
}

TEST(Ward, GivesNothingForNothing) {
  EXPECT_TRUE(merge_by_ward({}, 1).empty());
}

TEST(Ward, KeepsOneCluster) {
  const std::vector<PointSums> one = random_clusters(1, 1);
  expect_equal(merge_by_ward(one, 1), one);
}

TEST(Ward, KeepsFewerClustersThanAskedFor) {
  const std::vector<PointSums> clusters = random_clusters(5, 2);
  expect_equal(merge_by_ward(clusters, 5), clusters);
  expect_equal(merge_by_ward(clusters, 256), clusters);
}

TEST(Ward, MergesAsBruteForceDoes) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const std::vector<PointSums> clusters = random_clusters(60, seed);
    for (const std::size_t count : {59, 40, 10, 2, 1}) {
      expect_equal(merge_by_ward(clusters, count),
                   by_brute_force(clusters, count));
    }
  }
}

TEST(Ward, KeepsTheSums) {
  const std::vector<PointSums> clusters = random_clusters(500, 3);
  PointSums total;
  for (const PointSums& cluster : clusters) {
    total.add(cluster);
  }
  const std::vector<PointSums> merged = merge_by_ward(clusters, 1);
  expect_equal(merged, {total});
}

TEST(Ward, MergesEqualClustersFirst) {
  const PointSums black = {1000, {0, 0, 0}};
  const PointSums white = {1000, {1000, 1000, 1000}};
  const PointSums faint = {1, {0.5, 0.5, 0.5}};
  expect_equal(merge_by_ward({black, white, black, faint, white}, 3),
               {{2000, {0, 0, 0}}, {2000, {2000, 2000, 2000}}, faint});
}

TEST(Ward, MergesWhereAllAreEqual) {
  const std::vector<PointSums> clusters(50, PointSums{2, {1, 1, 1}});
  expect_equal(merge_by_ward(clusters, 1), {{100, {50, 50, 50}}});
}

TEST(Ward, TakesHugeValues) {
  const std::vector<PointSums> clusters = {
      {1e12, {1e25, 0, 0}}, {1, {-1e13, 0, 0}}, {1, {0, 0, 0}}};
  const std::vector<PointSums> merged = merge_by_ward(clusters, 2);
  EXPECT_EQ(merged.size(), 2U);
}

}  // namespace
}  // namespace scene_palette
