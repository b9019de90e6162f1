// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/extract.cc: bad options, pictures with little or nothing in
// them, values out of gamut, cancellation.

#include "core/extract.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr Method kMethods[] = {Method::scene, Method::accurate,
                               Method::classic};

Palette extract(const Histogram& histogram, const ExtractOptions& options) {
  Result<Palette> palette = extract_palette(histogram, options, Progress());
  EXPECT_TRUE(palette) << palette.error().message;
  return palette ? *palette : Palette();
}

ErrorCode error_code(const Histogram& histogram,
                     const ExtractOptions& options) {
  const Result<Palette> palette =
      extract_palette(histogram, options, Progress());
  EXPECT_FALSE(palette);
  EXPECT_TRUE(palette || !palette.error().message.empty());
  return palette ? ErrorCode::read_failed : palette.error().code;
}

Pixels8 grays(int count) {
  Pixels8 pixels;
  for (int i = 0; i < count; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    pixels.push_back({code, code, code, 255});
  }
  return pixels;
}

TEST(ExtractOptions, AreTheDocumentedDefaults) {
  const ExtractOptions options;
  EXPECT_EQ(options.colors, 8);
  EXPECT_EQ(options.method, Method::scene);
  EXPECT_EQ(options.quality, Quality::standard);
  EXPECT_EQ(options.space, Space::oklab);
  EXPECT_EQ(options.accents, 0.5);
  EXPECT_FALSE(options.auto_colors);
  EXPECT_EQ(options.order, Order::hue);
  EXPECT_EQ(options.seed, 42U);
}

TEST(Extract, RefusesACountOutOfRange) {
  const Histogram histogram = histogram_of(grays(20));
  for (const int k : {0, -1, 257, 5000, std::numeric_limits<int>::min(),
                      std::numeric_limits<int>::max()}) {
    EXPECT_EQ(error_code(histogram, {.colors = k}),
              ErrorCode::invalid_argument);
  }
}

TEST(Extract, RefusesAPictureWithNothingVisible) {
  EXPECT_EQ(error_code(Histogram(), {}), ErrorCode::no_visible_pixels);
  EXPECT_EQ(error_code(histogram_of(Pixels8(9, Rgba8{1, 2, 3, 0})), {}),
            ErrorCode::no_visible_pixels);
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(error_code(histogram_of(Pixels{{kNan, 0, 0, 1}}), {}),
            ErrorCode::no_visible_pixels);
  Histogram unselected;
  unselected.add(Pixels8{{1, 2, 3, 255}}, std::vector<float>{0});
  EXPECT_EQ(error_code(unselected, {}), ErrorCode::no_visible_pixels);
}

TEST(Extract, GivesAMillionEqualPixelsOneColor) {
  const Histogram histogram =
      histogram_of(Pixels8(1000000, Rgba8{12, 34, 56, 255}));
  for (const Method method : kMethods) {
    const Palette palette = extract(histogram, {.method = method});
    ASSERT_EQ(palette.swatches.size(), 1U);
    EXPECT_EQ(palette.swatches[0].srgb8, (Srgb8{12, 34, 56}));
    EXPECT_EQ(palette.swatches[0].share, 1);
  }
}

TEST(Extract, GivesAsManyColorsAsThereAre) {
  for (const Method method : kMethods) {
    for (const int count : {1, 2, 5, 100, 256}) {
      const Histogram histogram = histogram_of(grays(count));
      const Palette all =
          extract(histogram, {.colors = count, .method = method});
      EXPECT_FALSE(all.fewer_than_asked);
      const Palette more =
          extract(histogram, {.colors = 256, .method = method});
      EXPECT_EQ(more.fewer_than_asked, count < 256);
      for (const Palette& palette : {all, more}) {
        EXPECT_TRUE(is_sound(palette));
        const std::vector<Srgb8> codes = sorted_codes(palette);
        ASSERT_EQ(codes.size(), static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
          EXPECT_EQ(codes[i].r, i);
        }
      }
    }
  }
}

TEST(Extract, GivesOneColorLessThanThereAre) {
  for (const Method method : kMethods) {
    for (const int count : {2, 3, 100, 256}) {
      const Palette palette = extract(histogram_of(grays(count)),
                                      {.colors = count - 1, .method = method});
      EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(count - 1));
      EXPECT_TRUE(is_sound(palette));
      EXPECT_FALSE(palette.fewer_than_asked);
    }
  }
}

TEST(Extract, CountsTheFaintestPixelsAsOthersAmongThemselves) {
  Pixels8 faint;
  for (const Rgba8& pixel : flat_graphic(10)) {
    faint.push_back({pixel.r, pixel.g, pixel.b, 1});
  }
  EXPECT_TRUE(
      same_bits(extract(histogram_of(faint), {.colors = 5}),
                extract(histogram_of(flat_graphic(10)), {.colors = 5})));
}

TEST(Extract, FindsTheFaintestPixelBesideAMillion) {
  Histogram histogram = histogram_of(Pixels8(1000000, Rgba8{9, 9, 9, 255}));
  histogram.add(Pixels8{{250, 0, 0, 1}});
  for (const Method method : kMethods) {
    const Palette palette =
        extract(histogram, {.method = method, .order = Order::share});
    ASSERT_EQ(palette.swatches.size(), 2U);
    EXPECT_EQ(palette.swatches[1].srgb8, (Srgb8{250, 0, 0}));
    EXPECT_NEAR(palette.swatches[1].share, 1 / 255000001.0, 1e-18);
  }
}

TEST(Extract, IgnoresWhatIsTransparent) {
  Pixels8 pixels = flat_graphic(10);
  const Palette expected = extract(histogram_of(pixels), {.colors = 5});
  for (const Rgba8& pixel : photograph(64, 48)) {
    pixels.push_back({pixel.r, pixel.g, pixel.b, 0});
  }
  EXPECT_TRUE(
      same_bits(extract(histogram_of(pixels), {.colors = 5}), expected));
}

TEST(Extract, TakesColorsOutOfGamut) {
  for (const Method method : kMethods) {
    for (const std::size_t count : {500, 20000}) {
      const Histogram histogram = histogram_of(random_linear(count, -1, 3, 1));
      for (const int k : {1, 8, 100}) {
        const Palette palette =
            extract(histogram, {.colors = k, .method = method});
        EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
        EXPECT_TRUE(is_sound(palette)) << "k " << k;
      }
    }
  }
}

TEST(Extract, KeepsOneColorOutOfGamut) {
  const Palette palette =
      extract(histogram_of(Pixels{{-0.25F, 0.5F, 4, 1}}), {});
  ASSERT_EQ(palette.swatches.size(), 1U);
  EXPECT_TRUE(near(palette.swatches[0].color, {-0.25, 0.5, 4}, 1e-12));
}

TEST(Extract, TakesHugeValues) {
  constexpr float kMax = std::numeric_limits<float>::max();
  for (const Method method : kMethods) {
    for (const std::size_t count : {300, 20000}) {
      Pixels pixels = random_linear(count, 0, 1, 2);
      pixels.push_back({kMax, kMax, kMax, 1});
      pixels.push_back({-kMax, 0, kMax, 1});
      pixels.push_back({1e20F, 0.5F, 1e-20F, 1});
      const Palette palette =
          extract(histogram_of(pixels), {.colors = 8, .method = method});
      EXPECT_EQ(palette.swatches.size(), 8U);
      EXPECT_TRUE(is_sound(palette));
    }
  }
}

// A specular highlight must not hide the picture's own colors.
TEST(Extract, KeepsThePictureBesideAHighlight) {
  Pixels pixels = to_linear(photograph(96, 72));
  const Palette plain =
      extract(histogram_of(pixels), {.colors = 4, .order = Order::lightness});
  pixels.push_back({10000, 10000, 10000, 1});
  const Palette palette =
      extract(histogram_of(pixels), {.colors = 5, .order = Order::lightness});
  ASSERT_EQ(palette.swatches.size(), 5U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_LT(
        reference_delta_e(palette.swatches[i].color, plain.swatches[i].color),
        0.02);
  }
}

// Four pairs of neighboring numbers, one rounded down to a code, the other up.
Pixels pairs_at_borders(int code) {
  Pixels pixels;
  for (int border = code; border < 255; border += 64) {
    auto below = static_cast<float>(reference_decode((border + 0.5) / 255));
    while (reference_encode(below) * 255 >= border + 0.5) {
      below = std::nextafter(below, 0.0F);
    }
    const float above = std::nextafter(below, 1.0F);
    pixels.push_back({below, below, below, 1});
    pixels.push_back({above, above, above, 1});
  }
  return pixels;
}

bool is_in(const Pixels& pixels, const Swatch& swatch) {
  return std::any_of(pixels.begin(), pixels.end(), [&](const Rgba& pixel) {
    return reference_delta_e(reference_linear(pixel), swatch.color) < 1e-4;
  });
}

TEST(Extract, InventsNoColorWhereColorsDifferByLittle) {
  for (const Method method : kMethods) {
    for (int code = 1; code < 60; ++code) {
      const Pixels pixels = pairs_at_borders(code);
      const Palette palette =
          extract(histogram_of(pixels), {.colors = 7, .method = method});
      EXPECT_EQ(palette.swatches.size(), 7U) << "code " << code;
      EXPECT_TRUE(is_sound(palette)) << "code " << code;
      for (const Swatch& swatch : palette.swatches) {
        // Rounded centers may lie half a code beside their pixels.
        EXPECT_TRUE(method == Method::classic || is_in(pixels, swatch))
            << hex_from_srgb8(swatch.srgb8) << " for code " << code;
      }
    }
  }
}

// More different numbers than are kept apart, but few 8-bit colors.
TEST(Extract, GivesTheColorsOfASmoothLinearGradient) {
  Pixels pixels;
  constexpr int kCount = 20000;
  for (int i = 0; i < kCount; ++i) {
    const auto value =
        static_cast<float>(reference_decode((200 + 8.0 * i / kCount) / 255));
    pixels.push_back({value, value, value, 1});
  }
  for (const int k : {2, 5, 8}) {
    const Palette palette = extract(histogram_of(pixels), {.colors = k});
    EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
    EXPECT_TRUE(is_sound(palette));
  }
}

// Noise on a light wall: some thousand 8-bit colors close together.
TEST(Extract, GivesAsManyColorsAsAskedForWhereColorsAreClose) {
  Pixels8 pixels;
  for (int i = 0; i < 17 * 17 * 17; ++i) {
    pixels.push_back({static_cast<std::uint8_t>(232 + i / 289),
                      static_cast<std::uint8_t>(232 + i / 17 % 17),
                      static_cast<std::uint8_t>(232 + i % 17), 255});
  }
  const Palette palette = extract(histogram_of(pixels), {.colors = 256});
  EXPECT_EQ(palette.swatches.size(), 256U);
  EXPECT_FALSE(palette.fewer_than_asked);
  EXPECT_TRUE(is_sound(palette));
}

TEST(Extract, StopsAtEveryReport) {
  const Histogram histogram = histogram_of(photograph(60, 45));
  for (const Method method : kMethods) {
    const ExtractOptions options = {.colors = 8, .method = method};
    ReportLog all;
    ASSERT_TRUE(extract_palette(histogram, options, all.progress()));
    for (std::size_t stop = 0; stop < all.fractions().size(); ++stop) {
      ReportLog log(stop);
      const Result<Palette> palette =
          extract_palette(histogram, options, log.progress());
      ASSERT_FALSE(palette) << "report " << stop;
      EXPECT_EQ(palette.error().code, ErrorCode::cancelled);
      EXPECT_EQ(log.fractions().size(), stop + 1);
    }
  }
}

TEST(Extract, StopsForAFlatGraphicToo) {
  const Histogram histogram = histogram_of(flat_graphic(1));
  for (const std::size_t stop : {0, 1}) {
    ReportLog log(stop);
    EXPECT_FALSE(extract_palette(histogram, {}, log.progress()));
  }
}

TEST(Extract, ReportsRisingFractionsFromZeroToOne) {
  const Histogram histogram = histogram_of(photograph(96, 72));
  for (const Method method : kMethods) {
    ReportLog log;
    ASSERT_TRUE(extract_palette(histogram, {.method = method}, log.progress()));
    const std::vector<double>& fractions = log.fractions();
    ASSERT_GE(fractions.size(), 3U);
    EXPECT_EQ(fractions.front(), 0);
    EXPECT_EQ(fractions.back(), 1);
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
  }
}

}  // namespace
}  // namespace scene_palette
