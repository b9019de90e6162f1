// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/palette.cc.

#include "core/palette.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr Order kOrders[] = {Order::hue, Order::lightness, Order::share,
                             Order::chroma, Order::smooth};

std::vector<Swatch> random_swatches(std::size_t count, std::uint32_t seed) {
  std::vector<Swatch> swatches;
  for (const Rgba8& pixel : random_pixels(count, seed)) {
    swatches.push_back(make_swatch(reference_linear(pixel),
                                   static_cast<double>(pixel.a) / 1000));
  }
  return swatches;
}

Swatch swatch_of(const Srgb8& color, double share = 0.5) {
  return make_swatch(linear_from_srgb8(color), share);
}

std::vector<Srgb8> codes_of(std::span<const Swatch> swatches) {
  std::vector<Srgb8> codes;
  for (const Swatch& swatch : swatches) {
    codes.push_back(swatch.srgb8);
  }
  return codes;
}

std::vector<Srgb8> ordered(std::vector<Swatch> swatches, Order order) {
  order_swatches(swatches, order);
  return codes_of(swatches);
}

double chroma_of(const Swatch& swatch) {
  return std::hypot(swatch.oklab.a, swatch.oklab.b);
}

// The way around the hue circle from one color to the next, 0 to 2 pi.
double hue_step(const Swatch& from, const Swatch& to) {
  const double step = std::atan2(to.oklab.b, to.oklab.a) -
                      std::atan2(from.oklab.b, from.oklab.a);
  return step < 0 ? step + 2 * std::numbers::pi : step;
}

TEST(Swatch, HasTheValuesOfItsColor) {
  const LinearRgb color = {0.5, 0.18, 0};
  const Swatch swatch = make_swatch(color, 0.25);
  EXPECT_TRUE(near(swatch.color, color, 0));
  EXPECT_TRUE(near(swatch.oklab, reference_oklab(color), 1e-14));
  EXPECT_EQ(swatch.srgb8, (Srgb8{188, 118, 0}));
  EXPECT_EQ(swatch.share, 0.25);
}

TEST(Swatch, KeepsAColorOutOfGamut) {
  const Swatch swatch = make_swatch({-0.5, 3, 1e30}, 1);
  EXPECT_TRUE(near(swatch.color, {-0.5, 3, 1e30}, 0));
  EXPECT_EQ(swatch.srgb8, (Srgb8{0, 255, 255}));
  EXPECT_TRUE(std::isfinite(swatch.oklab.l));
}

TEST(IsClipped, IsFalseForEachCodeAndWhatRoundsToIt) {
  EXPECT_FALSE(is_clipped(make_swatch({0, 0, 0}, 1)));
  EXPECT_FALSE(is_clipped(make_swatch({1, 1, 1}, 1)));
  // 255.4 and -0.4 codes, by the curve's own slopes.
  EXPECT_FALSE(is_clipped(
      make_swatch(linear_from_srgb({255.4 / 255, -0.4 / 255, 0.5}), 1)));
}

TEST(IsClipped, IsTrueForWideGamutAndForLightAboveWhite) {
  EXPECT_TRUE(is_clipped(make_swatch({1.2249, -0.0421, -0.0196}, 1)));
  EXPECT_TRUE(is_clipped(make_swatch({4, 4, 4}, 1)));
  EXPECT_TRUE(
      is_clipped(make_swatch(linear_from_srgb({0.5, -0.6 / 255, 0.5}), 1)));
}

TEST(IsGray, GoesByTheCodesOfAllSwatches) {
  Palette palette;
  EXPECT_TRUE(is_gray(palette));
  palette.swatches.push_back(make_swatch({0.2, 0.2, 0.2}, 1));
  EXPECT_TRUE(is_gray(palette));
  palette.swatches.push_back(make_swatch({0.2, 0.3, 0.2}, 1));
  EXPECT_FALSE(is_gray(palette));
}

TEST(OrderSwatches, LeavesEmptyAndOneColorAsTheyAre) {
  for (const Order order : kOrders) {
    std::vector<Swatch> none;
    order_swatches(none, order);
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(ordered({swatch_of({1, 2, 3})}, order),
              (std::vector<Srgb8>{{1, 2, 3}}));
    EXPECT_EQ(ordered({swatch_of({255, 0, 0})}, order),
              (std::vector<Srgb8>{{255, 0, 0}}));
  }
}

TEST(OrderSwatches, KeepsAllSwatches) {
  const std::vector<Swatch> swatches = random_swatches(256, 1);
  std::vector<Srgb8> before = codes_of(swatches);
  std::sort(before.begin(), before.end());
  for (const Order order : kOrders) {
    std::vector<Srgb8> after = ordered(swatches, order);
    std::sort(after.begin(), after.end());
    EXPECT_EQ(before, after);
  }
}

TEST(OrderSwatches, DoesNotDependOnTheOrderBefore) {
  std::vector<Swatch> swatches = random_swatches(100, 2);
  for (Swatch& swatch : swatches) {
    swatch.share = 0.01;  // all tied
  }
  std::mt19937 engine(3);
  for (const Order order : kOrders) {
    const std::vector<Srgb8> expected = ordered(swatches, order);
    for (int i = 0; i < 10; ++i) {
      std::shuffle(swatches.begin(), swatches.end(), engine);
      EXPECT_EQ(ordered(swatches, order), expected);
    }
  }
}

TEST(OrderSwatches, ChangesNothingTheSecondTime) {
  std::vector<Swatch> swatches = random_swatches(100, 4);
  for (const Order order : kOrders) {
    order_swatches(swatches, order);
    const std::vector<Srgb8> once = codes_of(swatches);
    EXPECT_EQ(ordered(swatches, order), once);
  }
}

TEST(OrderSwatches, GoesFromDarkToLight) {
  std::vector<Swatch> swatches = random_swatches(100, 5);
  order_swatches(swatches, Order::lightness);
  EXPECT_TRUE(std::is_sorted(
      swatches.begin(), swatches.end(),
      [](const auto& a, const auto& b) { return a.oklab.l < b.oklab.l; }));
}

TEST(OrderSwatches, PutsTheLargestShareFirst) {
  std::vector<Swatch> swatches = random_swatches(100, 6);
  order_swatches(swatches, Order::share);
  EXPECT_TRUE(std::is_sorted(
      swatches.begin(), swatches.end(),
      [](const auto& a, const auto& b) { return a.share > b.share; }));
}

TEST(OrderSwatches, BreaksTiesOfSharesByLightness) {
  EXPECT_EQ(ordered({swatch_of({255, 255, 255}), swatch_of({128, 128, 128}),
                     swatch_of({0, 0, 0})},
                    Order::share),
            (std::vector<Srgb8>{{0, 0, 0}, {128, 128, 128}, {255, 255, 255}}));
}

TEST(OrderSwatches, PutsTheMostColorfulFirst) {
  std::vector<Swatch> swatches = random_swatches(100, 7);
  order_swatches(swatches, Order::chroma);
  EXPECT_TRUE(std::is_sorted(swatches.begin(), swatches.end(),
                             [](const auto& a, const auto& b) {
                               return chroma_of(a) > chroma_of(b);
                             }));
}

TEST(OrderSwatches, PutsGraysLastFromDarkToLight) {
  const std::vector<Srgb8> codes = ordered(
      {swatch_of({255, 255, 255}), swatch_of({255, 0, 0}), swatch_of({0, 0, 0}),
       swatch_of({0, 0, 255}), swatch_of({128, 128, 128})},
      Order::hue);
  ASSERT_EQ(codes.size(), 5U);
  EXPECT_EQ(codes[2], (Srgb8{0, 0, 0}));
  EXPECT_EQ(codes[3], (Srgb8{128, 128, 128}));
  EXPECT_EQ(codes[4], (Srgb8{255, 255, 255}));
}

TEST(OrderSwatches, GoesOnceAroundTheHueCircleFromItsWidestGap) {
  for (std::uint32_t seed = 10; seed < 40; ++seed) {
    std::vector<Swatch> swatches = random_swatches(12, seed);
    std::erase_if(swatches, [](const Swatch& swatch) {
      return chroma_of(swatch) < 0.05;
    });
    order_swatches(swatches, Order::hue);
    double sum = 0;
    double widest = 0;
    for (std::size_t i = 1; i < swatches.size(); ++i) {
      const double step = hue_step(swatches[i - 1], swatches[i]);
      sum += step;
      widest = std::max(widest, step);
    }
    const double cut = hue_step(swatches.back(), swatches.front());
    EXPECT_NEAR(sum + cut, 2 * std::numbers::pi, 1e-9);
    EXPECT_GE(cut, widest);
  }
}

TEST(OrderSwatches, DoesNotTearRedsApart) {
  // Reds on both sides of the hue angle 0, and a blue.
  const std::vector<Srgb8> codes =
      ordered({swatch_of({220, 20, 60}), swatch_of({40, 80, 200}),
               swatch_of({220, 30, 30}), swatch_of({220, 20, 120})},
              Order::hue);
  const auto place = [&codes](const Srgb8& color) {
    return std::find(codes.begin(), codes.end(), color) - codes.begin();
  };
  EXPECT_EQ(std::abs(place({220, 20, 60}) - place({220, 20, 120})), 1);
  EXPECT_EQ(std::abs(place({220, 20, 60}) - place({220, 30, 30})), 1);
}

TEST(OrderSwatches, MeasuresHuesAroundTheWholeCircle) {
  // The first hue angle is 0.01: the widest gap is behind 270 degrees.
  std::vector<Swatch> swatches;
  swatches.reserve(4);
  for (const Oklab& lab : {Oklab{0.6, 0, -0.1}, Oklab{0.6, -0.1, 0},
                           Oklab{0.6, 0.1, 0.001}, Oklab{0.6, 0, 0.1}}) {
    swatches.push_back(make_swatch(linear_from_oklab(lab), 0.25));
  }
  order_swatches(swatches, Order::hue);
  const double angles[] = {0.01, 0.5 * std::numbers::pi, std::numbers::pi,
                           1.5 * std::numbers::pi};
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_NEAR(hue_step(swatches[i - 1], swatches[i]),
                angles[i] - angles[i - 1], 1e-4);
  }
}

// The way through all swatches in OKLab.
double path_length(std::span<const Swatch> swatches) {
  double length = 0;
  for (std::size_t i = 1; i < swatches.size(); ++i) {
    length += reference_delta_e(swatches[i - 1].color, swatches[i].color);
  }
  return length;
}

TEST(OrderSwatches, TakesTheShortestWayThroughTheColors) {
  std::vector<Swatch> swatches = random_swatches(7, 30);
  order_swatches(swatches, Order::smooth);
  const double length = path_length(swatches);
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6};
  do {
    std::vector<Swatch> other;
    other.reserve(order.size());
    for (const std::size_t index : order) {
      other.push_back(swatches[index]);
    }
    EXPECT_GE(path_length(other), length - 1e-12);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(OrderSwatches, BeginsTheShortestWayAtItsDarkerEnd) {
  for (std::uint32_t seed = 40; seed < 60; ++seed) {
    std::vector<Swatch> swatches = random_swatches(seed, seed);
    order_swatches(swatches, Order::smooth);
    EXPECT_LE(swatches.front().oklab.l, swatches.back().oklab.l);
  }
}

TEST(RoundedTo8Bit, KeepsCodesSharesAndMarks) {
  Palette palette;
  palette.space = Space::srgb;
  palette.fewer_than_asked = true;
  for (const Rgba& pixel : random_linear(50, -0.2F, 1.2F, 8)) {
    palette.swatches.push_back(make_swatch(reference_linear(pixel), 0.02));
  }
  palette.swatches[3].is_locked = true;
  palette.swatches[7].is_accent = true;
  const Palette rounded = rounded_to_8bit(palette);
  EXPECT_EQ(rounded.space, Space::srgb);
  EXPECT_TRUE(rounded.fewer_than_asked);
  ASSERT_EQ(rounded.swatches.size(), 50U);
  for (std::size_t i = 0; i < 50; ++i) {
    const Swatch& swatch = rounded.swatches[i];
    const auto& [r, g, b] = palette.swatches[i].srgb8;
    EXPECT_EQ(swatch.srgb8, palette.swatches[i].srgb8);
    EXPECT_EQ(swatch.share, 0.02);
    EXPECT_EQ(swatch.is_locked, i == 3);
    EXPECT_EQ(swatch.is_accent, i == 7);
    EXPECT_TRUE(
        near(swatch.color, reference_linear(Rgba8{r, g, b, 255}), 1e-14));
    EXPECT_TRUE(near(swatch.oklab, reference_oklab(swatch.color), 1e-14));
  }
}

TEST(RoundedTo8Bit, ChangesNothingTheSecondTime) {
  Palette palette;
  palette.swatches = random_swatches(20, 9);
  const Palette once = rounded_to_8bit(palette);
  EXPECT_TRUE(same_bits(once, rounded_to_8bit(once)));
}

TEST(RoundedTo8Bit, TakesAnEmptyPalette) {
  EXPECT_TRUE(rounded_to_8bit(Palette()).swatches.empty());
}

}  // namespace
}  // namespace scene_palette
