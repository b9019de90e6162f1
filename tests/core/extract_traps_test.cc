// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/extract.cc: pictures on which palettes go wrong
// numerically.

#include "core/extract.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr Method kMethods[] = {Method::scene, Method::accurate, Method::classic,
                               Method::hue_slices};

Palette extract(const Histogram& histogram, const ExtractOptions& options) {
  Result<Palette> palette = extract_palette(histogram, options, Progress());
  EXPECT_TRUE(palette) << palette.error().message;
  return palette ? *palette : Palette();
}

std::set<Srgb8> codes_of(const Pixels8& pixels) {
  std::set<Srgb8> codes;
  for (const auto& [r, g, b, a] : pixels) {
    codes.insert({r, g, b});
  }
  return codes;
}

std::set<Srgb8> codes_of(const Palette& palette) {
  const std::vector<Srgb8> codes = sorted_codes(palette);
  return {codes.begin(), codes.end()};
}

// Every gray, pure blue and the other corners of the cube.
Pixels8 exact_colors() {
  Pixels8 colors;
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    colors.push_back({byte, byte, byte, 255});
  }
  colors.push_back({0, 0, 255, 255});
  colors.push_back({0, 255, 0, 255});
  colors.push_back({255, 0, 0, 255});
  colors.push_back({0, 255, 255, 255});
  colors.push_back({255, 0, 255, 255});
  colors.push_back({255, 255, 0, 255});
  return colors;
}

TEST(ExtractTraps, FlatPicturesComeBackExactly) {
  for (const Method method : kMethods) {
    for (const Space space : {Space::oklab, Space::srgb}) {
      for (const Rgba8& color : exact_colors()) {
        const Pixels8 pixels(5, color);
        const Palette palette =
            extract(histogram_of(pixels), {.method = method, .space = space});
        EXPECT_EQ(codes_of(palette), codes_of(pixels));
        EXPECT_EQ(palette.swatches[0].share, 1);
        EXPECT_LT(reference_delta_e(palette.swatches[0].color,
                                    reference_linear(color)),
                  1e-5);
      }
    }
  }
}

TEST(ExtractTraps, FlatFloatPicturesComeBackExactly) {
  for (const Rgba8& color : exact_colors()) {
    const Pixels pixels = to_linear(Pixels8(5, color));
    const Palette palette =
        extract(histogram_of(pixels), {.method = Method::accurate});
    ASSERT_EQ(palette.swatches.size(), 1U);
    EXPECT_EQ(codes_of(palette), codes_of(Pixels8{color}));
    EXPECT_LT(
        reference_delta_e(palette.swatches[0].color, reference_linear(color)),
        1e-5);
  }
}

// Also where k-means runs: with as many clusters as colors, and more.
TEST(ExtractTraps, TwoToEightFlatColorsComeBackExactly) {
  const Pixels8 all = exact_colors();
  std::mt19937 engine(1);
  for (std::size_t first = 0; first < all.size(); ++first) {
    Pixels8 pixels;
    const std::size_t count = 2 + first % 7;
    for (std::size_t i = 0; i < count; ++i) {
      const Rgba8& color = i == 0 ? all[first] : all[engine() % all.size()];
      pixels.insert(pixels.end(), 1 + engine() % 50, color);
    }
    const std::set<Srgb8> codes = codes_of(pixels);
    for (const Method method : kMethods) {
      const Palette palette =
          extract(histogram_of(pixels),
                  {.colors = static_cast<int>(codes.size()), .method = method});
      EXPECT_EQ(codes_of(palette), codes);
      EXPECT_TRUE(is_sound(palette));
    }
  }
}

// Dark skin tones and a black background with noise of a few codes.
Pixels8 dark_portrait() {
  std::mt19937 engine(2);
  Pixels8 pixels;
  for (int y = 0; y < 120; ++y) {
    for (int x = 0; x < 100; ++x) {
      const int dx = x - 50;
      const int dy = y - 55;
      const int light = std::max(0, 40 - (dx * dx + dy * dy) / 40);
      const auto noisy = [&engine](int value) {
        const int noise = static_cast<int>(engine() % 7) - 3;
        return static_cast<std::uint8_t>(std::clamp(value + noise, 0, 255));
      };
      const std::uint8_t r = noisy(2 + light);
      const std::uint8_t g = noisy(1 + light * 6 / 10);
      const std::uint8_t b = noisy(1 + light * 4 / 10);
      pixels.push_back({r, g, b, 255});
    }
  }
  return pixels;
}

// A gray wall: codes from 118 to 137 with little color.
Pixels8 low_contrast() {
  std::mt19937 engine(3);
  Pixels8 pixels;
  for (int i = 0; i < 20000; ++i) {
    const auto gray = static_cast<int>(120 + i % 16);
    const auto noisy = [&engine, gray] {
      return static_cast<std::uint8_t>(gray + static_cast<int>(engine() % 5) -
                                       2);
    };
    const std::uint8_t r = noisy();
    const std::uint8_t g = noisy();
    const std::uint8_t b = noisy();
    pixels.push_back({r, g, b, 255});
  }
  return pixels;
}

void expect_256_entries(const Pixels8& pixels) {
  ASSERT_GT(codes_of(pixels).size(), 256U);
  const Histogram histogram = histogram_of(pixels);
  for (const Method method : kMethods) {
    for (const Space space : {Space::oklab, Space::srgb}) {
      const Palette palette =
          extract(histogram, {.colors = 256, .method = method, .space = space});
      EXPECT_EQ(palette.swatches.size(), 256U);
      EXPECT_EQ(codes_of(palette).size(), 256U);
      EXPECT_FALSE(palette.fewer_than_asked);
      EXPECT_TRUE(is_sound(palette));
    }
  }
}

TEST(ExtractTraps, DarkPortraitGets256Entries) {
  expect_256_entries(dark_portrait());
}

TEST(ExtractTraps, LowContrastPictureGets256Entries) {
  expect_256_entries(low_contrast());
}

TEST(ExtractTraps, SevenFlatColorsComeBackForAnyCountAbove) {
  const Histogram histogram = histogram_of(flat_graphic(20));
  for (const Method method : kMethods) {
    for (const int k : {7, 8, 9, 64, 256}) {
      const Palette palette =
          extract(histogram, {.colors = k, .method = method});
      EXPECT_EQ(codes_of(palette), codes_of(flat_graphic(1)));
      EXPECT_EQ(palette.fewer_than_asked, k > 7);
    }
  }
}

TEST(ExtractTraps, OnePixelIsAPalette) {
  for (const Method method : kMethods) {
    for (const int k : {1, 2, 256}) {
      const Palette palette = extract(histogram_of(Pixels8{{1, 2, 3, 1}}),
                                      {.colors = k, .method = method});
      ASSERT_EQ(palette.swatches.size(), 1U);
      EXPECT_EQ(palette.swatches[0].srgb8, (Srgb8{1, 2, 3}));
      EXPECT_EQ(palette.fewer_than_asked, k > 1);
    }
  }
}

TEST(ExtractTraps, TheFaintestWeightsGiveThePaletteOfFullOnes) {
  Pixels8 faint = photograph(60, 45);
  const Histogram full = histogram_of(faint);
  for (Rgba8& pixel : faint) {
    pixel.a = 1;
  }
  const Histogram thin = histogram_of(faint);
  for (const Method method : kMethods) {
    for (const int k : {3, 20}) {
      const ExtractOptions options = {.colors = k, .method = method};
      EXPECT_EQ(sorted_codes(extract(thin, options)),
                sorted_codes(extract(full, options)));
    }
  }
}

TEST(ExtractTraps, ColorsBelowZeroAndAboveOneAreKept) {
  const Pixels pixels = {{-0.2F, 0.5F, 0.1F, 1},
                         {1.8F, 0.2F, 0.1F, 1},
                         {3, 3, 3, 1},
                         {0.2F, -0.01F, 0.7F, 1}};
  const Palette palette =
      extract(histogram_of(pixels), {.colors = 4, .method = Method::accurate});
  ASSERT_EQ(palette.swatches.size(), 4U);
  for (const Rgba& pixel : pixels) {
    EXPECT_TRUE(std::any_of(palette.swatches.begin(), palette.swatches.end(),
                            [&pixel](const Swatch& swatch) {
                              return reference_delta_e(
                                         swatch.color,
                                         reference_linear(pixel)) < 1e-5;
                            }));
  }
}

TEST(ExtractTraps, AMillionEqualPixelsAreOneColor) {
  const Histogram histogram =
      histogram_of(Pixels8(1000000, Rgba8{0, 0, 255, 255}));
  for (const Method method : kMethods) {
    const Palette palette = extract(histogram, {.method = method});
    ASSERT_EQ(palette.swatches.size(), 1U);
    EXPECT_EQ(palette.swatches[0].srgb8, (Srgb8{0, 0, 255}));
  }
}

// A renderer's one broken pixel must not hide the picture's own colors.
TEST(ExtractTraps, AHugeHighlightKeepsThePicture) {
  for (const float huge : {1e6F, 1e12F, 1e20F, 3e38F}) {
    Pixels pixels = to_linear(photograph(60, 45));
    const ExtractOptions four = {
        .colors = 4, .method = Method::accurate, .order = Order::lightness};
    ExtractOptions five = four;
    five.colors = 5;
    const Palette plain = extract(histogram_of(pixels), four);
    pixels.push_back({huge, huge, huge, 1});
    const Palette palette = extract(histogram_of(pixels), five);
    ASSERT_EQ(palette.swatches.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_LT(
          reference_delta_e(palette.swatches[i].color, plain.swatches[i].color),
          0.02)
          << huge;
    }
  }
}

TEST(ExtractTraps, CancelledAtEachStage) {
  const Histogram histogram = histogram_of(photograph(40, 30));
  for (const Method method : kMethods) {
    for (const bool automatic : {false, true}) {
      const ExtractOptions options = {.auto_colors = automatic,
                                      .method = method};
      ReportLog all;
      ASSERT_TRUE(extract_palette(histogram, options, all.progress()));
      const std::vector<double>& fractions = all.fractions();
      EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
      EXPECT_EQ(fractions.back(), 1);
      const std::size_t stride = 1 + fractions.size() / 25;
      for (std::size_t stop = 0; stop < fractions.size(); stop += stride) {
        ReportLog log(stop);
        const Result<Palette> palette =
            extract_palette(histogram, options, log.progress());
        ASSERT_FALSE(palette);
        EXPECT_EQ(palette.error().code, ErrorCode::cancelled);
        EXPECT_EQ(log.fractions().size(), stop + 1);
      }
    }
  }
}

}  // namespace
}  // namespace scene_palette
