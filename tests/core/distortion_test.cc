// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/distortion.cc.

#include "core/distortion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/weighted_color.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

Palette some_palette(std::size_t count) {
  Palette palette;
  for (const Rgba& pixel : random_linear(count, 0, 1, 3)) {
    palette.swatches.push_back(make_swatch(reference_linear(pixel), 0.1));
  }
  return palette;
}

template <typename Pixel>
Distortion distortion(const Palette& palette, const std::vector<Pixel>& pixels,
                      const std::vector<float>& selection = {}) {
  DistortionMeter meter(palette);
  meter.add(std::span<const Pixel>(pixels), selection);
  return meter.result();
}

double least_squared_distance(const LinearRgb& color, const Palette& palette) {
  double least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < palette.swatches.size(); ++i) {
    least = std::min(least, reference_squared_distance(color, palette, i));
  }
  return least;
}

// The three means from their definition.
Distortion by_definition(const Palette& palette, const Pixels8& pixels) {
  Palette unrounded = palette;
  unrounded.space = Space::oklab;
  std::vector<Srgb8> codes;
  for (const Swatch& swatch : palette.swatches) {
    codes.push_back(swatch.srgb8);
  }
  const Palette rounded = palette_of(codes, Space::srgb);
  Distortion sum;
  double weight = 0;
  for (const Rgba8& pixel : pixels) {
    const LinearRgb color = reference_linear(pixel);
    const double squared = least_squared_distance(color, unrounded);
    sum.oklab_mse += pixel.a * squared;
    sum.delta_e_ok_mean += pixel.a * std::sqrt(squared);
    sum.srgb8_mse +=
        pixel.a * least_squared_distance(color, rounded) * 255 * 255;
    weight += pixel.a;
  }
  return {sum.oklab_mse / weight, sum.srgb8_mse / weight,
          sum.delta_e_ok_mean / weight};
}

void expect_near(const Distortion& a, const Distortion& b, double relative) {
  EXPECT_NEAR(a.oklab_mse, b.oklab_mse, relative * b.oklab_mse);
  EXPECT_NEAR(a.srgb8_mse, b.srgb8_mse, relative * b.srgb8_mse);
  EXPECT_NEAR(a.delta_e_ok_mean, b.delta_e_ok_mean,
              relative * b.delta_e_ok_mean);
}

TEST(Distortion, IsNothingWithoutPixels) {
  const Distortion none = DistortionMeter(some_palette(3)).result();
  EXPECT_EQ(none.oklab_mse, 0);
  EXPECT_EQ(none.srgb8_mse, 0);
  EXPECT_EQ(none.delta_e_ok_mean, 0);
}

TEST(Distortion, IsNothingWhereNothingIsVisible) {
  const Distortion none =
      distortion(some_palette(3), Pixels8(10, Rgba8{200, 0, 0, 0}));
  EXPECT_EQ(none.oklab_mse, 0);
  EXPECT_EQ(none.srgb8_mse, 0);
  EXPECT_EQ(none.delta_e_ok_mean, 0);
}

TEST(Distortion, IsNothingForThePalettesOwnColors) {
  std::vector<Srgb8> codes;
  for (const auto& [r, g, b, a] : flat_colors()) {
    codes.push_back({r, g, b});
  }
  const Distortion none =
      distortion(palette_of(codes, Space::oklab), flat_graphic(4));
  EXPECT_NEAR(none.oklab_mse, 0, 1e-20);
  EXPECT_NEAR(none.srgb8_mse, 0, 1e-15);
  EXPECT_NEAR(none.delta_e_ok_mean, 0, 1e-10);
}

TEST(Distortion, OfBlackForWhiteIsTheWholeRange) {
  const std::vector<Srgb8> black = {{0, 0, 0}};
  const Distortion result = distortion(palette_of(black, Space::oklab),
                                       Pixels8{{255, 255, 255, 255}});
  EXPECT_NEAR(result.oklab_mse, 1, 1e-6);
  EXPECT_NEAR(result.delta_e_ok_mean, 1, 1e-6);
  EXPECT_NEAR(result.srgb8_mse, 3 * 255 * 255, 1e-6);
}

TEST(Distortion, HasItsDefinition) {
  const Pixels8 pixels = random_pixels(3000, 1);
  for (const std::size_t count : {1, 5, 256}) {
    Palette palette = some_palette(count);
    for (const Space space : {Space::oklab, Space::srgb}) {
      palette.space = space;  // each figure uses a space of its own
      expect_near(distortion(palette, pixels), by_definition(palette, pixels),
                  1e-9);
    }
  }
}

TEST(Distortion, RoundsThePaletteForTheSrgbFigureOnly) {
  Palette palette;
  palette.swatches = {make_swatch({0.2, 0.2, 0.2}, 1)};  // code 123.6
  const Distortion result = distortion(palette, Pixels8{{124, 124, 124, 255}});
  EXPECT_NEAR(result.srgb8_mse, 0, 1e-15);
  EXPECT_GT(result.oklab_mse, 1e-8);
}

TEST(Distortion, IsTheSameForCodesAndForTheirLinearValues) {
  const Pixels8 pixels = random_pixels(3000, 2);
  const Palette palette = some_palette(8);
  expect_near(distortion(palette, to_linear(pixels)),
              distortion(palette, pixels), 1e-5);
}

TEST(Distortion, DoesNotDependOnChunks) {
  const Pixels8 pixels = random_pixels(1000, 4);
  const Palette palette = some_palette(8);
  DistortionMeter meter(palette);
  const std::span<const Rgba8> all(pixels);
  meter.add(all.first(1));
  meter.add(all.subspan(1, 0));
  meter.add(all.subspan(1));
  const Distortion parts = meter.result();
  const Distortion whole = distortion(palette, pixels);
  EXPECT_EQ(parts.oklab_mse, whole.oklab_mse);
  EXPECT_EQ(parts.srgb8_mse, whole.srgb8_mse);
  EXPECT_EQ(parts.delta_e_ok_mean, whole.delta_e_ok_mean);
}

// Sums are exact: neither the order nor the parts show.
TEST(Distortion, IsTheSameInParts) {
  const Pixels8 pixels = random_pixels(40000, 5);
  const Pixels linear = random_linear(3000, -1, 2, 6);
  const Palette palette = some_palette(30);
  DistortionMeter whole(palette);
  whole.add(std::span<const Rgba8>(pixels));
  whole.add(std::span<const Rgba>(linear));
  for (const std::size_t first : {0, 1, 777, 39999}) {
    DistortionMeter a(palette);
    DistortionMeter b(a);
    a.add(std::span<const Rgba>(linear).subspan(1000));
    a.add(std::span<const Rgba8>(pixels).subspan(first));
    b.add(std::span<const Rgba8>(pixels).first(first));
    b.add(std::span<const Rgba>(linear).first(1000));
    b.merge(a);
    EXPECT_EQ(b.result().oklab_mse, whole.result().oklab_mse);
    EXPECT_EQ(b.result().srgb8_mse, whole.result().srgb8_mse);
    EXPECT_EQ(b.result().delta_e_ok_mean, whole.result().delta_e_ok_mean);
  }
}

TEST(Distortion, MayBeAskedForBeforeTheEnd) {
  const Pixels8 pixels = random_pixels(2000, 7);
  const std::span<const Rgba8> all(pixels);
  const Palette palette = some_palette(5);
  DistortionMeter meter(palette);
  meter.add(all.first(1000));
  const Distortion half = meter.result();
  meter.add(all.subspan(1000));
  EXPECT_EQ(half.oklab_mse,
            distortion(palette, Pixels8(pixels.begin(), pixels.begin() + 1000))
                .oklab_mse);
  EXPECT_EQ(meter.result().oklab_mse, distortion(palette, pixels).oklab_mse);
}

// Weights beyond what one entry of its table holds.
TEST(Distortion, TakesManyEqualPixels) {
  const std::vector<Srgb8> black = {{0, 0, 0}};
  DistortionMeter meter(palette_of(black, Space::oklab));
  const Pixels8 white(1000000, {255, 255, 255, 255});
  for (int i = 0; i < 40; ++i) {
    meter.add(std::span<const Rgba8>(white));
  }
  EXPECT_NEAR(meter.result().srgb8_mse, 3 * 255 * 255, 1e-6);
  EXPECT_NEAR(meter.result().delta_e_ok_mean, 1, 1e-6);
}

TEST(Distortion, GoesByTheSelection) {
  const std::vector<Srgb8> black = {{0, 0, 0}};
  const Palette palette = palette_of(black, Space::oklab);
  const Pixels8 pixels = {{255, 255, 255, 255}, {0, 0, 0, 255}};
  const Distortion result =
      distortion(palette, pixels, {51.0F / 255, 204.0F / 255});
  EXPECT_NEAR(result.delta_e_ok_mean, 0.2, 1e-6);
  EXPECT_EQ(distortion(palette, pixels, {0, 1}).oklab_mse, 0);
  EXPECT_EQ(distortion(palette, pixels, {kNan, 1}).oklab_mse, 0);
}

TEST(Distortion, LeavesOutColorsThatAreNotFinite) {
  const std::vector<Srgb8> black = {{0, 0, 0}};
  const Palette palette = palette_of(black, Space::oklab);
  const Distortion result = distortion(
      palette, Pixels{{kNan, 1, 1, 1}, {1, kInfinity, 1, 1}, {0, 0, 0, 1}});
  EXPECT_EQ(result.oklab_mse, 0);
  EXPECT_EQ(result.srgb8_mse, 0);
}

// Histogram::add leaves such pixels out.
TEST(Distortion, LeavesOutAlphaThatIsNotFinite) {
  const std::vector<Srgb8> black = {{0, 0, 0}};
  const Palette palette = palette_of(black, Space::oklab);
  for (const float alpha : {kNan, kInfinity, -kInfinity}) {
    const Distortion result =
        distortion(palette, Pixels{{1, 1, 1, alpha}, {0, 0, 0, 1}});
    EXPECT_EQ(result.oklab_mse, 0) << "alpha " << alpha;
  }
}

TEST(Distortion, TakesHugeValues) {
  constexpr float kMax = std::numeric_limits<float>::max();
  const Distortion result =
      distortion(some_palette(8), Pixels{{kMax, -kMax, kMax, 1}});
  EXPECT_TRUE(std::isfinite(result.oklab_mse));
  EXPECT_TRUE(std::isfinite(result.srgb8_mse));
  EXPECT_GT(result.delta_e_ok_mean, 1e12);
}

}  // namespace
}  // namespace scene_palette
