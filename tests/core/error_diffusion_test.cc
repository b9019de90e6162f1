// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/error_diffusion.cc.

#include "core/error_diffusion.h"

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

constexpr std::array<Srgb8, 2> kBlackWhite = {{{0, 0, 0}, {255, 255, 255}}};
constexpr std::array<Srgb8, 3> kThree = {
    {{30, 20, 40}, {220, 60, 50}, {120, 210, 230}}};

Palette black_and_white() { return palette_of(kBlackWhite, Space::oklab); }

template <typename Pixel>
Indices diffuse(const Palette& palette, const std::vector<Pixel>& pixels,
                std::size_t width, const std::vector<float>& selection = {}) {
  const DitherValues values;
  ErrorDiffusion diffusion(palette, width);
  Indices indices(pixels.size());
  std::vector<ErrorDiffusion::Aim> aims(width);
  std::vector<std::uint8_t> is_seen(width);
  for (std::size_t begin = 0; begin < pixels.size(); begin += width) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::size_t i = begin + x;
      aims[x] = diffusion.aim_at(values.of(pixels[i]));
      is_seen[x] =
          pixels[i].a > 0 && (selection.empty() || selection[i] > 0) ? 1 : 0;
    }
    diffusion.next_row(aims, is_seen, std::span(indices).subspan(begin, width));
  }
  return indices;
}

Rgba gray(float value) { return {value, value, value, 1}; }

TEST(ErrorDiffusion, KeepsTheMeanOfGrays) {
  for (float value = 0.05F; value < 1; value += 0.05F) {
    const Indices indices =
        diffuse(black_and_white(), Pixels(10000, gray(value)), 100);
    const auto white = static_cast<double>(std::ranges::count(indices, 1));
    EXPECT_NEAR(white / 10000, value, 0.01);
  }
}

TEST(ErrorDiffusion, KeepsTheMeanOfColors) {
  const Palette palette = palette_of(kThree, Space::oklab);
  LinearRgb wanted;
  for (const Swatch& swatch : palette.swatches) {
    wanted.r += swatch.color.r / 3;
    wanted.g += swatch.color.g / 3;
    wanted.b += swatch.color.b / 3;
  }
  const Pixels pixels(
      10000, {static_cast<float>(wanted.r), static_cast<float>(wanted.g),
              static_cast<float>(wanted.b), 1});
  LinearRgb mean;
  for (const std::uint8_t index : diffuse(palette, pixels, 100)) {
    mean.r += palette.swatches.at(index).color.r / 10000;
    mean.g += palette.swatches.at(index).color.g / 10000;
    mean.b += palette.swatches.at(index).color.b / 10000;
  }
  EXPECT_TRUE(near(mean, wanted, 0.01));
}

TEST(ErrorDiffusion, LeavesColorsOfThePaletteAlone) {
  const Palette palette = palette_of(kThree, Space::oklab);
  Pixels8 pixels;
  Indices expected;
  for (std::size_t i = 0; i < 300; ++i) {
    const std::size_t index = i * i % 3;
    const Srgb8& color = kThree.at(index);
    pixels.push_back({color.r, color.g, color.b, 255});
    expected.push_back(static_cast<std::uint8_t>(index));
  }
  EXPECT_EQ(diffuse(palette, pixels, 20), expected);
}

// Black and white are equally near at 0.5.  Alone, 0.48 and 0.36 are black;
// 7/16 of the first decided of the two makes the other white.
TEST(ErrorDiffusion, RunsToTheRightThenToTheLeft) {
  for (const std::size_t row : {0, 1}) {
    Pixels pixels(10, gray(0));
    const std::size_t middle = row * 5 + 2;
    pixels[middle] = gray(0.48F);
    pixels[middle + 1] = gray(0.36F);
    Indices expected(10, 0);
    expected[row == 0 ? middle + 1 : middle] = 1;
    EXPECT_EQ(diffuse(black_and_white(), pixels, 5), expected);
  }
}

// 5/16 of 0.48 goes straight down, 3/16 back, 1/16 ahead.
TEST(ErrorDiffusion, PassesOnToTheNextRow) {
  const auto below = [](float back, float down, float ahead) {
    const Pixels pixels = {gray(0),    gray(0.48F), gray(0),
                           gray(back), gray(down),  gray(ahead)};
    const Indices all = diffuse(black_and_white(), pixels, 3);
    return Indices(all.begin() + 3, all.end());
  };
  // What the pixel passes ahead in its own row, 0.21, is passed on from there
  // as well: 0.0656 to the right, with the 1/16 from the left 0.0956, and
  // 0.0394 to the middle, which then has 0.15 + 0.0394 + 7/16 of 0.0956 =
  // 0.2312.
  EXPECT_EQ(below(0, 0.28F, 0), (Indices{0, 1, 0}));
  EXPECT_EQ(below(0, 0.26F, 0), (Indices{0, 0, 0}));
  EXPECT_EQ(below(0.44F, 0, 0), (Indices{1, 0, 0}));
  EXPECT_EQ(below(0, 0, 0.44F), (Indices{0, 0, 1}));
}

// Red cannot be mixed from black and white: it is the nearest gray, of 1/3, and
// what is missing does not flood the gray beside and below it.
TEST(ErrorDiffusion, PassesOnNothingThatNoMixtureReaches) {
  for (const float red : {1.0F, 1.5F}) {
    Pixels pixels(3600, gray(0.02F));
    Pixels mixed = pixels;
    const auto is_red = [](std::size_t i) { return i % 60 < 30 && i < 2400; };
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      if (is_red(i)) {
        pixels[i] = {red, 0, 0, 1};
        mixed[i] = gray(red / 3);
      }
    }
    const Indices indices = diffuse(black_and_white(), pixels, 60);
    const Indices by_mixture = diffuse(black_and_white(), mixed, 60);
    double white = 0;
    double beside = 0;
    double expected = 0;
    for (std::size_t i = 0; i < indices.size(); ++i) {
      (is_red(i) ? white : beside) += indices[i];
      expected += is_red(i) ? 0 : by_mixture[i];
    }
    EXPECT_NEAR(white / 1200, red / 3, 0.02);
    EXPECT_NEAR(beside, expected, 8);
  }
}

// Nor in the first row after what is out of reach for long.
TEST(ErrorDiffusion, LeavesNoTrailBehindColorsOutOfReach) {
  Pixels pixels(5000, {1, 0.2F, 0, 1});
  pixels.resize(6000, gray(0));
  const Indices indices = diffuse(black_and_white(), pixels, 100);
  // By itself, a mixture passes on less than one white pixel in each column.
  EXPECT_LE(std::count(indices.begin() + 5000, indices.end(), 1), 60);
  EXPECT_EQ(std::count(indices.begin() + 5400, indices.end(), 1), 0);
}

TEST(ErrorDiffusion, ReachesColorsBeyondWhite) {
  Palette palette = black_and_white();
  palette.swatches.push_back(make_swatch({6, 5, 4}, 0));
  EXPECT_EQ(diffuse(palette, Pixels(300, {6, 5, 4, 1}), 20), Indices(300, 2));
  double sum = 0;
  for (const std::uint8_t index :
       diffuse(palette, Pixels(10000, {3.5, 3, 2.5, 1}), 100)) {
    sum += palette.swatches.at(index).color.r / 10000;
  }
  EXPECT_NEAR(sum, 3.5, 0.05);
}

// Colors that 8 bits do not hold are not rounded on the way.
TEST(ErrorDiffusion, LeavesUnroundedColorsAlone) {
  Palette palette = palette_of(kThree, Space::oklab);
  palette.swatches[1] = make_swatch({0.123456, 0.5012345, 0.0098765}, 0);
  const LinearRgb& color = palette.swatches[1].color;
  const Pixels pixels(40000,
                      {static_cast<float>(color.r), static_cast<float>(color.g),
                       static_cast<float>(color.b), 1});
  EXPECT_EQ(diffuse(palette, pixels, 200), Indices(40000, 1));
}

TEST(ErrorDiffusion, PassesNothingFromPixelsThatAreNotSeen) {
  Pixels pixels(100, gray(0.36F));
  std::vector<float> selection(100, 1);
  Pixels transparent = pixels;
  for (std::size_t i = 0; i < 50; ++i) {
    const std::size_t at = i / 5 * 10 + i % 5;
    pixels[at] = gray(0.12F);
    selection[at] = 0;
    transparent[at] = {0.12F, 0.12F, 0.12F, 0};
  }
  // As if those on the right were alone.
  const Indices alone = diffuse(black_and_white(), Pixels(50, gray(0.36F)), 5);
  const Indices selected = diffuse(black_and_white(), pixels, 10, selection);
  EXPECT_EQ(diffuse(black_and_white(), transparent, 10), selected);
  for (std::size_t i = 0; i < 50; ++i) {
    EXPECT_EQ(selected[i / 5 * 10 + 5 + i % 5], alone[i]);
    EXPECT_EQ(selected[i / 5 * 10 + i % 5], 0);
  }
}

// Wherever the search begins.
TEST(ErrorDiffusion, AimsAtTheSameFromAnyStart) {
  const ErrorDiffusion diffusion(palette_of(kThree, Space::oklab), 1);
  const DitherValues values;
  const Pixels8 pixels = photograph(60, 40);
  MixtureStart start = diffusion.aim_at({0, 0, 0}).start;
  for (const Rgba8& pixel : pixels) {
    const ErrorDiffusion::Aim aim = diffusion.aim_at(values.of(pixel));
    const ErrorDiffusion::Aim other = diffusion.aim_at(values.of(pixel), start);
    for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
      EXPECT_NEAR(aim.color[channel], other.color[channel], 2e-6);
    }
    start = aim.start;
  }
}

TEST(ErrorDiffusion, TakesAnyValueAndPassesNoneOn) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const Pixels pixels = {{kNan, kNan, kNan, 1}, gray(0),
                         gray(kInfinity),       gray(1),
                         gray(-kInfinity),      gray(0)};
  EXPECT_EQ(diffuse(black_and_white(), pixels, 6), (Indices{0, 0, 1, 1, 0, 0}));
}

TEST(ErrorDiffusion, TakesRowsOfOnePixel) {
  EXPECT_EQ(diffuse(black_and_white(), Pixels{gray(1), gray(0)}, 1),
            (Indices{1, 0}));
}

}  // namespace
}  // namespace scene_palette
