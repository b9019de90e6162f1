// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/weighted_color.h.

#include "core/weighted_color.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

TEST(PixelWeight, IsFullForAnOpaqueSelectedPixel) {
  EXPECT_EQ(pixel_weight(255, 1), kFullWeight);
}

TEST(PixelWeight, IsTheAlphaOfASelectedPixel) {
  for (int alpha = 0; alpha <= 255; ++alpha) {
    EXPECT_EQ(pixel_weight(static_cast<float>(alpha), 1),
              static_cast<std::uint32_t>(alpha));
  }
}

TEST(PixelWeight, IsTheSameForAlphaAndForSelection) {
  for (int part = 0; part <= 255; ++part) {
    EXPECT_EQ(pixel_weight(255, static_cast<float>(part) / 255),
              static_cast<std::uint32_t>(part));
  }
}

TEST(PixelWeight, IsTheRoundedProduct) {
  EXPECT_EQ(pixel_weight(200, 0.5F), 100U);
  EXPECT_EQ(pixel_weight(255, 0.5F), 128U);  // 127.5
  EXPECT_EQ(pixel_weight(100, 0.254F), 25U);
}

TEST(PixelWeight, IsNothingForATransparentOrUnselectedPixel) {
  EXPECT_EQ(pixel_weight(0, 1), 0U);
  EXPECT_EQ(pixel_weight(255, 0), 0U);
  EXPECT_EQ(pixel_weight(-3, 1), 0U);
  EXPECT_EQ(pixel_weight(255, -0.5F), 0U);
  EXPECT_EQ(pixel_weight(-3, -0.5F), 0U);
}

TEST(PixelWeight, IsNeverRoundedToNothing) {
  EXPECT_EQ(pixel_weight(1, 0.01F), 1U);
  EXPECT_EQ(pixel_weight(std::numeric_limits<float>::denorm_min(), 1), 1U);
  EXPECT_EQ(pixel_weight(1e-30F, 1e-30F), 1U);  // the product underflows to 0
}

TEST(PixelWeight, ClampsAlphaAndSelection) {
  EXPECT_EQ(pixel_weight(1e30F, 1), kFullWeight);
  EXPECT_EQ(pixel_weight(255, 1e30F), kFullWeight);
  EXPECT_EQ(pixel_weight(kInfinity, kInfinity), kFullWeight);
  EXPECT_EQ(pixel_weight(-kInfinity, 1), 0U);
}

TEST(PixelWeight, IsNothingForWhatIsNotANumber) {
  EXPECT_EQ(pixel_weight(kNan, 1), 0U);
  EXPECT_EQ(pixel_weight(255, kNan), 0U);
  EXPECT_EQ(pixel_weight(kNan, kNan), 0U);
}

}  // namespace
}  // namespace scene_palette
