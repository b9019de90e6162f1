// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/random.h.

#include "core/random.h"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

// The first numbers of the authors' splitmix64.c for the seed 1234567, as
// published at https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
TEST(SplitMix64, GivesThePublishedNumbers) {
  SplitMix64 random(1234567);
  std::vector<std::uint64_t> numbers(5);
  for (std::uint64_t& number : numbers) {
    number = random.next();
  }
  EXPECT_EQ(numbers, (std::vector<std::uint64_t>{
                         6457827717110365317U, 3203168211198807973U,
                         9817491932198370423U, 4593380528125082431U,
                         16408922859458223821U}));
}

TEST(SplitMix64, SpreadsUniformlyFromZeroToBelowOne) {
  SplitMix64 random(0);
  constexpr int kDraws = 100000;
  double sum = 0;
  double square_sum = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.uniform();
    ASSERT_GE(x, 0);
    ASSERT_LT(x, 1);
    sum += x;
    square_sum += x * x;
  }
  // Mean 1/2 and mean square 1/3; the tolerance is above five standard errors.
  EXPECT_NEAR(sum / kDraws, 1.0 / 2, 0.005);
  EXPECT_NEAR(square_sum / kDraws, 1.0 / 3, 0.005);
}

TEST(SplitMix64, RepeatsForTheSameSeed) {
  SplitMix64 one(42);
  SplitMix64 other(42);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(one.next(), other.next());
  }
}

}  // namespace
}  // namespace scene_palette
