// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/threshold_mask.cc.

#include "core/threshold_mask.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

// How many places there are of each level.
std::array<std::size_t, ThresholdMask::kLevels> counts_of(
    const ThresholdMask& mask) {
  std::array<std::size_t, ThresholdMask::kLevels> counts{};
  const auto size = static_cast<std::int32_t>(mask.size());
  for (std::int32_t y = 0; y < size; ++y) {
    for (std::int32_t x = 0; x < size; ++x) {
      ++counts.at(mask.at(x, y));
    }
  }
  return counts;
}

TEST(ThresholdMask, HasEachLevelAsOftenAsAnyOther) {
  for (const ThresholdMask* mask :
       {&ThresholdMask::bayer(), &ThresholdMask::blue_noise()}) {
    for (const std::size_t count : counts_of(*mask)) {
      EXPECT_EQ(count, mask->size() * mask->size() / ThresholdMask::kLevels);
    }
  }
}

TEST(ThresholdMask, TilesThePlane) {
  for (const ThresholdMask* mask :
       {&ThresholdMask::bayer(), &ThresholdMask::blue_noise()}) {
    const auto size = static_cast<std::int32_t>(mask->size());
    for (std::int32_t i = 0; i < size; ++i) {
      EXPECT_EQ(mask->at(i, 1), mask->at(i - 5 * size, 1 + 3 * size));
      EXPECT_EQ(mask->at(1, i), mask->at(1 + 7 * size, i - size));
    }
  }
}

// Bayer's index matrix, by its recursion: M(2n) is 4 M(n) + {0 2; 3 1}.
TEST(ThresholdMask, IsBayers) {
  constexpr std::array<std::array<int, 2>, 2> kTwo = {{{0, 2}, {3, 1}}};
  for (std::int32_t y = 0; y < 4; ++y) {
    for (std::int32_t x = 0; x < 4; ++x) {
      EXPECT_EQ(ThresholdMask::bayer().at(x, y),
                4 * kTwo[y % 2][x % 2] + kTwo[y / 2][x / 2]);
    }
  }
}

// The places whose level is below `level`.
std::vector<std::pair<int, int>> places_below(int level) {
  const ThresholdMask& mask = ThresholdMask::blue_noise();
  std::vector<std::pair<int, int>> places;
  const auto size = static_cast<std::int32_t>(mask.size());
  for (std::int32_t y = 0; y < size; ++y) {
    for (std::int32_t x = 0; x < size; ++x) {
      if (mask.at(x, y) < level) {
        places.emplace_back(x, y);
      }
    }
  }
  return places;
}

// One place of 16 leaves a mean distance of 4; at random, some would touch.
TEST(ThresholdMask, KeepsBlueNoiseApart) {
  const auto places = places_below(1);
  double least = 64;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const auto apart = [](int a, int b) {
        const int distance = std::abs(a - b);
        return std::min(distance, 64 - distance);
      };
      least = std::min(least,
                       std::hypot(apart(places[i].first, places[k].first),
                                  apart(places[i].second, places[k].second)));
    }
  }
  EXPECT_GE(least, 2.2);
}

// Half of the places in squares of 8 × 8: at random, the number in a square has
// a variance of 16.
TEST(ThresholdMask, SpreadsBlueNoiseEvenly) {
  std::array<double, 64> counts{};
  for (const auto& [x, y] : places_below(8)) {
    const int square = y / 8 * 8 + x / 8;
    counts.at(static_cast<std::size_t>(square)) += 1;
  }
  double variance = 0;
  for (const double count : counts) {
    variance += (count - 32) * (count - 32) / 64;
  }
  EXPECT_LT(variance, 4);
}

}  // namespace
}  // namespace scene_palette
