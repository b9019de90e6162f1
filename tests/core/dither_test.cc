// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/dither.cc.

#include "core/dither.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

TEST(DitherValues, AreTheLinearLightOfCodes) {
  const DitherValues values;
  for (int i = 0; i < 256; ++i) {
    const double code = i / 255.0;
    const double linear =
        code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
    const auto [r, g, b] =
        values.of(Rgba8{static_cast<std::uint8_t>(i), 0, 255, 255});
    EXPECT_NEAR(r, linear, 1e-7);
    EXPECT_EQ(g, 0);
    EXPECT_EQ(b, 1);
  }
}

TEST(DitherValues, AreNumbersThatMayBeBeyondBlackAndWhite) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(DitherValues::of(Rgba{-1, 0.25F, 7, 1}),
            (DitherValues::Color{-1, 0.25F, 7}));
  EXPECT_EQ(DitherValues::of(Rgba{kNan, -kInfinity, kInfinity, 1}),
            (DitherValues::Color{0, -1e6F, 1e6F}));
}

TEST(DitherColors, AreNotRounded) {
  Palette palette;
  palette.swatches.push_back(make_swatch({0.123456, -0.5, 3}, 1));
  EXPECT_EQ(dither_colors(palette),
            (std::vector<DitherValues::Color>{{0.123456F, -0.5F, 3}}));
}

}  // namespace
}  // namespace scene_palette
