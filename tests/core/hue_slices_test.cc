// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/hue_slices.cc.

#include "core/hue_slices.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

WeightedColor weighted(const Srgb8& color, std::uint64_t weight) {
  return {linear_from_srgb8(color), weight};
}

std::vector<Srgb8> slices_of(std::vector<WeightedColor> colors, std::size_t k) {
  std::vector<Srgb8> codes;
  for (const LinearRgb& mean : hue_slices(colors, k)) {
    codes.push_back(srgb8_from_linear(mean));
  }
  return codes;
}

// One entry for each pixel.
std::vector<WeightedColor> colors_of(const Pixels8& pixels) {
  std::vector<WeightedColor> colors;
  for (const Rgba8& pixel : pixels) {
    colors.push_back(weighted({pixel.r, pixel.g, pixel.b}, 255));
  }
  return colors;
}

// The hue of an 8-bit color as an exact fraction, 0 to 6.
struct Hue {
  int numerator = 0;
  int denominator = 1;

  friend bool operator<(const Hue& a, const Hue& b) {
    return a.numerator * b.denominator < b.numerator * a.denominator;
  }
  friend bool operator==(const Hue& a, const Hue& b) {
    return !(a < b) && !(b < a);
  }
};

// As colorsys.rgb_to_hsv of Python: 0 for gray.
Hue hue_of(const Rgba8& color) {
  const auto [low, high] =
      std::minmax({int{color.r}, int{color.g}, int{color.b}});
  const int range = high - low;
  if (range == 0) {
    return {};
  }
  if (high == color.r) {
    const int numerator = color.g - color.b;
    return {numerator < 0 ? numerator + 6 * range : numerator, range};
  }
  if (high == color.g) {
    return {color.b - color.r + 2 * range, range};
  }
  return {color.r - color.g + 4 * range, range};
}

bool is_before(const Rgba8& a, const Rgba8& b) {
  const auto rest = [](const Rgba8& color) {
    return std::tuple(std::max({color.r, color.g, color.b}),
                      std::min({color.r, color.g, color.b}), color.r, color.g,
                      color.b);
  };
  const bool a_is_gray = a.r == a.g && a.g == a.b;
  const bool b_is_gray = b.r == b.g && b.g == b.b;
  if (a_is_gray != b_is_gray) {
    return a_is_gray;
  }
  const Hue left = hue_of(a);
  const Hue right = hue_of(b);
  return left == right ? rest(a) < rest(b) : left < right;
}

// The definition, pixel by pixel: each pixel stands k times in the row, so that
// the row can be cut into k equal parts.
std::vector<Srgb> reference_slices(Pixels8 pixels, std::size_t k) {
  std::sort(pixels.begin(), pixels.end(), is_before);
  std::vector<Srgb> means(k);
  const auto count = static_cast<double>(pixels.size());
  for (std::size_t i = 0; i < pixels.size() * k; ++i) {
    Srgb& mean = means[i / pixels.size()];
    const Rgba8& pixel = pixels[i / k];
    mean.r += pixel.r / 255.0 / count;
    mean.g += pixel.g / 255.0 / count;
    mean.b += pixel.b / 255.0 / count;
  }
  return means;
}

TEST(HueSlices, AreTheMeansOfEqualPartsOfTheSortedPixels) {
  const Pixels8 pixels = photograph(101, 67);
  const std::vector<WeightedColor> colors = colors_of(pixels);
  for (const std::size_t k : {1, 2, 7, 10, 256}) {
    const std::vector<Srgb> expected = reference_slices(pixels, k);
    const std::vector<LinearRgb> means = hue_slices(colors, k);
    ASSERT_EQ(means.size(), k);
    for (std::size_t i = 0; i < k; ++i) {
      const Srgb mean = srgb_from_linear(means[i]);
      EXPECT_NEAR(mean.r, expected[i].r, 1e-9) << i << " of " << k;
      EXPECT_NEAR(mean.g, expected[i].g, 1e-9) << i << " of " << k;
      EXPECT_NEAR(mean.b, expected[i].b, 1e-9) << i << " of " << k;
    }
  }
}

TEST(HueSlices, HaveTheMeanOfAllPixels) {
  const std::vector<WeightedColor> colors = colors_of(random_pixels(5000, 3));
  const Srgb all = srgb_from_linear(hue_slices(colors, 1).front());
  Srgb sum;
  for (const LinearRgb& mean : hue_slices(colors, 37)) {
    const Srgb srgb = srgb_from_linear(mean);
    sum = {sum.r + srgb.r, sum.g + srgb.g, sum.b + srgb.b};
  }
  EXPECT_NEAR(sum.r / 37, all.r, 1e-12);
  EXPECT_NEAR(sum.g / 37, all.g, 1e-12);
  EXPECT_NEAR(sum.b / 37, all.b, 1e-12);
}

TEST(HueSlices, GoAroundTheCircleFromRed) {
  const std::vector<Srgb8> circle = {{255, 0, 0}, {255, 255, 0},
                                     {0, 255, 0}, {0, 255, 255},
                                     {0, 0, 255}, {255, 0, 255}};
  std::vector<WeightedColor> colors;
  colors.reserve(circle.size());
  for (const Srgb8& color : circle) {
    colors.push_back(weighted(color, 255));
  }
  std::reverse(colors.begin(), colors.end());
  EXPECT_EQ(slices_of(colors, 6), circle);
}

TEST(HueSlices, PutGraysFirstFromDarkToLight) {
  EXPECT_EQ(slices_of({weighted({255, 255, 255}, 1), weighted({9, 0, 0}, 1),
                       weighted({0, 0, 0}, 1), weighted({128, 128, 128}, 1)},
                      4),
            (std::vector<Srgb8>{
                {0, 0, 0}, {128, 128, 128}, {255, 255, 255}, {9, 0, 0}}));
}

TEST(HueSlices, PutColorsOfOneHueFromDarkToLight) {
  // Exactly the same hue, not so when computed from values of the sRGB curve.
  EXPECT_EQ(slices_of({weighted({240, 120, 0}, 1), weighted({60, 30, 0}, 1),
                       weighted({180, 90, 0}, 1), weighted({20, 10, 0}, 1)},
                      4),
            (std::vector<Srgb8>{
                {20, 10, 0}, {60, 30, 0}, {180, 90, 0}, {240, 120, 0}}));
}

TEST(HueSlices, ShareAColorAtABorder) {
  // Thirds of 3 + 6: 3 black, then 3 white twice.  Halves: 3 black and 1.5
  // white of 4.5; 4.5 white.
  const std::vector<WeightedColor> colors = {weighted({0, 0, 0}, 3),
                                             weighted({255, 255, 255}, 3),
                                             weighted({254, 254, 254}, 3)};
  EXPECT_EQ(slices_of(colors, 3),
            (std::vector<Srgb8>{{0, 0, 0}, {254, 254, 254}, {255, 255, 255}}));
  const std::vector<LinearRgb> halves = hue_slices(colors, 2);
  ASSERT_EQ(halves.size(), 2U);
  EXPECT_NEAR(srgb_from_linear(halves[0]).g, 1.5 * 254 / 255 / 4.5, 1e-12);
  EXPECT_NEAR(srgb_from_linear(halves[1]).g, (1.5 * 254 / 255 + 3) / 4.5,
              1e-12);
}

TEST(HueSlices, AreEqualWhereOneColorFillsSeveral) {
  const std::vector<Srgb8> codes =
      slices_of({weighted({200, 30, 40}, 1000), weighted({0, 0, 0}, 1),
                 weighted({0, 0, 255}, 1), weighted({0, 0, 254}, 1)},
                3);
  ASSERT_EQ(codes.size(), 3U);
  EXPECT_EQ(codes[1], (Srgb8{200, 30, 40}));
}

TEST(HueSlices, AreTheColorsWhereTheseAreNoMore) {
  EXPECT_TRUE(hue_slices({}, 5).empty());
  for (const std::size_t k : {1, 5}) {
    EXPECT_EQ(slices_of({weighted({1, 2, 3}, 77)}, k),
              (std::vector<Srgb8>{{1, 2, 3}}));
  }
  EXPECT_EQ(
      slices_of({weighted({0, 0, 255}, 1), weighted({255, 0, 0}, 1000)}, 2),
      (std::vector<Srgb8>{{255, 0, 0}, {0, 0, 255}}));
}

TEST(HueSlices, DoNotDependOnTheOrderOfTheColors) {
  std::vector<WeightedColor> colors = colors_of(random_pixels(2000, 4));
  const std::vector<LinearRgb> expected = hue_slices(colors, 12);
  std::mt19937 engine(5);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(colors.begin(), colors.end(), engine);
    const std::vector<LinearRgb> means = hue_slices(colors, 12);
    ASSERT_EQ(means.size(), expected.size());
    for (std::size_t s = 0; s < means.size(); ++s) {
      EXPECT_TRUE(near(means[s], expected[s], 0));
    }
  }
}

TEST(HueSlices, KeepColorsOutsideSrgb) {
  const std::vector<WeightedColor> colors = {{{1.4, -0.1, -0.2}, 10},
                                             {{-0.3, 2, 7}, 10}};
  const std::vector<LinearRgb> means = hue_slices(colors, 2);
  ASSERT_EQ(means.size(), 2U);
  EXPECT_TRUE(near(means[0], {1.4, -0.1, -0.2}, 1e-12));
  EXPECT_TRUE(near(means[1], {-0.3, 2, 7}, 1e-12));
}

TEST(HueSlices, CountTheWeightsOfAGiantPicture) {
  const std::uint64_t gigapixels = std::uint64_t{255} << 40U;
  const std::vector<WeightedColor> colors = {
      weighted({255, 0, 0}, gigapixels), weighted({0, 255, 0}, gigapixels),
      weighted({0, 0, 255}, gigapixels * 2)};
  const std::vector<LinearRgb> means = hue_slices(colors, 2);
  ASSERT_EQ(means.size(), 2U);
  EXPECT_TRUE(near(means[0], linear_from_srgb({0.5, 0.5, 0}), 1e-12));
  EXPECT_TRUE(near(means[1], {0, 0, 1}, 1e-12));
}

}  // namespace
}  // namespace scene_palette
