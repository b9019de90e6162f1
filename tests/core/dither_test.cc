// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/dither.cc.

#include "core/dither.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

TEST(DitherValues, BringEveryCodeBack) {
  const DitherValues values;
  for (int i = 0; i < 256; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    const auto [r, g, b] = values.of(Rgba8{code, 0, 255, 255});
    EXPECT_EQ(values.code(r), code);
    EXPECT_EQ(values.code(g), 0);
    EXPECT_EQ(values.code(b), 255);
  }
}

TEST(DitherValues, FindTheNearestCodeOrOneNearlyAsNear) {
  const DitherValues values;
  for (int i = 0; i <= 100000; ++i) {
    const float value = static_cast<float>(i) / 100000;
    const double code =
        255 * (value <= 0.0031308 ? 12.92 * value
                                  : 1.055 * std::pow(value, 1 / 2.4) - 0.055);
    ASSERT_LE(std::abs(values.code(value) - code), 0.7) << value;
  }
}

TEST(DitherValues, AreLimited) {
  const DitherValues values;
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(values.of(Rgba{-1, 0.25F, 7, 1}),
            (DitherValues::Color{0, 0.25F, 1}));
  EXPECT_EQ(values.of(Rgba{kNan, -kInfinity, kInfinity, 1}),
            (DitherValues::Color{0, 0, 1}));
}

TEST(DitherColors, AreNotRounded) {
  Palette palette;
  palette.swatches.push_back(make_swatch({0.123456, -0.5, 3}, 1));
  EXPECT_EQ(dither_colors(palette),
            (std::vector<DitherValues::Color>{{0.123456F, -0.5F, 3}}));
}

}  // namespace
}  // namespace scene_palette
