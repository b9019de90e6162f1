// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/exact_sum.h.

#include "core/exact_sum.h"

#include <limits>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

TEST(ExactSum, IsNothingAtFirst) { EXPECT_EQ(ExactSum().value(), 0); }

TEST(ExactSum, GivesBackOneValue) {
  for (const double value :
       {0.0, 1.0, 0.1, 1e-300, 1e300, std::numeric_limits<double>::max(),
        std::numeric_limits<double>::min(),
        std::numeric_limits<double>::denorm_min()}) {
    ExactSum sum;
    sum.add(value, 1);
    EXPECT_EQ(sum.value(), value);
  }
}

TEST(ExactSum, MultipliesByTheWeight) {
  ExactSum sum;
  sum.add(0.75, 1ULL << 40);
  sum.add(0.1, 0);
  EXPECT_EQ(sum.value(), 0.75 * static_cast<double>(1ULL << 40));
}

// Added one after the other as doubles, the small ones would be lost.
TEST(ExactSum, LosesNothing) {
  ExactSum sum;
  sum.add(0x1p53, 1);
  for (int i = 0; i < 1024; ++i) {
    sum.add(1, 1);
  }
  EXPECT_EQ(sum.value(), 0x1p53 + 1024);
}

TEST(ExactSum, DoesNotDependOnOrderOrParts) {
  ExactSum forward;
  ExactSum a;
  ExactSum b;
  for (int i = 1; i <= 1000; ++i) {
    forward.add(1.0 / i, 3);
    (i % 3 == 0 ? a : b).add(1.0 / (1001 - i), 3);
  }
  a.merge(b);
  EXPECT_EQ(a.value(), forward.value());
}

}  // namespace
}  // namespace scene_palette
