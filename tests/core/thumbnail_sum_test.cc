// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/thumbnail_sum.cc.

#include "core/thumbnail_sum.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/color.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

/// Where pixel (x, y) is in a picture with rows of `width`.
std::size_t place(int x, int y, int width) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
         static_cast<std::size_t>(x);
}

struct Size {
  int width = 0;
  int height = 0;
};

template <typename Pixel>
Thumbnail thumbnail_of(const std::vector<Pixel>& pixels, const Size& size,
                       std::size_t most_pixels,
                       const std::vector<float>& selection = {}) {
  ThumbnailSum sum(size.width, size.height, most_pixels);
  const auto width = static_cast<std::size_t>(size.width);
  const std::span<const Pixel> all(pixels);
  const std::span<const float> mask(selection);
  for (int y = 0; y < size.height; ++y) {
    const std::size_t begin = static_cast<std::size_t>(y) * width;
    sum.add(all.subspan(begin, width),
            mask.empty() ? mask : mask.subspan(begin, width), {0, y});
  }
  return sum.thumbnail();
}

TEST(Thumbnail, IsThePictureItselfWhereItIsSmall) {
  const Pixels8 pixels = photograph(40, 30);
  const Thumbnail thumbnail = thumbnail_of(pixels, {40, 30}, 1200);
  EXPECT_EQ(thumbnail.scale, 1);
  EXPECT_EQ(thumbnail.width, 40);
  EXPECT_EQ(thumbnail.height, 30);
  EXPECT_EQ(thumbnail.pixels, pixels);
  EXPECT_TRUE(thumbnail.selected.empty());
}

TEST(Thumbnail, KeepsEveryCode) {
  Pixels8 pixels(256);
  for (std::size_t code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    pixels[code] = {byte, byte, byte, 255};
  }
  EXPECT_EQ(thumbnail_of(pixels, {256, 1}, 256).pixels, pixels);
}

TEST(Thumbnail, IsScaledByTheLeastWholeNumber) {
  for (const Size& size : {Size{1, 1}, Size{3, 2}, Size{101, 99},
                           Size{100'000, 3}, Size{6000, 4000}}) {
    const ThumbnailSum sum(size.width, size.height, 1000);
    const Thumbnail thumbnail = sum.thumbnail();
    const auto pixels_at = [&](int scale) {
      return std::ceil(static_cast<double>(size.width) / scale) *
             std::ceil(static_cast<double>(size.height) / scale);
    };
    EXPECT_LE(pixels_at(thumbnail.scale), 1000);
    EXPECT_TRUE(thumbnail.scale == 1 || pixels_at(thumbnail.scale - 1) > 1000);
    EXPECT_EQ(thumbnail.pixels.size(), pixels_at(thumbnail.scale));
  }
}

TEST(Thumbnail, HasNoSideThatIsTooLong) {
  const Thumbnail wide = ThumbnailSum(400'000, 1).thumbnail();
  EXPECT_EQ(wide.width, 16'000);
  EXPECT_EQ(wide.scale, 25);
  EXPECT_EQ(ThumbnailSum(1, 16'384).thumbnail().scale, 1);
}

// Scale 3: all pixels of a cell count.
TEST(Thumbnail, IsTheMeanInLinearLightByAlpha) {
  const Size size = {30, 21};
  const Pixels8 pixels = random_pixels(std::size_t{30} * 21, 5);
  const Thumbnail thumbnail = thumbnail_of(pixels, size, 70);
  ASSERT_EQ(thumbnail.scale, 3);
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 10; ++x) {
      LinearRgb sum;
      double alpha = 0;
      for (int i = 0; i < 9; ++i) {
        const std::size_t at = place(3 * x + i % 3, 3 * y + i / 3, 30);
        const double a = pixels[at].a / 255.0;
        sum.r += a * linear_from_code(pixels[at].r);
        sum.g += a * linear_from_code(pixels[at].g);
        sum.b += a * linear_from_code(pixels[at].b);
        alpha += a;
      }
      const Srgb8 expected =
          srgb8_from_linear({sum.r / alpha, sum.g / alpha, sum.b / alpha});
      const Rgba8& pixel = thumbnail.pixels[place(x, y, 10)];
      // Single precision may fall to the other side of a code's end.
      EXPECT_LE(std::abs(pixel.r - expected.r), 1);
      EXPECT_LE(std::abs(pixel.g - expected.g), 1);
      EXPECT_LE(std::abs(pixel.b - expected.b), 1);
      EXPECT_NEAR(pixel.a, alpha / 9 * 255, 0.51);
    }
  }
}

TEST(Thumbnail, SeesAllPartsOfLargeCells) {
  // Left half black, right half white: 8 × 8 pixels become one.
  Pixels8 pixels(64, Rgba8{0, 0, 0, 255});
  for (std::size_t i = 0; i < 64; ++i) {
    if (i % 8 >= 4) {
      pixels[i] = {255, 255, 255, 255};
    }
  }
  const Thumbnail thumbnail = thumbnail_of(pixels, {8, 8}, 1);
  ASSERT_EQ(thumbnail.scale, 8);
  const std::uint8_t middle = srgb8_from_linear({0.5, 0.5, 0.5}).r;
  EXPECT_EQ(thumbnail.pixels[0], (Rgba8{middle, middle, middle, 255}));
}

TEST(Thumbnail, HasColorsInTheCutCellsAtTheEdges) {
  const Pixels8 pixels(std::size_t{19} * 10, Rgba8{200, 100, 40, 255});
  const Thumbnail thumbnail = thumbnail_of(pixels, {19, 10}, 6);
  ASSERT_EQ(thumbnail.width, 3);
  ASSERT_EQ(thumbnail.height, 2);
  EXPECT_EQ(thumbnail.pixels, Pixels8(6, Rgba8{200, 100, 40, 255}));
}

TEST(Thumbnail, TakesNoColorFromTransparentPixels) {
  const Pixels8 pixels = {{200, 100, 40, 255}, {0, 255, 0, 0}, {0, 255, 0, 0},
                          {0, 255, 0, 0},      {9, 9, 9, 0},   {9, 9, 9, 0},
                          {9, 9, 9, 0},        {9, 9, 9, 0}};
  const Thumbnail thumbnail = thumbnail_of(pixels, {8, 1}, 2);
  EXPECT_EQ(thumbnail.pixels, (Pixels8{{200, 100, 40, 64}, {0, 0, 0, 0}}));
}

TEST(Thumbnail, HasTheMeanOfTheSelection) {
  const Pixels8 pixels(4, Rgba8{200, 100, 40, 255});
  const Thumbnail thumbnail = thumbnail_of(pixels, {4, 1}, 2, {1, 0.5F, 0, 0});
  EXPECT_EQ(thumbnail.selected, (std::vector<std::uint8_t>{191, 0}));
  EXPECT_EQ(thumbnail.pixels, Pixels8(2, Rgba8{200, 100, 40, 255}));
}

TEST(Thumbnail, ClampsColorsAndLeavesOutWhatIsNotFinite) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Pixels pixels = {
      {4, -1, 0.5F, 1}, {nan, 0, 0, 1}, {1, 1, 1, nan}, {0, 0, 0, 2}};
  const std::uint8_t half = srgb8_from_linear({0.5, 0.5, 0.5}).r;
  EXPECT_EQ(thumbnail_of(pixels, {4, 1}, 4).pixels,
            (Pixels8{{255, 0, half, 255}, {}, {}, {0, 0, 0, 255}}));
}

TEST(Thumbnail, IsTheSameForAnyOrder) {
  const Pixels8 pixels = photograph(60, 40);
  const Thumbnail expected = thumbnail_of(pixels, {60, 40}, 200);
  ThumbnailSum sum(60, 40, 200);
  const std::span<const Rgba8> all(pixels);
  for (int y = 40; y-- > 0;) {
    for (int x = 60; (x -= 12) >= 0;) {
      sum.add(all.subspan(place(x, y, 60), 12), {}, {x, y});
    }
  }
  const Thumbnail thumbnail = sum.thumbnail();
  for (std::size_t i = 0; i < expected.pixels.size(); ++i) {
    EXPECT_LE(std::abs(thumbnail.pixels[i].g - expected.pixels[i].g), 1);
  }
}

// Pixel (x, y) has its place as its color.
TEST(Thumbnail, HasForEachPixelOneOfThoseItStandsFor) {
  const Size size = {103, 57};
  Pixels8 pixels;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      pixels.push_back(
          {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 0, 255});
    }
  }
  for (const std::size_t most_pixels : {10'000U, 2000U, 300U, 40U, 1U}) {
    const Thumbnail thumbnail = thumbnail_of(pixels, size, most_pixels);
    ASSERT_EQ(thumbnail.samples.size(), thumbnail.pixels.size());
    std::set<std::pair<int, int>> places;  // in cells
    for (int y = 0; y < thumbnail.height; ++y) {
      for (int x = 0; x < thumbnail.width; ++x) {
        const Rgba8& sample = thumbnail.samples[place(x, y, thumbnail.width)];
        EXPECT_EQ(sample.r / thumbnail.scale, x);
        EXPECT_EQ(sample.g / thumbnail.scale, y);
        places.emplace(sample.r % thumbnail.scale, sample.g % thumbnail.scale);
      }
    }
    // No picture has a pattern that fits all of these.
    if (thumbnail.pixels.size() > 30 && thumbnail.scale > 1) {
      EXPECT_GE(places.size(), 4U);
    }
  }
}

TEST(Thumbnail, HasSamplesOfFloatsInCodes) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Pixels pixels = {{1, 2, -1, 1}, {nan, 0, 0, 1}, {0, 0, 0, 0.5F}};
  EXPECT_EQ(thumbnail_of(pixels, {3, 1}, 3).samples,
            (Pixels8{{255, 255, 0, 255}, {}, {0, 0, 0, 128}}));
}

TEST(Thumbnail, IsEmptyForAnEmptyPicture) {
  for (const Size& size : {Size{0, 0}, Size{0, 7}, Size{7, 0}, Size{-1, 5}}) {
    const Thumbnail thumbnail =
        ThumbnailSum(size.width, size.height).thumbnail();
    EXPECT_TRUE(thumbnail.pixels.empty());
  }
}

TEST(Thumbnail, IsTransparentWhereNothingWasAdded) {
  ThumbnailSum sum(2, 1);
  sum.add(Pixels8{{200, 100, 40, 255}}, {}, {1, 0});
  EXPECT_EQ(sum.thumbnail().pixels, (Pixels8{{}, {200, 100, 40, 255}}));
}

}  // namespace
}  // namespace scene_palette
