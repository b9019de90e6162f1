// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/partition.cc.

#include "core/partition.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/points.h"

namespace scene_palette {
namespace {

constexpr std::size_t kCounts[] = {1, 2, 7, 8, 9, 64, 65, 300};

Points photo_points() { return points_of(photograph(60, 45)); }

std::size_t draw(std::mt19937& engine, std::size_t count) {
  return engine() % count;
}

std::vector<Coordinates> random_centroids(const Points& points, std::size_t k,
                                          std::mt19937& engine) {
  std::vector<Coordinates> centroids;
  for (std::size_t c = 0; c < k; ++c) {
    centroids.push_back(points.at(draw(engine, points.size())));
  }
  return centroids;
}

std::vector<std::uint16_t> labels_of(const Partition& partition) {
  const std::vector<std::uint16_t>& labels = partition.state().labels;
  return {labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(
                                               partition.points().size())};
}

std::vector<PointSums> sums_from_scratch(const Partition& partition) {
  const std::vector<std::uint16_t> labels = labels_of(partition);
  std::vector<PointSums> sums(partition.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    sums[labels[i]].add(partition.points().sums_at(i));
  }
  return sums;
}

double inertia_from_scratch(const Partition& partition) {
  const Points& points = partition.points();
  const std::vector<std::uint16_t> labels = labels_of(partition);
  const std::vector<PointSums> sums = sums_from_scratch(partition);
  double inertia = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::uint16_t c = labels[i];
    const Coordinates center =
        c < partition.locked() ? partition.centroid(c) : sums[c].mean();
    inertia += points.weight[i] * squared_distance(points.at(i), center);
  }
  return inertia;
}

// Labels are those of brute force; sums and inertia belong to them.
void expect_sound(const Partition& partition) {
  ASSERT_EQ(labels_of(partition),
            nearest_in_float(partition.points(), partition.centroids()));
  const std::vector<PointSums> sums = sums_from_scratch(partition);
  for (std::size_t c = 0; c < partition.size(); ++c) {
    ASSERT_EQ(partition.state().sums[c].weight, sums[c].weight);
    ASSERT_EQ(partition.state().sums[c].sum, sums[c].sum);
  }
  EXPECT_NEAR(partition.inertia(), inertia_from_scratch(partition),
              1e-12 * partition.points().square_sum);
}

// Three random moves in a row, then what follows them.
void change(Partition& partition, std::mt19937& engine) {
  const Points& points = partition.points();
  for (int i = 0; i < 3; ++i) {
    Coordinates to = points.at(draw(engine, points.size()));
    to[draw(engine, 3)] += static_cast<double>(engine() % 1000) / 16;
    partition.relocate(draw(engine, partition.size()), to);
  }
  partition.assign();
}

TEST(Partition, AssignsAtOnce) {
  const Points points = photo_points();
  std::mt19937 engine(1);
  for (const std::size_t k : kCounts) {
    expect_sound(Partition(points, random_centroids(points, k, engine), 0,
                           best_kernels()));
  }
}

TEST(Partition, StaysThatOfBruteForceWhateverMoves) {
  const Points points = photo_points();
  std::mt19937 engine(2);
  for (const std::size_t k : kCounts) {
    Partition partition(points, random_centroids(points, k, engine), 0,
                        best_kernels());
    for (int round = 0; round < 12; ++round) {
      change(partition, engine);
      expect_sound(partition);
      partition.step(round % 2 == 0 ? 1.9 : 1, 0);
      expect_sound(partition);
    }
  }
}

TEST(Partition, StaysThatOfBruteForceOnColorsFarApart) {
  Pixels pixels = random_linear(2000, -1, 2, 3);
  pixels.push_back({1e6F, 1e6F, 1e6F, 1});
  pixels.push_back({-1e6F, 0, 1e6F, 1});
  const Points points =
      make_points(histogram_of(pixels).colors(), Space::oklab);
  std::mt19937 engine(3);
  Partition partition(points, random_centroids(points, 40, engine), 0,
                      best_kernels());
  for (int round = 0; round < 12; ++round) {
    change(partition, engine);
    partition.step(1.9, 0);
    expect_sound(partition);
  }
}

// Many equal distances: whole numbers in steps.
TEST(Partition, GivesTiesToTheFirst) {
  std::vector<WeightedColor> colors;
  std::mt19937 engine(4);
  for (int i = 0; i < 2000; ++i) {
    const auto x = [&engine] { return static_cast<double>(engine() % 9) / 8; };
    colors.push_back({linear_from_srgb({x(), x(), x()}), 1});
  }
  const Points points = make_points(colors, Space::srgb);
  for (const std::size_t k : kCounts) {
    Partition partition(points, random_centroids(points, k, engine), 0,
                        best_kernels());
    change(partition, engine);
    expect_sound(partition);
  }
}

TEST(Partition, HasTheSameStateForEveryTableOfKernels) {
  const Kernels* const avx2 = avx2_kernels();
  if (avx2 == nullptr) {
    GTEST_SKIP() << "no AVX2 here";
  }
  const Points points = photo_points();
  std::mt19937 engine(5);
  for (const std::size_t k : kCounts) {
    const auto start = random_centroids(points, k, engine);
    Partition one(points, start, 0, baseline_kernels());
    Partition other(points, start, 0, *avx2);
    std::mt19937 twin = engine;
    for (int round = 0; round < 5; ++round) {
      change(one, engine);
      change(other, twin);
      EXPECT_EQ(one.step(1.9, 0), other.step(1.9, 0));
      EXPECT_EQ(one.state().centroids, other.state().centroids);
      EXPECT_EQ(one.state().labels, other.state().labels);
      EXPECT_EQ(one.state().groups.sets, other.state().groups.sets);
      EXPECT_EQ(one.state().groups.best, other.state().groups.best);
      EXPECT_EQ(one.state().blocks.sets, other.state().blocks.sets);
      EXPECT_EQ(one.state().blocks.best, other.state().blocks.best);
      EXPECT_EQ(one.inertia(), other.inertia());
    }
  }
}

TEST(Partition, NeverMovesLockedCentroids) {
  const Points points = photo_points();
  std::mt19937 engine(6);
  for (const std::size_t locked : {1, 5, 12}) {
    const auto start = random_centroids(points, 12, engine);
    Partition partition(points, start, locked, best_kernels());
    for (int round = 0; round < 10; ++round) {
      partition.step(1.9, 0);
      expect_sound(partition);
      for (std::size_t c = 0; c < locked; ++c) {
        EXPECT_EQ(partition.centroid(c), start[c]);
      }
    }
  }
}

// Fixed as they are, even if no point is theirs.
TEST(Partition, LeavesEmptyLockedClustersEmpty) {
  const Points points = photo_points();
  std::mt19937 engine(7);
  std::vector<Coordinates> start = random_centroids(points, 6, engine);
  start[0] = start[1] = {4e6, 4e6, 4e6};
  Partition partition(points, start, 2, best_kernels());
  for (int round = 0; round < 5; ++round) {
    partition.step(1, 0);
  }
  EXPECT_EQ(partition.centroid(0), start[0]);
  EXPECT_EQ(partition.state().sums[1].weight, 0);
  expect_sound(partition);
}

TEST(Partition, FillsEmptyClustersWithDifferentPoints) {
  const Points points = photo_points();
  std::vector<Coordinates> start(9, Coordinates{3e5, 3e5, 3e5});
  start[0] = points.at(0);
  Partition partition(points, start, 0, best_kernels());
  EXPECT_GT(partition.step(1, 0), 0U);
  expect_sound(partition);
  for (const PointSums& sums : partition.state().sums) {
    EXPECT_GT(sums.weight, 0);
  }
}

// The first goes to the point that adds most to the inertia.
TEST(Partition, FillsAnEmptyClusterWithTheWorstPoint) {
  const Points points = photo_points();
  const std::vector<Coordinates> start = {points.at(0), {3e5, 3e5, 3e5}};
  std::size_t worst = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto part = [&](std::size_t of) {
      return points.weight[of] * squared_distance(points.at(of), start[0]);
    };
    worst = part(i) > part(worst) ? i : worst;
  }
  Partition partition(points, start, 1, best_kernels());
  partition.step(1, 0);
  EXPECT_EQ(partition.centroid(1), points.at(worst));
}

TEST(Partition, HasNothingToMoveWhereEveryPointIsACentroid) {
  const Points points = points_of(flat_graphic(2));
  std::vector<Coordinates> start;
  for (std::size_t i = 0; i < points.size(); ++i) {
    start.push_back(points.at(i));
  }
  start.resize(12, start[0]);
  Partition partition(points, start, 0, best_kernels());
  EXPECT_EQ(partition.inertia(), 0);
  EXPECT_EQ(partition.step(1, 0), 0U);
}

TEST(Partition, MovesOnlyWhatIsWorthwhile) {
  const Points points = photo_points();
  std::mt19937 engine(8);
  Partition partition(points, random_centroids(points, 30, engine), 0,
                      best_kernels());
  const std::vector<Coordinates> before = partition.centroids();
  const std::vector<PointSums> sums = partition.state().sums;
  std::vector<double> worth;
  for (std::size_t c = 0; c < before.size(); ++c) {
    worth.push_back(sums[c].weight > 0
                        ? sums[c].weight *
                              squared_distance(before[c], sums[c].mean())
                        : 0);
  }
  std::vector<double> sorted = worth;
  std::sort(sorted.begin(), sorted.end());
  const double limit = sorted[15];
  partition.step(1, limit);
  for (std::size_t c = 0; c < before.size(); ++c) {
    if (sums[c].weight > 0) {
      EXPECT_EQ(partition.centroid(c) != before[c], worth[c] > limit);
    }
  }
}

TEST(Partition, ComesBackToAnEarlierState) {
  const Points points = photo_points();
  std::mt19937 engine(9);
  Partition partition(points, random_centroids(points, 20, engine), 3,
                      best_kernels());
  partition.step(1, 0);
  const PartitionState saved = partition.state();
  const double inertia = partition.inertia();
  for (int round = 0; round < 5; ++round) {
    change(partition, engine);
    partition.step(1.9, 0);
    partition.relocate(4, points.at(7));  // not followed
    partition.restore(saved);
    EXPECT_EQ(partition.inertia(), inertia);
    expect_sound(partition);
    partition.assign();
    EXPECT_EQ(partition.state().labels, saved.labels);
    EXPECT_EQ(partition.inertia(), inertia);
  }
}

TEST(Partition, NeverRaisesTheInertiaByPlainSteps) {
  const Points points = photo_points();
  std::mt19937 engine(10);
  for (const std::size_t k : kCounts) {
    Partition partition(points, random_centroids(points, k, engine), k / 3,
                        best_kernels());
    double last = partition.inertia();
    for (int round = 0; round < 10; ++round) {
      partition.step(1, 0);
      EXPECT_LE(partition.inertia(), last * (1 + 1e-9));
      last = partition.inertia();
    }
  }
}

}  // namespace
}  // namespace scene_palette
