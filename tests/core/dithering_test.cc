// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/dithering.cc.

#include "core/dithering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/remap.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

using Indices = std::vector<std::uint8_t>;

constexpr std::array<Srgb8, 2> kBlackWhite = {{{0, 0, 0}, {255, 255, 255}}};
constexpr std::array<Srgb8, 6> kSix = {{{40, 40, 50},
                                        {210, 205, 200},
                                        {150, 60, 60},
                                        {60, 120, 70},
                                        {70, 80, 150},
                                        {170, 150, 80}}};

template <typename Pixel>
Indices dithered(const Palette& palette, Dither dither,
                 const std::vector<Pixel>& pixels, std::size_t width,
                 const std::vector<float>& selection = {},
                 const Position& at = {}, std::size_t skipped = 0) {
  const std::size_t height = pixels.size() / width;
  Dithering dithering(palette, dither, width, at, skipped);
  Indices indices;
  Indices row(width);
  const auto choose = [&] {
    dithering.choose(row);
    indices.insert(indices.end(), row.begin(), row.end());
  };
  for (std::size_t y = 0; y < height; ++y) {
    dithering.add(std::span(pixels).subspan(y * width, width),
                  selection.empty()
                      ? std::span<const float>()
                      : std::span(selection).subspan(y * width, width));
    if (dithering.has_surroundings()) {
      choose();
    }
  }
  while (indices.size() < (height - skipped) * width) {
    choose();
  }
  return indices;
}

class DitheringBy : public testing::TestWithParam<Dither> {};

// Mean squared difference of the means of squares, in linear light.
double error_from_afar(const Palette& palette, const Indices& indices,
                       const Pixels& pixels, std::size_t width) {
  constexpr std::size_t kSide = 8;
  const std::size_t height = pixels.size() / width;
  double error = 0;
  for (std::size_t top = 0; top + kSide <= height; top += kSide) {
    for (std::size_t left = 0; left + kSide <= width; left += kSide) {
      LinearRgb sum;
      for (std::size_t i = 0; i < kSide * kSide; ++i) {
        const std::size_t at = (top + i / kSide) * width + left + i % kSide;
        const LinearRgb& color = palette.swatches.at(indices[at]).color;
        sum.r += color.r - pixels[at].r;
        sum.g += color.g - pixels[at].g;
        sum.b += color.b - pixels[at].b;
      }
      error += sum.r * sum.r + sum.g * sum.g + sum.b * sum.b;
    }
  }
  return error;
}

// The lights and darks of this texture cannot be mixed, but its means can.
TEST_P(DitheringBy, GivesNeighborsWhatAPixelCannotHave) {
  constexpr std::array<Srgb8, 3> kGrays = {
      {{90, 90, 90}, {140, 140, 140}, {180, 180, 180}}};
  const Palette palette = palette_of(kGrays, Space::oklab);
  Pixels pixels;
  double wanted = 0;
  for (std::size_t i = 0; i < std::size_t{96} * 96; ++i) {
    // One in ten has far more light than the lightest gray, 0.456.
    const float value = i * 7 % 10 == 0 ? 1.2F : 0.15F;
    pixels.push_back({value, value, value, 1});
    wanted += value / (96.0 * 96);
  }
  double mean = 0;
  for (const std::uint8_t index : dithered(palette, GetParam(), pixels, 96)) {
    mean += palette.swatches.at(index).color.g / (96.0 * 96);
  }
  // Each by itself: 0.1 x 0.456 + 0.9 x 0.15.
  const double alone = 0.1806;
  EXPECT_NEAR(mean, wanted, 0.3 * (wanted - alone));
}

TEST_P(DitheringBy, IsNearerFromAfarThanTheNearestColors) {
  const Palette palette = palette_of(kSix, Space::oklab);
  const Pixels8 pixels = photograph(200, 152);
  Indices nearest(pixels.size());
  Remap(palette).nearest(pixels, nearest);
  const Pixels linear = to_linear(pixels);
  EXPECT_LT(error_from_afar(palette, dithered(palette, GetParam(), pixels, 200),
                            linear, 200),
            0.5 * error_from_afar(palette, nearest, linear, 200));
}

// Also beside what asks for more than there is.
TEST_P(DitheringBy, LeavesColorsOfThePaletteAlone) {
  const Palette palette = palette_of(kSix, Space::oklab);
  Pixels8 pixels;
  for (std::size_t i = 0; i < std::size_t{60} * 60; ++i) {
    const Srgb8& color = kSix.at(i / 600);
    const bool is_out_of_reach =
        i % 60 < 20 && GetParam() != Dither::floyd_steinberg;
    pixels.push_back(is_out_of_reach ? Rgba8{0, 255, 255, 255}
                                     : Rgba8{color.r, color.g, color.b, 255});
  }
  const Indices indices = dithered(palette, GetParam(), pixels, 60);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (pixels[i].r != 0) {
      ASSERT_EQ(indices[i], i / 600);
    }
  }
}

TEST_P(DitheringBy, TakesCodesAndTheirLinearValuesAlike) {
  const Palette palette = palette_of(kSix, Space::oklab);
  const Pixels8 pixels = photograph(90, 60);
  const Pixels linear = to_linear(pixels);
  EXPECT_EQ(dithered(palette, GetParam(), pixels, 90),
            dithered(palette, GetParam(), linear, 90));
}

TEST_P(DitheringBy, TakesAnyValue) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  Pixels pixels(400, {0, 0, 0, 1});
  for (const float value : {kNan, kInfinity, -kInfinity, 1e30F}) {
    pixels[210] = {value, value, value, 1};
    const Indices indices =
        dithered(palette_of(kBlackWhite, Space::oklab), GetParam(), pixels, 20);
    EXPECT_EQ(indices[210], value > 0 ? 1 : 0);
    EXPECT_EQ(std::ranges::count(indices, 1), value > 0 ? 1 : 0);
  }
}

// What is not seen asks for nothing, whatever its color is.
TEST_P(DitheringBy, AsksNothingForPixelsThatAreNotSeen) {
  const Palette palette = palette_of(kSix, Space::oklab);
  Pixels8 pixels = photograph(60, 40);
  std::vector<float> selection(pixels.size(), 1);
  Pixels8 others = pixels;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    if (i % 60 < 20) {
      selection[i] = 0;
      others[i] = {255, 255, 255, 0};
    }
  }
  const Indices selected = dithered(palette, GetParam(), pixels, 60, selection);
  const Indices opaque = dithered(palette, GetParam(), others, 60);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    if (i % 60 >= 20) {
      ASSERT_EQ(selected[i], opaque[i]);
    }
  }
}

TEST_P(DitheringBy, TakesFewPixels) {
  const Palette palette = palette_of(kBlackWhite, Space::oklab);
  EXPECT_EQ(dithered(palette, GetParam(), Pixels8{{255, 255, 255, 255}}, 1),
            (Indices{1}));
  const std::array<Srgb8, 1> one = {{{9, 99, 199}}};
  EXPECT_EQ(dithered(palette_of(one, Space::oklab), GetParam(),
                     photograph(50, 3), 50),
            Indices(150, 0));
}

INSTANTIATE_TEST_SUITE_P(Dithers, DitheringBy,
                         testing::Values(Dither::ordered, Dither::blue_noise,
                                         Dither::floyd_steinberg));

// Bands of any height, with rows of their neighbors, are parts of the whole.
TEST(DitheringByPattern, IsTheSameInBands) {
  constexpr std::size_t kWidth = 67;
  constexpr std::size_t kHeight = 60;
  constexpr std::size_t kReach = Dithering::kReach;
  const Palette palette = palette_of(kSix, Space::oklab);
  const Pixels8 pixels = photograph(kWidth, kHeight);
  const Indices whole =
      dithered(palette, Dither::blue_noise, pixels, kWidth, {}, {-4, 90});
  for (std::size_t band = 0; band < kHeight; band += 7) {
    const std::size_t top = band - std::min(band, kReach);
    const std::size_t end = std::min(band + 7, kHeight);
    const std::size_t bottom = std::min(end + kReach, kHeight);
    const auto begin = pixels.begin();
    const Pixels8 part(begin + static_cast<std::ptrdiff_t>(top * kWidth),
                       begin + static_cast<std::ptrdiff_t>(bottom * kWidth));
    const Indices indices =
        dithered(palette, Dither::blue_noise, part, kWidth, {},
                 {-4, 90 + static_cast<std::int32_t>(top)}, band - top);
    for (std::size_t i = 0; i < (end - band) * kWidth; ++i) {
      ASSERT_EQ(indices[i], whole[band * kWidth + i]);
    }
  }
}

}  // namespace
}  // namespace scene_palette
