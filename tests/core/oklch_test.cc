// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/oklch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace scene_palette {
namespace {

TEST(Oklch, IsTheSameColorInPolarCoordinates) {
  for (int degree = 0; degree < 360; ++degree) {
    const double angle = degree * std::numbers::pi / 180;
    const Oklch color =
        oklch({0.6, 0.2 * std::cos(angle), 0.2 * std::sin(angle)});
    EXPECT_EQ(color.l, 0.6);
    EXPECT_NEAR(color.c, 0.2, 1e-15);
    EXPECT_NEAR(color.h, angle, 1e-14);
  }
}

TEST(Oklch, HasNoHueForGray) {
  EXPECT_EQ(oklch({0.6, 0, 0}).c, 0);
  EXPECT_EQ(oklch({0.6, 0, 0}).h, 0);
}

}  // namespace
}  // namespace scene_palette
