// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/kmeans.cc.

#include "core/kmeans.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/random.h"
#include "core/seeding.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/points.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr KMeansOptions kPlain = {.max_steps = 100};
constexpr KMeansOptions kRelaxed = {.max_steps = 100, .relaxation = 1.9};

Points photo_points() {
  return make_points(histogram_of(photograph(160, 120)).colors(), Space::oklab);
}

// Points of the given sRGB values, which are exact in float if they are
// multiples of a power of two.
Points srgb_points(const std::vector<Coordinates>& values) {
  std::vector<WeightedColor> colors;
  colors.reserve(values.size());
  for (const auto& [r, g, b] : values) {
    colors.push_back(
        {{reference_decode(r), reference_decode(g), reference_decode(b)}, 1});
  }
  return make_points(colors, Space::srgb);
}

// Multiples of 1/16 from 0 to 1: many distances are equal.
std::vector<Coordinates> lattice(std::size_t count, std::uint32_t seed) {
  std::mt19937 engine(seed);
  std::vector<Coordinates> values(count);
  for (Coordinates& value : values) {
    for (double& x : value) {
      x = static_cast<double>(engine() % 17) / 16;
    }
  }
  return values;
}

std::vector<Coordinates> first_points(const Points& points, std::size_t count) {
  std::vector<Coordinates> first;
  for (std::size_t i = 0; i < count; ++i) {
    first.push_back(place_of(points, i * points.size() / count));
  }
  return first;
}

double inertia_of(const Points& points, const Clustering& clustering) {
  double inertia = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    inertia += points.weight[i] *
               squared_distance(place_of(points, i),
                                clustering.centroids[clustering.assignment[i]]);
  }
  return inertia;
}

// Weights, centroids and inertia belong to the assignment.
void expect_consistent(const Points& points, const Clustering& clustering) {
  ASSERT_EQ(clustering.assignment.size(), points.size());
  ASSERT_EQ(clustering.weights.size(), clustering.centroids.size());
  std::vector<PointSums> sums(clustering.centroids.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums[clustering.assignment[i]].add(points.sums_at(i));
  }
  for (std::size_t c = 0; c < sums.size(); ++c) {
    EXPECT_EQ(clustering.weights[c], sums[c].weight);
    if (sums[c].weight > 0) {
      EXPECT_LT(squared_distance(clustering.centroids[c],
                                 points.steps.to(sums[c].mean())),
                1e-20);
    }
  }
  EXPECT_NEAR(
      clustering.inertia, inertia_of(points, clustering),
      1e-12 * points.square_sum * points.steps.length * points.steps.length);
}

TEST(AssignNearest, GivesNothingForNoPoints) {
  const std::vector<Coordinates> centroids = {{0, 0, 0}};
  EXPECT_TRUE(assign_nearest(Points(), centroids).empty());
}

TEST(AssignNearest, GivesAllToTheOnlyCentroid) {
  const Points points = photo_points();
  const std::vector<Coordinates> centroids = {{9, 9, 9}};
  EXPECT_EQ(assign_nearest(points, centroids),
            std::vector<std::uint16_t>(points.size(), 0));
}

TEST(AssignNearest, IsThatOfBruteForceWithTiesToTheFirst) {
  const Points points = srgb_points(lattice(2000, 1));
  for (const std::size_t k : {2, 7, 64, 1024}) {
    const std::vector<Coordinates> centroids = lattice(k, 2);
    const std::vector<std::uint16_t> assignment =
        assign_nearest(points, centroids);
    for (std::size_t i = 0; i < points.size(); ++i) {
      ASSERT_EQ(static_cast<std::size_t>(assignment[i]),
                reference_nearest(place_of(points, i), centroids));
    }
  }
}

TEST(AssignNearest, FindsTheLeastDistanceOnAPhotograph) {
  const Points points = photo_points();
  for (const std::size_t k : {2, 8, 256}) {
    const std::vector<Coordinates> centroids = first_points(points, k);
    const std::vector<std::uint16_t> assignment =
        assign_nearest(points, centroids);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Coordinates x = place_of(points, i);
      const Coordinates& best = centroids[reference_nearest(x, centroids)];
      // Distances are compared in float.
      ASSERT_NEAR(squared_distance(x, centroids[assignment[i]]),
                  squared_distance(x, best), 1e-6);
    }
  }
}

TEST(AssignNearest, FindsTheLeastDistanceFarOutOfGamut) {
  const std::vector<WeightedColor> colors =
      histogram_of(random_linear(3000, -1000, 1000, 3)).colors();
  const Points points = make_points(colors, Space::oklab);
  const std::vector<Coordinates> centroids = first_points(points, 50);
  const std::vector<std::uint16_t> assignment =
      assign_nearest(points, centroids);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Coordinates x = place_of(points, i);
    const double least =
        squared_distance(x, centroids[reference_nearest(x, centroids)]);
    ASSERT_NEAR(
        squared_distance(x, centroids[assignment[i]]), least,
        1e-6 * points.max_square * points.steps.length * points.steps.length);
  }
}

TEST(KMeans, KeepsOneCentroidPerSeparatedCluster) {
  std::vector<Coordinates> values;
  for (int i = 0; i < 30; ++i) {
    const double small = i / 1024.0;
    values.push_back({small, 0, 0});
    values.push_back({0.5, 0.5 + small, 0.5});
    values.push_back({0.75, 0, 1 - small});
  }
  const Points points = srgb_points(values);
  const std::vector<Coordinates> start = {
      {0.1, 0, 0}, {0.5, 0.5, 0.5}, {1, 0, 1}};
  const Result<Clustering> result = k_means(points, start, kPlain, Progress());
  ASSERT_TRUE(result);
  expect_consistent(points, *result);
  const double middle = 14.5 / 1024;
  EXPECT_LT(squared_distance(result->centroids[0], {middle, 0, 0}), 1e-12);
  EXPECT_LT(squared_distance(result->centroids[1], {0.5, 0.5 + middle, 0.5}),
            1e-12);
  EXPECT_LT(squared_distance(result->centroids[2], {0.75, 0, 1 - middle}),
            1e-12);
}

TEST(KMeans, FindsTheMeanOfOneCluster) {
  const Points points = photo_points();
  PointSums sums;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums.add(points.sums_at(i));
  }
  const Result<Clustering> result =
      k_means(points, std::vector<Coordinates>{{0, 0, 0}}, kPlain, Progress());
  ASSERT_TRUE(result);
  EXPECT_LT(
      squared_distance(result->centroids[0], points.steps.to(sums.mean())),
      1e-20);
}

TEST(KMeans, TakesOnePoint) {
  const Points points = srgb_points({{0.25, 0.5, 0.75}});
  const Result<Clustering> result =
      k_means(points, std::vector<Coordinates>{{0, 0, 0}}, kPlain, Progress());
  ASSERT_TRUE(result);
  EXPECT_LT(squared_distance(result->centroids[0], {0.25, 0.5, 0.75}), 1e-20);
  EXPECT_NEAR(result->inertia, 0, 1e-15);
}

TEST(KMeans, NeverRaisesTheInertiaWithMoreSteps) {
  const Points points = photo_points();
  for (const std::size_t k : {3, 20}) {
    double last = INFINITY;
    for (int steps = 0; steps < 30; ++steps) {
      const KMeansOptions options = {.max_steps = steps, .tolerance = 0};
      const Result<Clustering> result =
          k_means(points, first_points(points, k), options, Progress());
      ASSERT_TRUE(result);
      expect_consistent(points, *result);
      EXPECT_LE(result->inertia, last * (1 + 1e-12));
      last = result->inertia;
    }
  }
}

TEST(KMeans, EndsNoHigherThanItStartsWhenRelaxed) {
  const Points points = photo_points();
  for (const std::size_t k : {2, 8, 40}) {
    const std::vector<Coordinates> start = first_points(points, k);
    const Result<Clustering> before =
        k_means(points, start, {.max_steps = 0}, Progress());
    const Result<Clustering> after =
        k_means(points, start, kRelaxed, Progress());
    ASSERT_TRUE(before && after);
    expect_consistent(points, *after);
    EXPECT_LE(after->inertia, before->inertia);
  }
}

TEST(KMeans, EndsAtAFixedPoint) {
  const Points points = photo_points();
  const KMeansOptions options = {.max_steps = 1000, .tolerance = 0};
  const Result<Clustering> result =
      k_means(points, first_points(points, 8), options, Progress());
  ASSERT_TRUE(result);
  const std::vector<std::uint16_t> nearest =
      assign_nearest(points, result->centroids);
  Clustering again = *result;
  again.assignment = nearest;
  EXPECT_NEAR(inertia_of(points, again), result->inertia,
              1e-6 * result->inertia);
}

TEST(KMeans, MovesEmptyClustersToPointsFarFromTheirCentroid) {
  const Points points = photo_points();
  const std::vector<Coordinates> start(10, Coordinates{50, 50, 50});
  const Result<Clustering> result = k_means(points, start, kPlain, Progress());
  ASSERT_TRUE(result);
  expect_consistent(points, *result);
  for (const double weight : result->weights) {
    EXPECT_GT(weight, 0);
  }
}

TEST(KMeans, MovesEmptyClustersToDifferentPoints) {
  const Points points = photo_points();
  const std::vector<Coordinates> start(10, Coordinates{50, 50, 50});
  const Result<Clustering> result =
      k_means(points, start, {.max_steps = 1}, Progress());
  ASSERT_TRUE(result);
  for (const double weight : result->weights) {
    EXPECT_GT(weight, 0);
  }
}

TEST(KMeans, LeavesClustersEmptyWherePointsAreFewer) {
  const Points points = srgb_points({{0, 0, 0}, {0.5, 0, 0}, {1, 0.25, 0}});
  for (const KMeansOptions& options : {kPlain, kRelaxed}) {
    const Result<Clustering> result =
        k_means(points, std::vector<Coordinates>(8), options, Progress());
    ASSERT_TRUE(result);
    expect_consistent(points, *result);
    const auto used =
        std::count_if(result->weights.begin(), result->weights.end(),
                      [](double weight) { return weight > 0; });
    EXPECT_EQ(used, 3);
    EXPECT_NEAR(result->inertia, 0, 1e-12);
  }
}

TEST(KMeans, TakesEqualPoints) {
  const std::vector<WeightedColor> colors(100, {{0.5, 0.2, 0.1}, 3});
  const Points points = make_points(colors, Space::oklab);
  const Result<Clustering> result =
      k_means(points, std::vector<Coordinates>{{0, 0, 0}, {1, 0, 0}}, kRelaxed,
              Progress());
  ASSERT_TRUE(result);
  expect_consistent(points, *result);
  EXPECT_NEAR(result->inertia, 0, 1e-9);
}

TEST(KMeans, GoesByWeight) {
  const std::vector<WeightedColor> colors = {{{0, 0, 0}, 1},
                                             {{1, 1, 1}, 1000000}};
  const Points points = make_points(colors, Space::srgb);
  const Result<Clustering> result = k_means(
      points, std::vector<Coordinates>{{0.5, 0.5, 0.5}}, kPlain, Progress());
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->centroids[0][0], 1 - 1 / 1000001.0, 1e-9);
}

TEST(KMeans, StopsAtEveryReport) {
  const Points points = photo_points();
  const std::vector<Coordinates> start = first_points(points, 8);
  ReportLog all;
  const Result<Clustering> whole =
      k_means(points, start, kRelaxed, all.progress());
  ASSERT_TRUE(whole);
  ASSERT_GE(all.fractions().size(), 2U);
  EXPECT_TRUE(std::is_sorted(all.fractions().begin(), all.fractions().end()));
  for (std::size_t stop = 0; stop < all.fractions().size(); ++stop) {
    ReportLog log(stop);
    const Result<Clustering> result =
        k_means(points, start, kRelaxed, log.progress());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::cancelled);
    EXPECT_EQ(log.fractions().size(), stop + 1);
  }
}

TEST(KMeans, GivesTheSameBitsTwice) {
  const Points points = photo_points();
  const std::vector<Coordinates> start = first_points(points, 16);
  const Result<Clustering> one = k_means(points, start, kRelaxed, Progress());
  const Result<Clustering> other = k_means(points, start, kRelaxed, Progress());
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->centroids, other->centroids);
  EXPECT_EQ(one->assignment, other->assignment);
  EXPECT_EQ(one->inertia, other->inertia);
}

}  // namespace
}  // namespace scene_palette
