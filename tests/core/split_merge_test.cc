// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/split_merge.cc.

#include "core/split_merge.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/partition.h"
#include "core/random.h"
#include "core/seeding.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/points.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

Points photo_points() { return points_of(photograph(160, 120)); }

// The inertia of a partition in the units of the space, from its definition.
double inertia_of(const Points& points, const std::vector<std::size_t>& cluster,
                  std::size_t k) {
  std::vector<PointSums> sums(k);
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums[cluster[i]].add(points.sums_at(i));
  }
  double inertia = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    inertia += points.weight[i] *
               squared_distance(points.at(i), sums[cluster[i]].mean());
  }
  return inertia * points.steps.length * points.steps.length;
}

// The least inertia over all partitions into at most k clusters.
double least_inertia(const Points& points, std::size_t k) {
  std::vector<std::size_t> cluster(points.size());
  double least = std::numeric_limits<double>::max();
  for (;;) {
    least = std::min(least, inertia_of(points, cluster, k));
    // Counts up in base k.
    std::size_t digit = 0;
    while (digit < cluster.size() && ++cluster[digit] == k) {
      cluster[digit++] = 0;
    }
    if (digit == cluster.size()) {
      return least;
    }
  }
}

std::vector<Coordinates> greedy_start(const Points& points, std::size_t k,
                                      SplitMix64& random) {
  std::vector<Coordinates> start;
  for (const Coordinates& seed : seed_greedy(points, k, random)) {
    start.push_back(points.steps.to(seed));
  }
  return start;
}

TEST(SearchClustering, FindsTheBestPartitionOfFewPoints) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    const Points points = points_of(random_pixels(8, seed));
    for (const std::size_t k : {2, 3}) {
      const Result<Clustering> result =
          search_clustering(points, k, {}, Progress());
      ASSERT_TRUE(result);
      const double least = least_inertia(points, k);
      // The search is not exhaustive.
      EXPECT_LE(result->inertia, least * 1.25) << "seed " << seed;
      EXPECT_GE(result->inertia, least * (1 - 1e-6));
    }
  }
}

TEST(SearchClustering, IsAsGoodAsManyRandomStarts) {
  const Points points = photo_points();
  for (const std::size_t k : {4, 8, 32}) {
    const Result<Clustering> result =
        search_clustering(points, k, {}, Progress());
    ASSERT_TRUE(result);
    EXPECT_EQ(result->centroids.size(), k);
    double best = std::numeric_limits<double>::max();
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      SplitMix64 random(seed);
      const Result<Clustering> run =
          k_means(points, greedy_start(points, k, random), {}, Progress());
      ASSERT_TRUE(run);
      best = std::min(best, run->inertia);
    }
    EXPECT_LE(result->inertia, best * 1.02) << "k " << k;
  }
}

TEST(SearchClustering, FindsTheMeanForOneCluster) {
  const Points points = photo_points();
  PointSums sums;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums.add(points.sums_at(i));
  }
  const Result<Clustering> result =
      search_clustering(points, 1, {}, Progress());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->centroids.size(), 1U);
  EXPECT_LT(
      squared_distance(result->centroids[0], points.steps.to(sums.mean())),
      1e-20);
}

TEST(SearchClustering, FindsEveryColorOfAFlatGraphic) {
  const Points points = points_of(flat_graphic(5));
  for (const std::size_t k : {7, 8, 256}) {
    const Result<Clustering> result =
        search_clustering(points, k, {}, Progress());
    ASSERT_TRUE(result);
    const auto used =
        std::count_if(result->weights.begin(), result->weights.end(),
                      [](double weight) { return weight > 0; });
    EXPECT_EQ(used, 7);
    EXPECT_NEAR(result->inertia, 0, 1e-9);
  }
}

// More points than the search itself looks at.
TEST(SearchClustering, EndsNearAFixedPointOfAllPoints) {
  const Points points = points_of(random_pixels(30000, 1));
  const Result<Clustering> result =
      search_clustering(points, 16, {}, Progress());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->assignment.size(), points.size());
  const Result<Clustering> further =
      k_means(points, result->centroids, {.max_steps = 300, .tolerance = 0},
              Progress());
  ASSERT_TRUE(further);
  EXPECT_LE(result->inertia, further->inertia * 1.001);
}

TEST(SearchClustering, TakesOnePoint) {
  const Points points = points_of(Pixels8{{10, 200, 30, 255}});
  for (const std::size_t k : {1, 8}) {
    const Result<Clustering> result =
        search_clustering(points, k, {}, Progress());
    ASSERT_TRUE(result);
    EXPECT_LT(squared_distance(result->centroids[0], place_of(points, 0)),
              1e-14);
  }
}

TEST(SearchClustering, TakesEqualPoints) {
  const std::vector<WeightedColor> colors(100, {{0.5, 0.2, 0.1}, 3});
  const Points points = make_points(colors, Space::oklab);
  const Result<Clustering> result =
      search_clustering(points, 4, {}, Progress());
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->inertia, 0, 1e-9);
}

TEST(SearchClustering, TakesHugeValues) {
  const std::vector<WeightedColor> colors =
      histogram_of(Pixels{{3e38F, 3e38F, 3e38F, 1},
                          {-3e38F, 0, 0, 1},
                          {0, 0, 0, 1},
                          {1, 1, 1, 1},
                          {1e10F, 0, 1, 1}})
          .colors();
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Points points = make_points(colors, space);
    const Result<Clustering> result =
        search_clustering(points, 3, {}, Progress());
    ASSERT_TRUE(result);
    EXPECT_LE(result->centroids.size(), 3U);
  }
}

TEST(SearchClustering, StopsAtEveryReport) {
  const Points points = photo_points();
  ReportLog all;
  ASSERT_TRUE(search_clustering(points, 8, {}, all.progress()));
  ASSERT_GE(all.fractions().size(), 2U);
  EXPECT_TRUE(std::is_sorted(all.fractions().begin(), all.fractions().end()));
  for (std::size_t stop = 0; stop < all.fractions().size(); ++stop) {
    ReportLog log(stop);
    const Result<Clustering> result =
        search_clustering(points, 8, {}, log.progress());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::cancelled);
  }
}

TEST(SearchClustering, GivesTheSameBitsTwice) {
  const Points points = photo_points();
  const Result<Clustering> one = search_clustering(points, 16, {}, Progress());
  const Result<Clustering> other =
      search_clustering(points, 16, {}, Progress());
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->centroids, other->centroids);
  EXPECT_EQ(one->inertia, other->inertia);
}

// Some colors of a palette by hand, and where no point is.
std::vector<Coordinates> some_locked(std::size_t count) {
  const std::vector<Coordinates> all = {
      {0.6, 0.2, 0.1}, {0.35, 0, 0}, {0.9, 0, 0.02}, {0.5, -0.1, -0.2}};
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

TEST(SearchClustering, KeepsLockedCentroidsInFront) {
  const Points points = photo_points();
  for (const Quality quality :
       {Quality::first, Quality::standard, Quality::best}) {
    for (const std::size_t k : {4, 5, 40}) {
      const std::vector<Coordinates> locked = some_locked(4);
      const Result<Clustering> result = search_clustering(
          points, k, {.quality = quality, .locked = locked}, Progress());
      ASSERT_TRUE(result);
      ASSERT_EQ(result->centroids.size(), k);
      for (std::size_t c = 0; c < locked.size(); ++c) {
        // Single precision, in steps.
        EXPECT_LT(squared_distance(result->centroids[c], locked[c]), 1e-12);
      }
    }
  }
}

// The inertia after k-means from random points beside the locked centroids.
double settled_inertia(const Points& points, std::size_t k,
                       std::span<const Coordinates> locked,
                       SplitMix64& random) {
  std::vector<Coordinates> start;
  for (const Coordinates& color : locked) {
    start.push_back(points.steps.from(color));
  }
  for (const Coordinates& seed :
       seed_greedy(points, k - locked.size(), random)) {
    start.push_back(seed);
  }
  Partition partition(points, start, locked.size(), best_kernels());
  EXPECT_TRUE(settle(partition, {.tolerance = 1e-7}, Progress()));
  return partition.inertia() * points.steps.length * points.steps.length;
}

TEST(SearchClustering, IsAsGoodAsRandomStartsWithTheSameLocks) {
  const Points points = photo_points();
  for (const std::size_t k : {5, 8, 24}) {
    for (const std::size_t count : {1, 4}) {
      const std::vector<Coordinates> locked = some_locked(count);
      const Result<Clustering> result =
          search_clustering(points, k, {.locked = locked}, Progress());
      ASSERT_TRUE(result);
      SplitMix64 random(k);
      double best = std::numeric_limits<double>::max();
      for (int run = 0; run < 5; ++run) {
        best = std::min(best, settled_inertia(points, k, locked, random));
      }
      EXPECT_LE(result->inertia, best * 1.01)
          << "k " << k << ", " << count << " locked";
    }
  }
}

TEST(SearchClustering, MayHaveNothingButLockedCentroids) {
  const Points points = photo_points();
  const std::vector<Coordinates> locked = some_locked(3);
  const Result<Clustering> result =
      search_clustering(points, 3, {.locked = locked}, Progress());
  ASSERT_TRUE(result);
  double inertia = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = place_of(points, i);
    inertia += points.weight[i] *
               squared_distance(x, locked[reference_nearest(x, locked)]);
  }
  EXPECT_NEAR(result->inertia, inertia, 1e-6 * inertia);
}

// Four colors, two locked ones that none of them is: five clusters make three
// of the four colors exact at least.
TEST(SearchClustering, UsesAllClustersBesideLockedOnesOfNoPoint) {
  const std::vector<WeightedColor> colors = {{{0.9, 0.1, 0.1}, 1},
                                             {{0.1, 0.9, 0.1}, 2},
                                             {{0.1, 0.1, 0.9}, 3},
                                             {{0.9, 0.9, 0.1}, 4}};
  const Points points = make_points(colors, Space::oklab);
  const std::vector<Coordinates> locked = {{0.5, 0, 0}, {0.2, 0, 0}};
  for (const std::size_t k : {5, 6}) {
    const Result<Clustering> result =
        search_clustering(points, k, {.locked = locked}, Progress());
    ASSERT_TRUE(result);
    SplitMix64 random(1);
    const double other = settled_inertia(points, k, locked, random);
    EXPECT_LE(result->inertia, other + 1e-9) << "k " << k;
  }
}

TEST(SearchClustering, IsNoWorseWithMoreTime) {
  for (const Points& points :
       {photo_points(), points_of(random_pixels(20000, 2))}) {
    for (const std::size_t k : {3, 12, 64}) {
      double last = std::numeric_limits<double>::max();
      for (const Quality quality :
           {Quality::first, Quality::standard, Quality::best}) {
        const Result<Clustering> result =
            search_clustering(points, k, {.quality = quality}, Progress());
        ASSERT_TRUE(result);
        // Each ends in an optimum of its own; they differ by this in noise.
        EXPECT_LE(result->inertia, last * 1.003) << "k " << k;
        last = result->inertia;
      }
    }
  }
}

TEST(SearchClustering, StopsAtEveryReportAtAnyQuality) {
  const Points points = points_of(photograph(60, 45));
  const std::vector<Coordinates> locked = some_locked(1);
  for (const Quality quality : {Quality::first, Quality::best}) {
    const SearchOptions options = {.quality = quality, .locked = locked};
    ReportLog all;
    ASSERT_TRUE(search_clustering(points, 4, options, all.progress()));
    EXPECT_TRUE(std::is_sorted(all.fractions().begin(), all.fractions().end()));
    EXPECT_LE(all.fractions().back(), 1);
    for (std::size_t stop = 0; stop < all.fractions().size(); stop += 5) {
      ReportLog log(stop);
      ASSERT_FALSE(search_clustering(points, 4, options, log.progress()));
      EXPECT_EQ(log.fractions().size(), stop + 1);
    }
  }
}

}  // namespace
}  // namespace scene_palette
