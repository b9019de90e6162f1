// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/cluster_prospects.cc.

#include "core/cluster_prospects.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/points.h"

namespace scene_palette {
namespace {

Points photo_points() { return points_of(photograph(60, 45)); }

std::vector<Coordinates> random_centroids(const Points& points, std::size_t k,
                                          std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::vector<Coordinates> centroids;
  for (std::size_t c = 0; c < k; ++c) {
    centroids.push_back(points.at(engine() % points.size()));
  }
  return centroids;
}

// Σ weight × squared distance to the nearest centroid but `without`, or to all
// if there is none of that number, over the points of cluster `of`.
double cost_of(const Partition& partition, std::size_t of,
               std::size_t without) {
  const Points& points = partition.points();
  double cost = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (partition.state().labels[i] != of) {
      continue;
    }
    double least = std::numeric_limits<double>::max();
    for (std::size_t c = 0; c < partition.size(); ++c) {
      if (c != without) {
        least = std::min(least,
                         squared_distance(points.at(i), partition.centroid(c)));
      }
    }
    cost += points.weight[i] * least;
  }
  return cost;
}

void expect_removal_costs(const ClusterProspects& prospects,
                          const Partition& partition) {
  ASSERT_EQ(prospects.size(), partition.size());
  for (std::size_t c = 0; c < partition.size(); ++c) {
    const double expected =
        cost_of(partition, c, c) - cost_of(partition, c, partition.size());
    EXPECT_NEAR(prospects[c].removal_cost, expected,
                1e-12 * partition.points().square_sum)
        << "cluster " << c;
  }
}

TEST(ClusterProspects, TellWhatRemovalCosts) {
  const Points points = photo_points();
  for (const std::size_t k : {2, 3, 8, 12, 13}) {
    const Partition partition(points, random_centroids(points, k, 1), 0,
                              best_kernels());
    ClusterProspects prospects;
    prospects.update(partition);
    expect_removal_costs(prospects, partition);
  }
}

TEST(ClusterProspects, TellWhatRemovalCostsAfterEveryChange) {
  const Points points = photo_points();
  Partition partition(points, random_centroids(points, 10, 2), 2,
                      best_kernels());
  ClusterProspects prospects;
  std::mt19937 engine(2);
  for (int round = 0; round < 10; ++round) {
    partition.relocate(2 + engine() % 8, points.at(engine() % points.size()));
    partition.assign();
    prospects.update(partition);
    expect_removal_costs(prospects, partition);
    partition.step(1, 0);
    prospects.update(partition);
    expect_removal_costs(prospects, partition);
  }
}

// A centroid may move and keep its points.
TEST(ClusterProspects, TellWhatRemovalCostsWhereOnlyTheCentroidMoved) {
  const Points points = points_of(flat_graphic(2));
  const Coordinates beside = {points.at(1)[0] + 9000, points.at(1)[1],
                              points.at(1)[2]};
  Partition partition(points, std::vector<Coordinates>{points.at(0), beside}, 1,
                      best_kernels());
  ClusterProspects prospects;
  prospects.update(partition);
  expect_removal_costs(prospects, partition);
  const std::vector<std::uint16_t> before = partition.state().labels;
  partition.relocate(1, points.at(1));
  partition.assign();
  ASSERT_EQ(partition.state().labels, before);
  prospects.update(partition);
  expect_removal_costs(prospects, partition);
}

double inertia_of(const Points& points, const std::vector<std::size_t>& members,
                  const Coordinates& center) {
  double inertia = 0;
  for (const std::size_t i : members) {
    inertia += points.weight[i] * squared_distance(points.at(i), center);
  }
  return inertia;
}

PointSums sums_of(const Points& points,
                  const std::vector<std::size_t>& members) {
  PointSums sums;
  for (const std::size_t i : members) {
    sums.add(points.sums_at(i));
  }
  return sums;
}

// The halves are means of two parts of the cluster; the gain is what the
// inertia loses when the cluster is divided so.
TEST(ClusterProspects, TellWhatASplitSaves) {
  const Points points = photo_points();
  const Partition partition(points, random_centroids(points, 20, 3), 3,
                            best_kernels());
  ClusterProspects prospects;
  prospects.update(partition);
  for (std::size_t c = 0; c < partition.size(); ++c) {
    const auto& [halves, gain, cost, failures] = prospects[c];
    EXPECT_EQ(failures, 0U);
    const PointSums& sums = partition.state().sums[c];
    if (sums.weight == 0) {
      EXPECT_EQ(gain, 0);
      continue;
    }
    // W1 (m1 - m) + W2 (m2 - m) = 0 and W1 + W2 = W give both weights.
    const Coordinates mean = sums.mean();
    const double to_first = squared_distance(halves[0], mean);
    const double to_second = squared_distance(halves[1], mean);
    if (gain == 0) {
      continue;  // one different color
    }
    const double ratio =
        std::sqrt(to_second) / (std::sqrt(to_first) + std::sqrt(to_second));
    const double between =
        sums.weight * (ratio * to_first + (1 - ratio) * to_second);
    EXPECT_NEAR(gain, between, 1e-6 * gain);
  }
}

// Two blobs in one cluster: the parts are known.
TEST(ClusterProspects, DivideTwoGroupsBetweenThem) {
  std::vector<WeightedColor> colors;
  for (std::uint64_t i = 0; i < 40; ++i) {
    const double small = static_cast<double>(i) * 1e-3;
    colors.push_back({{0.1 + small, 0.1, 0.1}, 1 + i});
    colors.push_back({{0.1, 0.1, 0.8 + small}, 2});
  }
  const Points points = make_points(colors, Space::srgb);
  std::vector<std::size_t> all;
  std::vector<std::size_t> first;
  std::vector<std::size_t> second;
  for (std::size_t i = 0; i < points.size(); ++i) {
    all.push_back(i);
    (points.steps.to(points.at(i))[2] < 0.6 ? first : second).push_back(i);
  }
  const Coordinates mean = sums_of(points, all).mean();
  const Coordinates one = sums_of(points, first).mean();
  const Coordinates other = sums_of(points, second).mean();
  const Partition partition(points, std::vector<Coordinates>{mean}, 0,
                            best_kernels());
  ClusterProspects prospects;
  prospects.update(partition);
  const double saved = inertia_of(points, all, mean) -
                       inertia_of(points, first, one) -
                       inertia_of(points, second, other);
  EXPECT_NEAR(prospects[0].split_gain, saved, 1e-9 * saved);
  const auto& halves = prospects[0].halves;
  EXPECT_LT(std::min(squared_distance(halves[0], one),
                     squared_distance(halves[1], one)),
            1e-6);
  EXPECT_LT(std::min(squared_distance(halves[0], other),
                     squared_distance(halves[1], other)),
            1e-6);
}

TEST(ClusterProspects, SaveNothingBySplittingOneColor) {
  const Points points = points_of(flat_graphic(2));
  std::vector<Coordinates> start;
  for (std::size_t i = 0; i < points.size(); ++i) {
    start.push_back(points.at(i));
  }
  start.push_back({1e6, 1e6, 1e6});  // and an empty one
  const Partition partition(points, start, 0, best_kernels());
  ClusterProspects prospects;
  prospects.update(partition);
  for (std::size_t c = 0; c < prospects.size(); ++c) {
    EXPECT_EQ(prospects[c].split_gain, 0);
  }
  EXPECT_EQ(prospects[7].removal_cost, 0);
}

TEST(ClusterProspects, ForgetFailuresOfClustersThatChangedOnly) {
  const Points points = photo_points();
  Partition partition(points, random_centroids(points, 30, 4), 0,
                      best_kernels());
  ClusterProspects prospects;
  prospects.update(partition);
  for (std::size_t c = 0; c < prospects.size(); ++c) {
    prospects[c].failures = c + 1;
  }
  const std::vector<PointSums> before = partition.state().sums;
  partition.relocate(5, points.at(11));
  partition.assign();
  prospects.update(partition);
  std::size_t kept = 0;
  for (std::size_t c = 0; c < prospects.size(); ++c) {
    const PointSums& now = partition.state().sums[c];
    const bool changed =
        now.weight != before[c].weight || now.sum != before[c].sum;
    EXPECT_EQ(prospects[c].failures, changed ? 0 : c + 1);
    kept += changed ? 0U : 1U;
  }
  EXPECT_GT(kept, 0U);
  EXPECT_LT(kept, prospects.size());
}

TEST(ClusterProspects, AreThoseOfAFreshLook) {
  const Points points = photo_points();
  Partition partition(points, random_centroids(points, 40, 5), 0,
                      best_kernels());
  ClusterProspects kept;
  for (int round = 0; round < 5; ++round) {
    partition.relocate(static_cast<std::size_t>(round), points.at(100));
    partition.assign();
    kept.update(partition);
    ClusterProspects fresh;
    fresh.update(partition);
    for (std::size_t c = 0; c < partition.size(); ++c) {
      EXPECT_EQ(kept[c].halves, fresh[c].halves);
      EXPECT_EQ(kept[c].split_gain, fresh[c].split_gain);
      EXPECT_EQ(kept[c].removal_cost, fresh[c].removal_cost);
    }
  }
}

}  // namespace
}  // namespace scene_palette
