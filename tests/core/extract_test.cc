// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/extract.cc: what a palette is.  Its limits and errors are in
// extract_limits_test.cc.

#include "core/extract.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/remap.h"
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

// More colors than are kept apart, and fewer.
Pixels8 large_photo() { return photograph(240, 180); }
Pixels8 small_photo() { return photograph(72, 54); }

std::vector<Srgb8> flat_codes() {
  std::vector<Srgb8> codes;
  for (const auto& [r, g, b, a] : flat_colors()) {
    codes.push_back({r, g, b});
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

// The mean squared distance in the palette's space, by brute force.
double error_of(const Palette& palette, std::span<const Rgba8> pixels) {
  std::vector<Coordinates> colors;
  for (const Swatch& swatch : palette.swatches) {
    colors.push_back(reference_coordinates(swatch.color, palette.space));
  }
  double sum = 0;
  for (const Rgba8& pixel : pixels) {
    const Coordinates x =
        reference_coordinates(reference_linear(pixel), palette.space);
    const Coordinates& nearest = colors[reference_nearest(x, colors)];
    for (int axis = 0; axis < 3; ++axis) {
      sum += (x[axis] - nearest[axis]) * (x[axis] - nearest[axis]);
    }
  }
  return sum / static_cast<double>(pixels.size());
}

// The mean squared distance of the flat graphic's colors (weights 1 to 7) to
// the means of their clusters, in OKLab.
double flat_error(const std::vector<std::size_t>& cluster, std::size_t k) {
  std::vector<std::array<double, 4>> sums(k);
  std::vector<Coordinates> points;
  for (const Rgba8& color : flat_colors()) {
    points.push_back(
        reference_coordinates(reference_linear(color), Space::oklab));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto weight = static_cast<double>(i + 1);
    sums[cluster[i]][3] += weight;
    for (int axis = 0; axis < 3; ++axis) {
      sums[cluster[i]][axis] += weight * points[i][axis];
    }
  }
  double error = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::array<double, 4>& sum = sums[cluster[i]];
    for (int axis = 0; axis < 3; ++axis) {
      error += static_cast<double>(i + 1) *
               std::pow(points[i][axis] - sum[axis] / sum[3], 2);
    }
  }
  return error / 28;
}

double least_flat_error(std::size_t k) {
  std::vector<std::size_t> cluster(flat_colors().size());
  double least = std::numeric_limits<double>::max();
  for (;;) {
    least = std::min(least, flat_error(cluster, k));
    std::size_t digit = 0;
    while (digit < cluster.size() && ++cluster[digit] == k) {
      cluster[digit++] = 0;
    }
    if (digit == cluster.size()) {
      return least;
    }
  }
}

TEST(Extract, GivesExactlyAsManyColorsAsAskedForOnAPhotograph) {
  const Histogram exact = histogram_of(small_photo());
  const Histogram cells = histogram_of(large_photo());
  ASSERT_TRUE(exact.is_exact());
  ASSERT_FALSE(cells.is_exact());
  for (const int k : {1, 2, 3, 8, 16, 64, 256}) {
    for (const Histogram* histogram : {&exact, &cells}) {
      const Palette palette = extract(*histogram, {.colors = k});
      EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
      EXPECT_TRUE(is_sound(palette)) << "k " << k;
      EXPECT_FALSE(palette.fewer_than_asked);
      EXPECT_EQ(palette.space, Space::oklab);
    }
  }
}

TEST(Extract, GivesExactlyAsManyColorsAsAskedForByTheClassicMethod) {
  const Histogram histogram = histogram_of(small_photo());
  for (const int k : {1, 2, 8, 64, 256}) {
    const Palette palette =
        extract(histogram, {.colors = k, .method = Method::classic});
    EXPECT_EQ(palette.swatches.size(), static_cast<std::size_t>(k));
    EXPECT_TRUE(is_sound(palette)) << "k " << k;
    EXPECT_FALSE(palette.fewer_than_asked);
    EXPECT_EQ(palette.space, Space::srgb);
  }
}

TEST(Extract, RoundsTheColorsOfTheClassicMethod) {
  const Palette palette = extract(histogram_of(small_photo()),
                                  {.colors = 10, .method = Method::classic});
  for (const Swatch& swatch : palette.swatches) {
    const auto& [r, g, b] = swatch.srgb8;
    EXPECT_TRUE(
        near(swatch.color, reference_linear(Rgba8{r, g, b, 255}), 1e-12));
  }
}

TEST(Extract, GivesAllColorsOfAFlatGraphicExactly) {
  const Histogram histogram = histogram_of(flat_graphic(100));
  for (const Method method : kMethods) {
    for (const int k : {7, 8, 256}) {
      const Palette palette =
          extract(histogram, {.colors = k, .method = method});
      EXPECT_EQ(sorted_codes(palette), flat_codes());
      EXPECT_EQ(palette.fewer_than_asked, k > 7);
      EXPECT_TRUE(is_sound(palette));
    }
  }
}

TEST(Extract, GivesTheSharesOfAFlatGraphic) {
  const Palette palette = extract(histogram_of(flat_graphic(100)),
                                  {.colors = 7, .order = Order::share});
  ASSERT_EQ(palette.swatches.size(), 7U);
  for (std::size_t i = 0; i < 7; ++i) {
    const auto& [r, g, b, a] = flat_colors()[6 - i];
    EXPECT_EQ(palette.swatches[i].srgb8, (Srgb8{r, g, b}));
    EXPECT_NEAR(palette.swatches[i].share, static_cast<double>(7 - i) / 28,
                1e-12);
  }
}

TEST(Extract, FindsTheBestColorsOfAFlatGraphic) {
  const Pixels8 pixels = flat_graphic(3);
  for (const int k : {1, 2, 3, 4, 6}) {
    const Palette palette = extract(histogram_of(pixels),
                                    {.colors = k, .method = Method::accurate});
    const double least = least_flat_error(static_cast<std::size_t>(k));
    EXPECT_NEAR(error_of(palette, pixels), least, 1e-6 * least) << "k " << k;
  }
}

TEST(Extract, GivesOneColorBackExactly) {
  for (const Method method : kMethods) {
    for (int code = 0; code < 256; ++code) {
      const auto byte = static_cast<std::uint8_t>(code);
      for (const Rgba8& pixel :
           {Rgba8{byte, byte, byte, 255}, Rgba8{0, 0, byte, 255}}) {
        const Palette palette =
            extract(histogram_of(Pixels8{pixel}), {.method = method});
        ASSERT_EQ(palette.swatches.size(), 1U);
        EXPECT_EQ(palette.swatches[0].srgb8,
                  (Srgb8{pixel.r, pixel.g, pixel.b}));
        EXPECT_EQ(palette.swatches[0].share, 1);
        EXPECT_TRUE(palette.fewer_than_asked);
      }
    }
  }
}

TEST(Extract, HasSharesThatAreThoseOfThePixels) {
  for (const Method method : kMethods) {
    const Pixels8 pixels = small_photo();
    const Palette palette =
        extract(histogram_of(pixels), {.colors = 12, .method = method});
    Remap remap(palette);
    std::vector<std::uint8_t> indices(pixels.size());
    remap.nearest(std::span<const Rgba8>(pixels), indices);
    for (std::size_t i = 0; i < palette.swatches.size(); ++i) {
      const auto count =
          static_cast<double>(std::count(indices.begin(), indices.end(), i));
      EXPECT_NEAR(palette.swatches[i].share,
                  count / static_cast<double>(pixels.size()), 0.002);
    }
  }
}

TEST(Extract, ComesNearerWithMoreColors) {
  const Pixels8 pixels = small_photo();
  const Histogram histogram = histogram_of(pixels);
  for (const Method method : kMethods) {
    double last = std::numeric_limits<double>::max();
    for (const int k : {1, 2, 4, 8, 16, 32}) {
      const double error =
          error_of(extract(histogram, {.colors = k, .method = method}), pixels);
      EXPECT_LT(error, last);
      last = error;
    }
  }
}

TEST(Extract, HasTheLeastErrorInItsOwnSpace) {
  const Pixels8 pixels = large_photo();
  const Histogram histogram = histogram_of(pixels);
  Palette accurate = extract(histogram, {.colors = 8});
  Palette classic =
      extract(histogram, {.colors = 8, .method = Method::classic});
  const double accurate_error = error_of(accurate, pixels);
  const double classic_error = error_of(classic, pixels);
  accurate.space = Space::srgb;
  classic.space = Space::oklab;
  EXPECT_LT(accurate_error, error_of(classic, pixels) * 1.01);
  EXPECT_LT(classic_error, error_of(accurate, pixels) * 1.01);
}

TEST(Extract, OrdersTheSwatches) {
  const Histogram histogram = histogram_of(small_photo());
  for (const Order order :
       {Order::hue, Order::lightness, Order::share, Order::chroma}) {
    const Palette palette = extract(histogram, {.colors = 12, .order = order});
    Palette expected = extract(histogram, {.colors = 12});
    order_swatches(expected.swatches, order);
    EXPECT_TRUE(same_bits(palette, expected));
  }
}

TEST(Extract, GivesTheSameBitsTwice) {
  for (const Method method : kMethods) {
    for (const Pixels8& pixels : {small_photo(), large_photo()}) {
      const ExtractOptions options = {.colors = 9, .method = method};
      EXPECT_TRUE(same_bits(extract(histogram_of(pixels), options),
                            extract(histogram_of(pixels), options)));
    }
  }
}

TEST(Extract, GivesTheSameBitsForAnyDivisionOfThePicture) {
  const Pixels8 pixels = large_photo();
  const std::span<const Rgba8> all(pixels);
  // Of the one row that histogram_of() takes the pixels for.
  const auto part = [&all](std::size_t from, std::size_t count) {
    Histogram histogram;
    histogram.add(all.subspan(from, count), {},
                  {static_cast<std::int32_t>(from), 0});
    return histogram;
  };
  Histogram merged = part(30000, all.size() - 30000);
  merged.merge(part(0, 11));
  merged.merge(part(11, 30000 - 11));
  for (const Method method : kMethods) {
    const ExtractOptions options = {.colors = 9, .method = method};
    EXPECT_TRUE(same_bits(extract(histogram_of(all), options),
                          extract(merged, options)));
  }
}

TEST(Extract, DrawsAtRandomInTheClassicMethodOnly) {
  const Histogram histogram = histogram_of(small_photo());
  const ExtractOptions accurate = {.colors = 30, .seed = 1};
  ExtractOptions other = accurate;
  other.seed = 2;
  EXPECT_TRUE(
      same_bits(extract(histogram, accurate), extract(histogram, other)));
  ExtractOptions classic = accurate;
  classic.method = Method::classic;
  other.method = Method::classic;
  EXPECT_FALSE(
      same_bits(extract(histogram, classic), extract(histogram, other)));
}

TEST(Extract, GivesNearlyTheSameForCodesAndForTheirLinearValues) {
  for (const Pixels8& pixels : {small_photo(), large_photo()}) {
    for (const int k : {3, 8}) {
      const Palette codes = extract(histogram_of(pixels),
                                    {.colors = k, .order = Order::lightness});
      const Palette linear = extract(histogram_of(to_linear(pixels)),
                                     {.colors = k, .order = Order::lightness});
      ASSERT_EQ(codes.swatches.size(), linear.swatches.size());
      for (std::size_t i = 0; i < codes.swatches.size(); ++i) {
        EXPECT_LT(reference_delta_e(codes.swatches[i].color,
                                    linear.swatches[i].color),
                  0.002);
      }
    }
  }
}

// With more colors, optima of nearly the same error lie side by side.
TEST(Extract, IsAsGoodForLinearValuesAsForCodes) {
  for (const int k : {16, 64}) {
    const ExtractOptions options = {.colors = k, .method = Method::accurate};
    const Pixels8 pixels = large_photo();
    const double codes =
        error_of(extract(histogram_of(pixels), options), pixels);
    const double linear =
        error_of(extract(histogram_of(to_linear(pixels)), options), pixels);
    EXPECT_NEAR(codes, linear, 0.01 * codes) << "k " << k;
  }
}

}  // namespace
}  // namespace scene_palette
