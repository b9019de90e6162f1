// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/extract.cc: locked and excluded colors, other spaces and
// qualities, and one extractor for many palettes.

#include "core/extract.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/auto_count.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

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
  return palette ? ErrorCode::read_failed : palette.error().code;
}

Histogram photo() { return histogram_of(photograph(72, 54)); }

std::vector<Srgb8> different_colors(std::size_t count) {
  std::vector<Srgb8> colors;
  for (std::size_t i = 0; i < count; ++i) {
    colors.push_back({static_cast<std::uint8_t>(i % 256),
                      static_cast<std::uint8_t>(i / 256), 77});
  }
  return colors;
}

bool has(const Palette& palette, const Srgb8& color) {
  return std::any_of(
      palette.swatches.begin(), palette.swatches.end(),
      [&color](const Swatch& swatch) { return swatch.srgb8 == color; });
}

LinearRgb linear_of(const Srgb8& color) {
  return reference_linear(Rgba8{color.r, color.g, color.b, 255});
}

// The distance in OKLab of the swatch nearest to `color`.
double distance_to(const Palette& palette, const Srgb8& color) {
  double least = 1e300;
  for (const Swatch& swatch : palette.swatches) {
    least = std::min(least, reference_delta_e(swatch.color, linear_of(color)));
  }
  return least;
}

TEST(ExtractLocked, HasLockedColorsExactly) {
  const Histogram histogram = photo();
  // In the picture, beside it, far from it.
  const std::vector<Srgb8> locked = {
      {201, 33, 40}, {0, 255, 0}, {0, 0, 0}, {17, 34, 51}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    for (const int k : {4, 5, 16, 256}) {
      const Palette palette = extract(histogram, {.colors = k,
                                                  .method = Method::accurate,
                                                  .space = space,
                                                  .locked = locked});
      EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
      EXPECT_TRUE(is_sound(palette));
      EXPECT_EQ(palette.space, space);
      for (const Srgb8& color : locked) {
        EXPECT_TRUE(has(palette, color)) << hex_from_srgb8(color) << " " << k;
      }
    }
  }
}

TEST(ExtractLocked, HasEveryPossibleCodeExactly) {
  const Histogram histogram = histogram_of(photograph(24, 18));
  for (int code = 0; code < 256; code += 3) {
    const auto byte = static_cast<std::uint8_t>(code);
    const Srgb8 color = {byte, static_cast<std::uint8_t>(255 - code), 128};
    EXPECT_TRUE(has(extract(histogram, {.colors = 3,
                                        .method = Method::accurate,
                                        .quality = Quality::first,
                                        .locked = {color}}),
                    color));
  }
}

TEST(ExtractLocked, CountsRepeatedColorsOnce) {
  const Srgb8 color = {200, 30, 40};
  const Palette palette = extract(photo(), {.colors = 2,
                                            .method = Method::accurate,
                                            .locked = {color, color, color}});
  EXPECT_EQ(palette.swatches.size(), 2U);
  EXPECT_TRUE(has(palette, color));
}

TEST(ExtractLocked, AddsLockedColorsToThoseOfAFlatGraphic) {
  const Histogram histogram = histogram_of(flat_graphic(3));
  const Srgb8 absent = {255, 0, 255};
  const Srgb8 present = {128, 128, 128};
  for (const int k : {2, 5, 7, 8, 9, 100}) {
    const Palette palette = extract(
        histogram,
        {.colors = k, .method = Method::accurate, .locked = {absent, present}});
    EXPECT_EQ(palette.swatches.size(),
              static_cast<std::size_t>(std::min(k, 8)));
    EXPECT_EQ(palette.fewer_than_asked, k > 8);
    EXPECT_TRUE(has(palette, absent));
    EXPECT_TRUE(has(palette, present));
    EXPECT_TRUE(is_sound(palette));
  }
}

TEST(ExtractLocked, RefusesMoreThanThePaletteHas) {
  const std::vector<Srgb8> four = different_colors(4);
  for (const Method method : {Method::scene, Method::accurate}) {
    EXPECT_EQ(
        error_code(photo(), {.colors = 3, .method = method, .locked = four}),
        ErrorCode::invalid_argument);
  }
  EXPECT_EQ(error_code(photo(), {.auto_colors = true,
                                 .method = Method::accurate,
                                 .locked = different_colors(257)}),
            ErrorCode::invalid_argument);
}

TEST(ExtractLocked, RefusesAColorThatIsExcludedToo) {
  EXPECT_EQ(error_code(photo(), {.method = Method::accurate,
                                 .locked = {{1, 2, 3}, {4, 5, 6}},
                                 .excluded = {{7, 8, 9}, {4, 5, 6}}}),
            ErrorCode::invalid_argument);
}

TEST(ExtractExcluded, LeavesOutExcludedColorsAndWhatIsBesideThem) {
  const Histogram histogram = photo();
  for (const int k : {4, 8, 12}) {
    const ExtractOptions plain = {.colors = k, .method = Method::accurate};
    for (const Swatch& swatch : extract(histogram, plain).swatches) {
      ExtractOptions options = plain;
      options.excluded = {swatch.srgb8};
      const Palette palette = extract(histogram, options);
      EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
      EXPECT_TRUE(is_sound(palette));
      EXPECT_GT(distance_to(palette, swatch.srgb8), 0.02)
          << hex_from_srgb8(swatch.srgb8) << " of " << k;
    }
  }
}

TEST(ExtractExcluded, LeavesOutColorsOfAFlatGraphic) {
  const Histogram histogram = histogram_of(flat_graphic(3));
  const std::vector<Srgb8> excluded = {{0, 0, 255}, {255, 255, 255}};
  for (const int k : {1, 4, 5, 7, 256}) {
    const Palette palette = extract(
        histogram,
        {.colors = k, .method = Method::accurate, .excluded = excluded});
    EXPECT_EQ(palette.swatches.size(),
              static_cast<std::size_t>(std::min(k, 5)));
    EXPECT_EQ(palette.fewer_than_asked, k > 5);
    EXPECT_FALSE(has(palette, excluded[0]));
    EXPECT_FALSE(has(palette, excluded[1]));
  }
}

TEST(ExtractExcluded, RefusesToExcludeAllColors) {
  const Histogram histogram = histogram_of(Pixels8(9, Rgba8{1, 2, 3, 255}));
  EXPECT_EQ(error_code(histogram,
                       {.method = Method::accurate, .excluded = {{1, 2, 3}}}),
            ErrorCode::invalid_argument);
}

TEST(ExtractExcluded, TakesManyColorsOrRefusesThem) {
  for (const std::size_t count : {256, 1300}) {
    const Result<Palette> palette =
        extract_palette(photo(),
                        {.colors = 256,
                         .method = Method::accurate,
                         .quality = Quality::first,
                         .excluded = different_colors(count)},
                        Progress());
    EXPECT_TRUE(palette || palette.error().code == ErrorCode::invalid_argument);
  }
}

TEST(ExtractWishes, AreOfTheFreeMethodsOnly) {
  const Histogram histogram = photo();
  for (const Method method : {Method::classic, Method::hue_slices}) {
    const ExtractOptions plain = {.colors = 4, .method = method};
    ExtractOptions wishes = plain;
    wishes.locked = wishes.excluded = different_colors(9);
    EXPECT_TRUE(
        same_bits(extract(histogram, plain), extract(histogram, wishes)));
  }
}

TEST(ExtractAuto, LetsThePictureDecide) {
  const Histogram histogram = photo();
  EXPECT_FALSE(extract(histogram, {}).auto_count);
  for (const Method method : {Method::accurate, Method::classic}) {
    const Palette palette = extract(
        histogram, {.colors = 99999, .auto_colors = true, .method = method});
    ASSERT_TRUE(palette.auto_count);
    const int colors = palette.auto_count->colors;
    EXPECT_GE(colors, CountRules::kLeast);
    EXPECT_LE(colors, CountRules::kMost);
    EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(colors));
    EXPECT_EQ(palette.auto_count->curve.size(), 24U);
    EXPECT_TRUE(same_bits(
        palette, extract(histogram, {.colors = colors, .method = method})));
  }
}

TEST(ExtractAuto, GivesAFlatGraphicItsColors) {
  const Palette palette =
      extract(histogram_of(flat_graphic(3)), {.auto_colors = true});
  ASSERT_TRUE(palette.auto_count);
  EXPECT_EQ(palette.auto_count->rule, CountChoice::Rule::distinct_colors);
  EXPECT_EQ(palette.swatches.size(), 7U);
  EXPECT_FALSE(palette.fewer_than_asked);
}

TEST(ExtractAuto, HasRoomForLockedColors) {
  const Palette palette = extract(photo(), {.auto_colors = true,
                                            .method = Method::accurate,
                                            .locked = different_colors(30)});
  EXPECT_EQ(palette.swatches.size(), 30U);
}

TEST(ExtractOptions, RefuseAccentsOutOfRange) {
  for (const double accents : {-0.1, 1.1, std::nan("")}) {
    EXPECT_EQ(error_code(photo(), {.accents = accents}),
              ErrorCode::invalid_argument);
  }
}

// The mean squared distance in `space`.
double error_of(const Palette& palette, std::span<const Rgba8> pixels,
                Space space) {
  std::vector<Coordinates> colors;
  for (const Swatch& swatch : palette.swatches) {
    colors.push_back(reference_coordinates(swatch.color, space));
  }
  double sum = 0;
  for (const Rgba8& pixel : pixels) {
    const Coordinates x = reference_coordinates(reference_linear(pixel), space);
    sum += squared_distance(x, colors[reference_nearest(x, colors)]);
  }
  return sum / static_cast<double>(pixels.size());
}

TEST(ExtractSpace, HasTheLeastErrorInTheSpaceAskedFor) {
  const Pixels8 pixels = photograph(72, 54);
  const Histogram histogram = histogram_of(pixels);
  for (const int k : {4, 16}) {
    const Palette oklab =
        extract(histogram, {.colors = k, .method = Method::accurate});
    const Palette srgb = extract(
        histogram,
        {.colors = k, .method = Method::accurate, .space = Space::srgb});
    EXPECT_EQ(srgb.space, Space::srgb);
    EXPECT_LT(error_of(oklab, pixels, Space::oklab),
              error_of(srgb, pixels, Space::oklab) * 1.001);
    EXPECT_LT(error_of(srgb, pixels, Space::srgb),
              error_of(oklab, pixels, Space::srgb) * 1.001);
    const Palette classic =
        extract(histogram, {.colors = k, .method = Method::classic});
    EXPECT_LT(error_of(srgb, pixels, Space::srgb),
              error_of(classic, pixels, Space::srgb) * 1.01);
  }
}

// Options in an order that uses what was kept in every way.
std::vector<ExtractOptions> many_options() {
  std::vector<ExtractOptions> all;
  for (const Method method :
       {Method::accurate, Method::classic, Method::scene, Method::hue_slices}) {
    for (const Space space : {Space::srgb, Space::oklab}) {
      all.push_back({.colors = 7, .method = method, .space = space});
      all.push_back({.auto_colors = true, .method = method, .space = space});
    }
  }
  all.push_back({.colors = 9, .quality = Quality::best});
  all.push_back({.colors = 9, .quality = Quality::first});
  all.push_back(
      {.colors = 9, .locked = {{1, 2, 3}}, .excluded = {{200, 30, 40}}});
  all.push_back({.colors = 0});  // an error in between
  all.push_back({.colors = 256, .order = Order::smooth});
  return all;
}

TEST(Extractor, GivesWhatAFreshOneGives) {
  for (const Pixels8& pixels : {photograph(60, 45), flat_graphic(2)}) {
    const Histogram histogram = histogram_of(pixels);
    Extractor extractor(histogram);
    for (int round = 0; round < 2; ++round) {
      for (const ExtractOptions& options : many_options()) {
        const Result<Palette> kept = extractor.extract(options, Progress());
        const Result<Palette> fresh =
            extract_palette(histogram, options, Progress());
        ASSERT_EQ(static_cast<bool>(kept), static_cast<bool>(fresh));
        EXPECT_TRUE(!kept || same_bits(*kept, *fresh));
      }
    }
  }
}

TEST(Extractor, GoesOnAfterCancellation) {
  const Histogram histogram = photo();
  Extractor extractor(histogram);
  const Palette expected = extract(histogram, {});
  for (std::size_t stop = 0; stop < 8; ++stop) {
    ReportLog log(stop);
    EXPECT_FALSE(extractor.extract({}, log.progress()));
    const Result<Palette> palette = extractor.extract({}, Progress());
    ASSERT_TRUE(palette);
    EXPECT_TRUE(same_bits(*palette, expected));
  }
}

}  // namespace
}  // namespace scene_palette
