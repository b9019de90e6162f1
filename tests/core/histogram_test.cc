// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/histogram.cc.

#include "core/histogram.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

std::uint64_t weight_of(const Histogram& histogram) {
  std::uint64_t sum = 0;
  for (const WeightedColor& entry : histogram.colors()) {
    sum += entry.weight;
  }
  return sum;
}

TEST(Histogram, IsEmptyAtFirst) {
  const Histogram histogram;
  EXPECT_EQ(histogram.total_weight(), 0U);
  EXPECT_EQ(histogram.not_finite(), 0U);
  EXPECT_TRUE(histogram.is_exact());
  EXPECT_TRUE(histogram.colors().empty());
}

TEST(Histogram, TakesEmptySpans) {
  Histogram histogram;
  histogram.add(std::span<const Rgba8>());
  histogram.add(std::span<const Rgba>());
  EXPECT_TRUE(histogram.colors().empty());
}

TEST(Histogram, KeepsOnePixel) {
  const Histogram histogram = histogram_of(Pixels{{0.25F, 2, -0.5F, 1}});
  const std::vector<WeightedColor> colors = histogram.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_TRUE(near(colors[0].color, {0.25, 2, -0.5}, 0));
  EXPECT_EQ(colors[0].weight, 255U);
  EXPECT_EQ(histogram.total_weight(), 255U);
}

TEST(Histogram, AddsAMillionEqualPixelsUp) {
  const Histogram histogram =
      histogram_of(Pixels8(1000000, Rgba8{12, 34, 56, 255}));
  const std::vector<WeightedColor> colors = histogram.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_EQ(colors[0].weight, 255000000U);
  EXPECT_EQ(srgb8_from_linear(colors[0].color), (Srgb8{12, 34, 56}));
}

TEST(Histogram, CountsEachColorOfAFlatGraphic) {
  const std::vector<WeightedColor> colors =
      histogram_of(flat_graphic(10)).colors();
  std::map<Srgb8, std::uint64_t> weights;
  for (const auto& [color, weight] : colors) {
    weights[srgb8_from_linear(color)] += weight;
  }
  ASSERT_EQ(weights.size(), flat_colors().size());
  for (std::size_t i = 0; i < flat_colors().size(); ++i) {
    const Rgba8& color = flat_colors()[i];
    EXPECT_EQ((weights[{color.r, color.g, color.b}]), (i + 1) * 10 * 255);
  }
}

TEST(Histogram, IgnoresTransparentPixels) {
  const Histogram codes = histogram_of(Pixels8(10, Rgba8{9, 9, 9, 0}));
  EXPECT_EQ(codes.total_weight(), 0U);
  EXPECT_TRUE(codes.colors().empty());
  const Histogram linear =
      histogram_of(Pixels{{0.5F, 0.5F, 0.5F, 0}, {0.1F, 0.1F, 0.1F, -1}});
  EXPECT_EQ(linear.total_weight(), 0U);
  EXPECT_TRUE(linear.colors().empty());
  EXPECT_EQ(linear.not_finite(), 0U);
}

TEST(Histogram, WeighsPixelsByAlpha) {
  const Histogram codes =
      histogram_of(Pixels8{{0, 0, 0, 1}, {9, 9, 9, 0}, {255, 255, 255, 254}});
  EXPECT_EQ(codes.total_weight(), 255U);
  const std::vector<WeightedColor> colors = codes.colors();
  ASSERT_EQ(colors.size(), 2U);
  EXPECT_EQ(colors[0].weight, 1U);
  EXPECT_EQ(colors[1].weight, 254U);
}

TEST(Histogram, NeverLosesTheFaintestPixel) {
  Histogram histogram;
  histogram.add(Pixels8{{0, 0, 0, 1}}, std::vector<float>{0.001F});
  histogram.add(Pixels{{1, 1, 1, 1e-20F}});
  EXPECT_EQ(histogram.total_weight(), 2U);
  EXPECT_EQ(histogram.colors().size(), 2U);
}

TEST(Histogram, WeighsAlphaTheSameInBothFormats) {
  for (int alpha = 0; alpha <= 255; ++alpha) {
    const Pixels8 codes = {{7, 8, 9, static_cast<std::uint8_t>(alpha)}};
    EXPECT_EQ(histogram_of(codes).total_weight(),
              histogram_of(to_linear(codes)).total_weight());
  }
}

TEST(Histogram, WeighsPixelsBySelection) {
  Histogram histogram;
  histogram.add(Pixels8{{1, 1, 1, 255}, {2, 2, 2, 255}, {3, 3, 3, 200}},
                std::vector<float>{0, 1, 0.5F});
  const std::vector<WeightedColor> colors = histogram.colors();
  ASSERT_EQ(colors.size(), 2U);
  EXPECT_EQ(colors[0].weight, 255U);
  EXPECT_EQ(colors[1].weight, 100U);
}

TEST(Histogram, IgnoresASelectionThatIsNotANumber) {
  Histogram histogram;
  histogram.add(Pixels8(3, Rgba8{1, 2, 3, 255}),
                std::vector<float>{kNan, -kInfinity, -1});
  EXPECT_EQ(histogram.total_weight(), 0U);
}

TEST(Histogram, LeavesOutAndCountsValuesThatAreNotFinite) {
  const Histogram histogram = histogram_of(Pixels{{kNan, 0, 0, 1},
                                                  {0, kInfinity, 0, 1},
                                                  {0, 0, -kInfinity, 1},
                                                  {0, 0, 0, kNan},
                                                  {0.5F, 0.5F, 0.5F, 1},
                                                  {0.5F, 0.5F, 0.5F, kInfinity},
                                                  {0.5F, 0.5F, 0.5F, 1}});
  EXPECT_EQ(histogram.not_finite(), 5U);
  EXPECT_EQ(histogram.total_weight(), 2U * 255);
  const std::vector<WeightedColor> colors = histogram.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_TRUE(near(colors[0].color, {0.5, 0.5, 0.5}, 0));
}

TEST(Histogram, CountsNoInvisibleValuesThatAreNotFinite) {
  Histogram histogram;
  histogram.add(
      Pixels{{kNan, 0, 0, 0}, {kNan, 0, 0, -1}, {0, 0, 0, -kInfinity}});
  histogram.add(Pixels{{kNan, 0, 0, 1}, {0, kInfinity, 0, 1}, {0, 0, kNan, 1}},
                std::vector<float>{0, kNan, 0.001F});
  EXPECT_EQ(histogram.not_finite(), 1U);
  EXPECT_EQ(histogram.total_weight(), 0U);
}

TEST(Histogram, KeepsColorsOutOfGamut) {
  constexpr float kMax = std::numeric_limits<float>::max();
  const Pixels pixels = {{-0.5F, 1.5F, 0, 1}, {kMax, -kMax, 1e-40F, 1}};
  const std::vector<WeightedColor> colors = histogram_of(pixels).colors();
  ASSERT_EQ(colors.size(), 2U);
  EXPECT_TRUE(near(colors[0].color, {-0.5, 1.5, 0}, 0));
  EXPECT_EQ(colors[1].color.r, kMax);
  EXPECT_EQ(colors[1].color.g, -kMax);
}

TEST(Histogram, KeepsColorsApartUpToTheLimit) {
  Pixels pixels;
  for (std::size_t i = 0; i < Histogram::kDistinctLimit; ++i) {
    pixels.push_back({static_cast<float>(i) + 2, 0, 0, 1});
  }
  Histogram histogram = histogram_of(pixels);
  EXPECT_TRUE(histogram.is_exact());
  EXPECT_EQ(histogram.colors().size(), Histogram::kDistinctLimit);
  histogram.add(Pixels{{0, 1, 0, 1}});
  EXPECT_FALSE(histogram.is_exact());
  EXPECT_EQ(histogram.total_weight(), (Histogram::kDistinctLimit + 1) * 255);
  EXPECT_EQ(weight_of(histogram), histogram.total_weight());
}

TEST(Histogram, DividesHeavyCells) {
  Pixels8 pixels;
  for (std::size_t i = 0; i < 65536; ++i) {
    const Rgba8 color = {static_cast<std::uint8_t>(i),
                         static_cast<std::uint8_t>(i >> 8), 77, 255};
    // A sky: many pixels of similar colors.
    const bool is_sky = color.r / 8 == 27 && color.g / 8 == 27;
    pixels.insert(pixels.end(), is_sky ? 200 : 1, color);
  }
  const Histogram histogram = histogram_of(pixels);
  ASSERT_FALSE(histogram.is_exact());
  const std::size_t cells = histogram.colors().size();
  const std::vector<WeightedColor> finer = histogram.finer(cells);
  EXPECT_GT(finer.size(), cells);
  EXPECT_LT(finer.size(), cells + 100);  // 64 colors are in some 16 cells
  std::uint64_t weight = 0;
  for (const WeightedColor& entry : finer) {
    weight += entry.weight;
  }
  EXPECT_EQ(weight, histogram.total_weight());
}

TEST(Histogram, HasNoPartsOfColorsKeptApart) {
  const Histogram histogram = histogram_of(flat_graphic(10));
  EXPECT_TRUE(histogram.finer(histogram.colors().size()).empty());
}

TEST(Histogram, OrdersColorsWhateverTheOrderOfPixels) {
  Pixels8 pixels = photograph(64, 48);
  const std::vector<WeightedColor> colors = histogram_of(pixels).colors();
  std::reverse(pixels.begin(), pixels.end());
  EXPECT_TRUE(same_bits(colors, histogram_of(pixels).colors()));
}

TEST(Histogram, CountsAColorOnceInBothFormats) {
  Pixels8 codes;
  for (std::size_t i = 0; i < Histogram::kDistinctLimit; ++i) {
    codes.push_back({static_cast<std::uint8_t>(i),
                     static_cast<std::uint8_t>(i >> 8), 77, 255});
  }
  Histogram histogram = histogram_of(codes);
  const std::vector<WeightedColor> once = histogram.colors();
  histogram.add(to_linear(codes));
  EXPECT_TRUE(histogram.is_exact());
  const std::vector<WeightedColor> twice = histogram.colors();
  ASSERT_EQ(twice.size(), once.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_TRUE(near(twice[i].color, once[i].color, 0));
    EXPECT_EQ(twice[i].weight, 2 * once[i].weight);
  }
}

// The same cells; means of codes and of linear light are less than 6e-5 apart.
TEST(Histogram, IsNearlyTheSameIn8BitAndInLinearPixels) {
  const Pixels8 codes = photograph(240, 180);
  const std::vector<WeightedColor> of_codes = histogram_of(codes).colors();
  const std::vector<WeightedColor> of_linear =
      histogram_of(to_linear(codes)).colors();
  ASSERT_EQ(of_codes.size(), of_linear.size());
  for (std::size_t i = 0; i < of_codes.size(); ++i) {
    EXPECT_EQ(of_codes[i].weight, of_linear[i].weight);
    EXPECT_TRUE(near(of_codes[i].color, of_linear[i].color, 6e-5));
  }
}

// A flat layer among more colors than are kept apart.
TEST(Histogram, GivesAFlatLinearColorBackWithin1e5) {
  Pixels others;
  for (std::size_t i = 0; i <= Histogram::kDistinctLimit; ++i) {
    others.push_back({static_cast<float>(i) + 2, 0, 0, 1});
  }
  for (const Rgba& flat : random_linear(50, 0, 1, 11)) {
    Histogram histogram = histogram_of(Pixels(1000, flat));
    histogram.merge(histogram_of(others));
    ASSERT_FALSE(histogram.is_exact());
    const WeightedColor first = histogram.colors()[0];  // others are beside
    EXPECT_EQ(first.weight, 255000U);
    EXPECT_LT(reference_delta_e(first.color, {flat.r, flat.g, flat.b}), 1e-5);
  }
}

TEST(Histogram, TakesASelectionOfAllOrNothingAsNoneOrEmpty) {
  const Pixels8 pixels = photograph(240, 180);
  Histogram all;
  all.add(pixels, std::vector<float>(pixels.size(), 1.0F));
  EXPECT_TRUE(same_bits(all.colors(), histogram_of(pixels).colors()));
  Histogram none;
  none.add(pixels, std::vector<float>(pixels.size(), 0.0F));
  EXPECT_EQ(none.total_weight(), 0U);
  EXPECT_TRUE(none.regions().empty());
}

TEST(Histogram, WeighsManyColorsByTheFaintestAlpha) {
  Pixels8 faint = photograph(240, 180);
  const Histogram opaque = histogram_of(faint);
  for (Rgba8& pixel : faint) {
    pixel.a = 1;
  }
  const std::vector<WeightedColor> colors = histogram_of(faint).colors();
  const std::vector<WeightedColor> expected = opaque.colors();
  ASSERT_EQ(colors.size(), expected.size());
  for (std::size_t i = 0; i < colors.size(); ++i) {
    EXPECT_EQ(colors[i].weight * 255, expected[i].weight);
    EXPECT_TRUE(near(colors[i].color, expected[i].color, 1e-15));
  }
}

TEST(Histogram, IsReadAnewWhenCleared) {
  for (const std::size_t width : {20, 240}) {
    Histogram histogram = histogram_of(photograph(240, 180));
    histogram.add(random_linear(3000, -1, 2, 5));
    histogram.add(Pixels{{kNan, 0, 0, 1}});
    histogram.clear();
    EXPECT_EQ(histogram.total_weight(), 0U);
    EXPECT_EQ(histogram.not_finite(), 0U);
    EXPECT_TRUE(histogram.colors().empty());
    EXPECT_TRUE(histogram.regions().empty());
    const Pixels8 pixels = photograph(width, 180, 2);
    histogram.add(pixels);
    EXPECT_EQ(histogram.is_exact(), histogram_of(pixels).is_exact());
    EXPECT_TRUE(same_bits(histogram.colors(), histogram_of(pixels).colors()));
  }
}

// A layer of 8-bit and a layer of float pixels.
TEST(Histogram, MergesCodesAndLinearPixels) {
  for (const std::size_t width : {20, 240}) {
    const Pixels8 codes = photograph(width, 180);
    const Pixels linear = random_linear(width * 100, -1, 2, 5);
    Histogram one = histogram_of(codes);
    one.merge(histogram_of(linear));
    Histogram other = histogram_of(linear);
    other.add(codes);
    EXPECT_TRUE(same_bits(one.colors(), other.colors()));
    EXPECT_EQ(weight_of(one), one.total_weight());
  }
}

TEST(Histogram, GivesBackEvery8BitColorExactly) {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    for (const Rgba8& pixel :
         {Rgba8{byte, byte, byte, 255}, Rgba8{0, 0, byte, 255},
          Rgba8{byte, 255, 128, 255}}) {
      const std::vector<WeightedColor> colors =
          histogram_of(Pixels8{pixel}).colors();
      ASSERT_EQ(colors.size(), 1U);
      EXPECT_EQ(srgb8_from_linear(colors[0].color),
                (Srgb8{pixel.r, pixel.g, pixel.b}));
    }
  }
}

TEST(Histogram, KeepsTheMeanColorOfThePicture) {
  const Pixels8 pixels = photograph(240, 180);
  LinearRgb expected;
  for (const Rgba& pixel : to_linear(pixels)) {
    expected.r += pixel.r / static_cast<double>(pixels.size());
    expected.g += pixel.g / static_cast<double>(pixels.size());
    expected.b += pixel.b / static_cast<double>(pixels.size());
  }
  const Histogram histogram = histogram_of(pixels);
  LinearRgb mean;
  const auto total = static_cast<double>(histogram.total_weight());
  for (const auto& [color, weight] : histogram.colors()) {
    const double part = static_cast<double>(weight) / total;
    mean.r += part * color.r;
    mean.g += part * color.g;
    mean.b += part * color.b;
  }
  // A straight line stands for the curve between the codes of a cell.
  EXPECT_TRUE(near(mean, expected, 6e-5));
}

}  // namespace
}  // namespace scene_palette
