// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/kernels/kmeans.cc, in each table of kernels.

#include "core/kernels/kmeans.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "core/kernels/kernels.h"
#include "tests/support/points.h"

namespace scene_palette {
namespace {

using Box = std::array<float, kBoxSize>;
using Labels = std::array<std::uint16_t, kBlockPoints>;

constexpr std::size_t kCounts[] = {1, 2, 7, 8, 9, 31, 64, 255, 256, 1023, 1024};

std::vector<const Kernels*> tables() {
  std::vector<const Kernels*> all = {&baseline_kernels()};
  if (avx2_kernels() != nullptr) {
    all.push_back(avx2_kernels());
  }
  return all;
}

// A block of points.
struct Block {
  std::array<std::array<float, kBlockPoints>, 3> x{};

  Coordinates at(std::size_t i) const { return {x[0][i], x[1][i], x[2][i]}; }
  Box box() const {
    Box bounds{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const auto [low, high] =
          std::minmax_element(x[axis].begin(), x[axis].end());
      bounds[axis] = *low;
      bounds[axis + 3] = *high;
    }
    return bounds;
  }
};

// Points around a random place, `spread` steps wide.
Block random_block(std::uint32_t spread, std::mt19937& engine) {
  Block block;
  for (auto& axis : block.x) {
    const auto middle = static_cast<float>(engine() % 262144) - 131072;
    for (float& x : axis) {
      x = middle + static_cast<float>(engine() % spread);
    }
  }
  return block;
}

// Centroids, filled up as they must be.
struct Centers {
  std::array<std::vector<float>, 3> x;
  std::vector<std::uint16_t> index;
  std::size_t count = 0;

  void add(const Coordinates& center) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      x[axis].resize(count);
      x[axis].push_back(static_cast<float>(center[axis]));
    }
    index.push_back(static_cast<std::uint16_t>(count++));
    for (std::vector<float>& axis : x) {
      axis.resize((count + 7) / 8 * 8, kFarAway);
    }
  }

  Centroids view() const {
    return {x[0].data(), x[1].data(), x[2].data(), index.data(), count};
  }
  Coordinates at(std::size_t c) const { return {x[0][c], x[1][c], x[2][c]}; }
  std::vector<Coordinates> all() const {
    std::vector<Coordinates> centers;
    for (std::size_t c = 0; c < count; ++c) {
      centers.push_back(at(c));
    }
    return centers;
  }
};

Centers random_centers(std::size_t count, std::mt19937& engine) {
  Centers centers;
  for (std::size_t c = 0; c < count; ++c) {
    Coordinates center{};
    for (double& x : center) {
      x = static_cast<double>(engine() % 262144) - 131072 +
          static_cast<double>(engine() % 16) / 16;
    }
    centers.add(center);
  }
  return centers;
}

// As core/partition.cc chooses it: 8e-6 of the greatest square.
constexpr float kMargin = 8e-6F * 3 * 131072 * 131072;

struct Possible {
  std::vector<std::uint16_t> index;
  std::vector<Coordinates> x;
  std::uint16_t best = 0;
};

Possible read(const CentroidList& list) {
  Possible possible;
  possible.index.assign(list.index, list.index + list.count);
  for (std::size_t i = 0; i < list.count; ++i) {
    possible.x.push_back({list.x[i], list.y[i], list.z[i]});
  }
  possible.best = list.best;
  return possible;
}

// What the kernels find for a block: what is possible, and what is nearest.
struct Answer {
  Possible possible;
  Labels labels{};
};

Answer answer_of(const Kernels& kernels, const Block& block,
                 const Centers& centers) {
  const auto list = std::make_unique<CentroidList>();
  const Box box = block.box();
  kernels.keep_possible(box.data(), centers.view(), kMargin, *list);
  Answer answer = {read(*list), {}};
  kernels.find_nearest(block.x[0].data(), block.x[1].data(), block.x[2].data(),
                       *list, answer.labels.data());
  return answer;
}

Labels by_brute_force(const Block& block, const Centers& centers) {
  const std::vector<Coordinates> all = centers.all();
  Labels labels{};
  for (std::size_t i = 0; i < kBlockPoints; ++i) {
    labels[i] = static_cast<std::uint16_t>(nearest_in_float(block.at(i), all));
  }
  return labels;
}

// The answer is that of brute force in every table, and all the same.
void expect_right(const Block& block, const Centers& centers) {
  const Labels expected = by_brute_force(block, centers);
  const Possible first = answer_of(baseline_kernels(), block, centers).possible;
  for (const Kernels* const kernels : tables()) {
    const Answer answer = answer_of(*kernels, block, centers);
    ASSERT_EQ(answer.labels, expected) << kernels->name;
    ASSERT_EQ(answer.possible.index, first.index) << kernels->name;
    ASSERT_EQ(answer.possible.best, first.best) << kernels->name;
  }
  ASSERT_TRUE(std::is_sorted(first.index.begin(), first.index.end()));
  for (std::size_t i = 0; i < first.index.size(); ++i) {
    ASSERT_EQ(first.x[i], centers.at(first.index[i]));
  }
}

TEST(KMeansKernels, AreBruteForceInEveryTable) {
  std::mt19937 engine(1);
  for (const std::size_t k : kCounts) {
    for (const std::uint32_t spread : {1, 300, 20000, 262144}) {
      for (int round = 0; round < 3; ++round) {
        expect_right(random_block(spread, engine), random_centers(k, engine));
      }
    }
  }
}

// A coarse lattice: most distances occur more than once.
TEST(KMeansKernels, GiveTiesToTheFirst) {
  std::mt19937 engine(3);
  const auto coarse = [&engine] {
    return (static_cast<float>(engine() % 9) - 4) * 32768;
  };
  for (const std::size_t k : kCounts) {
    Block block;
    for (auto& axis : block.x) {
      std::generate(axis.begin(), axis.end(), coarse);
    }
    Centers centers;
    for (std::size_t c = 0; c < k; ++c) {
      centers.add({coarse(), coarse(), coarse()});
    }
    expect_right(block, centers);
  }
}

TEST(KMeansKernels, TakeTheFirstOfEqualCentroids) {
  std::mt19937 engine(4);
  const Block block = random_block(5000, engine);
  for (const std::size_t k : kCounts) {
    Centers centers;
    for (std::size_t c = 0; c < k; ++c) {
      centers.add({100, -5, 7});
    }
    expect_right(block, centers);
    EXPECT_EQ(answer_of(best_kernels(), block, centers).labels, Labels{});
  }
}

// First for a large box, then for a small one in it, as for groups of blocks.
TEST(KMeansKernels, AreBruteForceWithTwoLevelsOfBoxes) {
  std::mt19937 engine(2);
  for (const std::size_t k : kCounts) {
    const Centers centers = random_centers(k, engine);
    const Block block = random_block(3000, engine);
    Box large = block.box();
    for (std::size_t axis = 0; axis < 3; ++axis) {
      large[axis] -= 20000;
      large[axis + 3] += 20000;
    }
    const Box small = block.box();
    for (const Kernels* const kernels : tables()) {
      const auto lists = std::make_unique<std::array<CentroidList, 2>>();
      auto& [outer, inner] = *lists;
      kernels->keep_possible(large.data(), centers.view(), kMargin, outer);
      kernels->keep_possible(
          small.data(), {outer.x, outer.y, outer.z, outer.index, outer.count},
          kMargin, inner);
      Labels labels{};
      kernels->find_nearest(block.x[0].data(), block.x[1].data(),
                            block.x[2].data(), inner, labels.data());
      EXPECT_EQ(labels, by_brute_force(block, centers)) << kernels->name;
    }
  }
}

TEST(KeepPossible, KeepsOnlyWhatCanBeNearest) {
  std::mt19937 engine(5);
  const Block block = random_block(1, engine);  // one place
  const Centers centers = random_centers(1024, engine);
  const std::vector<Coordinates> all = centers.all();
  const std::size_t nearest = nearest_in_float(block.at(0), all);
  for (const Kernels* const kernels : tables()) {
    const Possible possible = answer_of(*kernels, block, centers).possible;
    EXPECT_EQ(possible.best, nearest);
    for (const Coordinates& center : possible.x) {
      EXPECT_LE(squared_distance(center, block.at(0)),
                squared_distance(all[nearest], block.at(0)) + 2 * kMargin);
    }
  }
}

// Whether `center` is nearer than `own` at one of the box's corners or, by
// `margin`, at none.
double least_lead(const Box& box, const Coordinates& center,
                  const Coordinates& own) {
  double least = 1e300;
  for (std::size_t corner = 0; corner < 8; ++corner) {
    const Coordinates at = {box[(corner & 1) != 0 ? 3 : 0],
                            box[(corner & 2) != 0 ? 4 : 1],
                            box[(corner & 4) != 0 ? 5 : 2]};
    least = std::min(least,
                     squared_distance(at, center) - squared_distance(at, own));
  }
  return least;
}

TEST(AnyPossible, TellsWhetherACentroidIsNearerAtACorner) {
  std::mt19937 engine(6);
  std::size_t yes = 0;
  std::size_t no = 0;
  for (int round = 0; round < 300; ++round) {
    const Box box = random_block(1 + engine() % 50000, engine).box();
    const Coordinates own = random_centers(1, engine).at(0);
    const Centers moved = random_centers(1 + engine() % 5, engine);
    double lead = 1e300;
    for (const Coordinates& center : moved.all()) {
      lead = std::min(lead, least_lead(box, center, own));
    }
    const std::array<float, 3> from = {static_cast<float>(own[0]),
                                       static_cast<float>(own[1]),
                                       static_cast<float>(own[2])};
    for (const Kernels* const kernels : tables()) {
      const bool possible =
          kernels->any_possible(box.data(), moved.view(), from.data(), kMargin);
      // Single precision decides within the margin.
      EXPECT_TRUE(possible || lead > 0);
      EXPECT_TRUE(!possible || lead < 2 * kMargin);
      ++(possible ? yes : no);
    }
  }
  EXPECT_GT(yes, 50U);
  EXPECT_GT(no, 50U);
}

TEST(AnyPossible, TellsNothingWhereNothingMoved) {
  const Box box = {0, 0, 0, 1, 1, 1};
  const std::array<float, 3> own = {5, 5, 5};
  for (const Kernels* const kernels : tables()) {
    EXPECT_FALSE(kernels->any_possible(box.data(), Centroids(), own.data(), 1));
  }
}

}  // namespace
}  // namespace scene_palette
