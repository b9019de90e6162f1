// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/pattern_dither.cc.

#include "core/pattern_dither.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

using Indices = std::vector<std::uint8_t>;
using Colors = std::vector<DitherValues::Color>;

constexpr std::array<Srgb8, 2> kBlackWhite = {{{0, 0, 0}, {255, 255, 255}}};
constexpr std::array<Srgb8, 6> kSix = {{{20, 20, 30},
                                        {250, 245, 240},
                                        {200, 30, 40},
                                        {30, 150, 60},
                                        {40, 60, 200},
                                        {230, 200, 40}}};

template <typename Pixel>
Colors colors_of(const std::vector<Pixel>& pixels) {
  const DitherValues values;
  Colors colors;
  for (const Pixel& pixel : pixels) {
    colors.push_back(values.of(pixel));
  }
  return colors;
}

template <typename Pixel>
Indices choose(const PatternDither& dither, const std::vector<Pixel>& pixels,
               std::size_t width, const Position& at = {}) {
  PatternDither::Cache cache;
  Indices indices(pixels.size());
  const Colors colors = colors_of(pixels);
  for (std::size_t begin = 0; begin < pixels.size(); begin += width) {
    dither.choose(std::span(colors).subspan(begin, width),
                  {at.x, at.y + static_cast<std::int32_t>(begin / width)},
                  cache, std::span(indices).subspan(begin, width));
  }
  return indices;
}

// The mean color, in linear light, of a square of 64 × 64 pixels of one color.
LinearRgb mean_of_square(const Palette& palette, const ThresholdMask& mask,
                         const Rgba& color) {
  const Indices indices = choose(PatternDither(palette, mask),
                                 Pixels(std::size_t{64} * 64, color), 64);
  LinearRgb mean;
  for (const std::uint8_t index : indices) {
    const LinearRgb& swatch = palette.swatches.at(index).color;
    mean.r += swatch.r / 4096;
    mean.g += swatch.g / 4096;
    mean.b += swatch.b / 4096;
  }
  return mean;
}

class PatternDitherBy : public testing::TestWithParam<bool> {
 protected:
  static const ThresholdMask& mask() {
    return GetParam() ? ThresholdMask::blue_noise() : ThresholdMask::bayer();
  }
};

TEST_P(PatternDitherBy, MixesGraysByLinearLight) {
  const Palette palette = palette_of(kBlackWhite, Space::oklab);
  for (float gray = 0; gray <= 1; gray += 1 / 64.0F) {
    const LinearRgb mean =
        mean_of_square(palette, mask(), {gray, gray, gray, 1});
    // Half of a sixteenth, and what is too like to be told apart.
    EXPECT_NEAR(mean.g, gray, 1 / 32.0 + 1 / 128.0) << gray;
  }
}

// Colors between those of the palette: what is written has their mean.
TEST_P(PatternDitherBy, MixesColors) {
  const Palette palette = palette_of(kSix, Space::oklab);
  for (const Swatch& one : palette.swatches) {
    for (const Swatch& other : palette.swatches) {
      const LinearRgb between = {(one.color.r + other.color.r) / 2,
                                 (one.color.g + other.color.g) / 2,
                                 (one.color.b + other.color.b) / 2};
      const LinearRgb mean = mean_of_square(
          palette, mask(),
          {static_cast<float>(between.r), static_cast<float>(between.g),
           static_cast<float>(between.b), 1});
      EXPECT_TRUE(near(mean, between, 1.5 / 16));
    }
  }
}

// Red cannot be had from black, white and gray: the nearest is a gray of 1/3.
TEST_P(PatternDitherBy, MixesWhatIsNearestToColorsOutOfReach) {
  const Palette palette = palette_of(kBlackWhite, Space::oklab);
  for (const float red : {1.0F, 1.5F}) {
    const LinearRgb mean = mean_of_square(palette, mask(), {red, 0, 0, 1});
    EXPECT_NEAR(mean.r, red / 3, 1 / 32.0 + 1 / 128.0);
  }
}

// What a palette has between two grays is not taken from others.
TEST_P(PatternDitherBy, MixesNeighborsOnly) {
  constexpr std::array<Srgb8, 5> kGrays = {{{0, 0, 0},
                                            {80, 80, 80},
                                            {140, 140, 140},
                                            {200, 200, 200},
                                            {255, 255, 255}}};
  const Palette palette = palette_of(kGrays, Space::oklab);
  const PatternDither dither(palette, mask());
  for (int code = 0; code < 256; ++code) {
    const auto gray = static_cast<std::uint8_t>(code);
    const Indices indices =
        choose(dither, Pixels8(4096, {gray, gray, gray, 255}), 64);
    const auto [least, most] = std::ranges::minmax(indices);
    const auto above =
        std::ranges::upper_bound(kGrays, code, {}, &Srgb8::r) - kGrays.begin();
    EXPECT_GE(least, above - 1) << code;
    EXPECT_LE(most, above) << code;
  }
}

TEST_P(PatternDitherBy, ReachesColorsBeyondWhite) {
  Palette palette = palette_of(kBlackWhite, Space::oklab);
  palette.swatches.push_back(make_swatch({6, 5, 4}, 0));
  const PatternDither dither(palette, mask());
  EXPECT_EQ(choose(dither, Pixels(300, {6, 5, 4, 1}), 100), Indices(300, 2));
  const LinearRgb mean = mean_of_square(palette, mask(), {3.5, 3, 2.5, 1});
  EXPECT_TRUE(near(mean, {3.5, 3, 2.5}, 6 / 32.0));
}

TEST_P(PatternDitherBy, LeavesColorsOfThePaletteAlone) {
  const Palette palette = palette_of(kSix, Space::oklab);
  const PatternDither dither(palette, mask());
  for (std::size_t i = 0; i < kSix.size(); ++i) {
    const Pixels8 pixels(300, {kSix[i].r, kSix[i].g, kSix[i].b, 255});
    EXPECT_EQ(choose(dither, pixels, 100),
              Indices(300, static_cast<std::uint8_t>(i)));
  }
}

TEST_P(PatternDitherBy, DependsOnThePlaceOnly) {
  const PatternDither dither(palette_of(kSix, Space::oklab), mask());
  const Pixels8 pixels = photograph(601, 7);
  const Colors colors = colors_of(pixels);
  const Indices whole = choose(dither, pixels, 601, {-3, 11});
  for (std::size_t x = 0; x < 601; x += 37) {
    for (std::size_t y = 0; y < 7; ++y) {
      std::uint8_t index = 0;
      PatternDither::Cache cache;
      dither.choose(
          std::span(colors).subspan(y * 601 + x, 1),
          {static_cast<std::int32_t>(x) - 3, static_cast<std::int32_t>(y) + 11},
          cache, {&index, 1});
      EXPECT_EQ(index, whole[y * 601 + x]);
    }
  }
}

// Whatever a color has been, what it becomes is mixed as if it were new.
TEST_P(PatternDitherBy, MixesWhatColorsBecome) {
  const PatternDither dither(palette_of(kSix, Space::oklab), mask());
  const Colors before = colors_of(photograph(320, 40));
  Colors after = before;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const float more = static_cast<float>(i % 13) / 100 - 0.06F;
    after[i] = {after[i][0] + more, after[i][1] - more, after[i][2] + more};
  }
  PatternDither::Cache cache;
  Indices again(before.size());
  dither.choose_again(before, before, {5, 6}, cache, again);
  Indices expected(before.size());
  dither.choose(before, {5, 6}, cache, expected);
  EXPECT_EQ(again, expected);
  dither.choose_again(before, after, {5, 6}, cache, again);
  dither.choose(after, {5, 6}, cache, expected);
  std::size_t others = 0;
  for (std::size_t i = 0; i < again.size(); ++i) {
    others += again[i] == expected[i] ? 0 : 1;
  }
  // Some are on the border between two thresholds.
  EXPECT_LE(others, again.size() / 40);
}

TEST_P(PatternDitherBy, TakesAnyValue) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kMax = std::numeric_limits<float>::max();
  const PatternDither dither(palette_of(kBlackWhite, Space::srgb), mask());
  const Pixels pixels = {{kNan, kNan, kNan, 1},
                         {kMax, kMax, kMax, 1},
                         {-kMax, -1, -0.0F, 1},
                         {9, 9, 9, kNan}};
  EXPECT_EQ(choose(dither, pixels, 4), (Indices{0, 1, 0, 1}));
}

TEST_P(PatternDitherBy, HasNoChoiceWithOneColor) {
  const std::array<Srgb8, 1> one = {{{9, 99, 199}}};
  const PatternDither dither(palette_of(one, Space::oklab), mask());
  EXPECT_EQ(choose(dither, photograph(50, 3), 50), Indices(150, 0));
}

INSTANTIATE_TEST_SUITE_P(Masks, PatternDitherBy, testing::Bool(),
                         [](const auto& info) {
                           return info.param ? "BlueNoise" : "Bayer";
                         });

}  // namespace
}  // namespace scene_palette
