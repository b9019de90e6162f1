// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/distinct_colors.cc.

#include "core/distinct_colors.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

Rgba gray(float value) { return {value, value, value, 1}; }

// The red of each linear color, in ascending order.
std::vector<float> reds(const DistinctColors& colors) {
  std::vector<float> reds;
  for (const DistinctColors::Linear& entry : colors.linear()) {
    reds.push_back(entry.color.r);
  }
  std::sort(reds.begin(), reds.end());
  return reds;
}

using Weights = std::map<Srgb8, std::uint64_t>;
Weights weights_of(const DistinctColors& colors) {
  Weights weights;
  for (const auto& [color, weight] : colors.codes()) {
    weights[{color.r, color.g, color.b}] += weight;
  }
  return weights;
}

TEST(DistinctColors, IsEmptyAtFirst) {
  EXPECT_TRUE(DistinctColors(1).codes().empty());
  EXPECT_TRUE(DistinctColors(1).linear().empty());
}

TEST(DistinctColors, SumsTheWeightsOfALinearColor) {
  DistinctColors colors(1);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(colors.add(Rgba{0.25F, -0.5F, 7, 1}, 3));
  }
  ASSERT_EQ(colors.linear().size(), 1U);
  const auto [color, weight, is_coded] = colors.linear()[0];
  EXPECT_FALSE(is_coded);
  EXPECT_EQ(color.r, 0.25F);
  EXPECT_EQ(color.g, -0.5F);
  EXPECT_EQ(color.b, 7);
  EXPECT_EQ(weight, 3000U);
  EXPECT_TRUE(colors.codes().empty());
}

TEST(DistinctColors, SumsTheWeightsOfCodes) {
  DistinctColors colors(1);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(colors.add(Rgba8{1, 2, 255, 255}, 3));
  }
  EXPECT_EQ(weights_of(colors), (Weights{{{1, 2, 255}, 3000}}));
  EXPECT_TRUE(colors.linear().empty());
}

TEST(DistinctColors, KeepsAllCodesApart) {
  DistinctColors colors(1 << 16);
  for (int i = 0; i < 65536; ++i) {
    const auto high = static_cast<std::uint8_t>(i >> 8);
    const auto low = static_cast<std::uint8_t>(i);
    ASSERT_TRUE(colors.add(Rgba8{high, low, high, 255}, 1));
  }
  const Weights weights = weights_of(colors);
  EXPECT_EQ(weights.size(), 65536U);
  EXPECT_TRUE(std::all_of(weights.begin(), weights.end(), [](const auto& e) {
    return e.second == 1 && e.first.r == e.first.b;
  }));
}

TEST(DistinctColors, AddsOpaquePixelsAsOneByOne) {
  const Pixels8 pixels = photograph(101, 77);
  DistinctColors together(1 << 16);
  DistinctColors single(1 << 16);
  ASSERT_TRUE(together.has_room_for(pixels.size()));
  together.add_opaque(pixels);
  for (const Rgba8& pixel : pixels) {
    ASSERT_TRUE(single.add(pixel, 255));
  }
  EXPECT_EQ(weights_of(together), weights_of(single));
}

TEST(DistinctColors, HasRoomUpToTheLimit) {
  DistinctColors colors(10);
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 255}, 1));
  EXPECT_TRUE(colors.has_room_for(9));
  EXPECT_FALSE(colors.has_room_for(10));
}

TEST(DistinctColors, TakesLinearValuesOfCodesAsTheCodes) {
  DistinctColors colors(1);
  const Pixels linear = to_linear(Pixels8{{9, 99, 255, 255}});
  ASSERT_TRUE(colors.add(linear[0], 3));
  ASSERT_TRUE(colors.add(Rgba8{9, 99, 255, 255}, 4));
  ASSERT_TRUE(colors.add(linear[0], 5));
  EXPECT_EQ(weights_of(colors), (Weights{{{9, 99, 255}, 4}}));
  ASSERT_EQ(colors.linear().size(), 1U);
  EXPECT_TRUE(colors.linear()[0].is_coded);
  EXPECT_EQ(colors.linear()[0].weight, 8U);
  EXPECT_FALSE(colors.add(Rgba8{9, 99, 254, 255}, 1));
}

TEST(DistinctColors, IgnoresAlpha) {
  DistinctColors colors(2);
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 0}, 1));
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 99}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, 2, 3, 0}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, 2, 3, 0.5F}, 1));
  EXPECT_EQ(colors.codes().size(), 1U);
  EXPECT_EQ(colors.linear().size(), 1U);
}

TEST(DistinctColors, RefusesMoreThanAGigapixel) {
  DistinctColors colors(8);
  constexpr std::uint64_t kMost = DistinctColors::kWeightLimit - 1;
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 255}, kMost - 1));
  EXPECT_FALSE(colors.has_room_for(1));
  EXPECT_FALSE(colors.add(Rgba8{1, 2, 3, 255}, 2));
  EXPECT_FALSE(colors.add(gray(0.3F), 2));
  EXPECT_TRUE(colors.add(gray(0.3F), 1));
  EXPECT_EQ(weights_of(colors), (Weights{{{1, 2, 3}, kMost - 1}}));
}

// 100 colors are too many once there is more than a megapixel, whenever they
// come.
TEST(DistinctColors, KeepsHalfAsManyOfHeavyPictures) {
  for (const bool heavy_first : {true, false}) {
    DistinctColors colors(100);
    const auto add_weight = [&colors](std::uint64_t weight) {
      return colors.add(Rgba8{0, 0, 0, 255}, weight);
    };
    bool all = !heavy_first || add_weight(DistinctColors::kSmallWeight);
    for (int i = 0; i < 99; ++i) {
      const auto code = static_cast<std::uint8_t>(i + 1);
      all = colors.add(Rgba8{code, 0, 0, 255}, 1) && all;
    }
    all = (heavy_first || add_weight(DistinctColors::kSmallWeight)) && all;
    EXPECT_FALSE(all);
  }
}

TEST(DistinctColors, ForgetsAllWhenCleared) {
  DistinctColors colors(2);
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 255}, 9));
  ASSERT_TRUE(colors.add(gray(0.3F), 9));
  colors.clear();
  EXPECT_TRUE(colors.codes().empty());
  EXPECT_TRUE(colors.linear().empty());
  ASSERT_TRUE(colors.add(gray(0.4F), 1));
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 255}, 2));
  EXPECT_EQ(weights_of(colors), (Weights{{{1, 2, 3}, 2}}));
  EXPECT_EQ(reds(colors), std::vector<float>{0.4F});
}

TEST(DistinctColors, KeepsWeightsBeyond32Bits) {
  DistinctColors colors(1);
  constexpr std::uint64_t kWeight = std::uint64_t{1} << 37;
  ASSERT_TRUE(colors.add(gray(0.3F), kWeight));
  ASSERT_TRUE(colors.add(gray(0.3F), 1));
  EXPECT_EQ(colors.linear()[0].weight, kWeight + 1);
}

TEST(DistinctColors, KeepsEveryColorWhileItGrows) {
  DistinctColors colors(1 << 20);
  std::vector<float> expected;
  for (int i = 0; i < 20000; ++i) {
    const auto value = static_cast<float>(i) + 0.5F;
    expected.push_back(value);
    ASSERT_TRUE(colors.add(Rgba{value, -value, value / 2, 1}, 1));
  }
  EXPECT_EQ(reds(colors), expected);
}

TEST(DistinctColors, TellsNeighboringNumbersApart) {
  DistinctColors colors(10);
  constexpr float kNext = 1 + std::numeric_limits<float>::epsilon();
  ASSERT_TRUE(colors.add(Rgba{1, 1, 1, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{kNext, 1, 1, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, kNext, 1, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, 1, kNext, 1}, 1));
  EXPECT_EQ(colors.linear().size(), 4U);
}

TEST(DistinctColors, TellsChannelsApart) {
  DistinctColors colors(10);
  ASSERT_TRUE(colors.add(Rgba{1, 0, 0, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, 1, 0, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, 0, 1, 1}, 1));
  EXPECT_EQ(colors.linear().size(), 3U);
}

TEST(DistinctColors, TakesBothZerosForOne) {
  DistinctColors colors(10);
  ASSERT_TRUE(colors.add(Rgba{-0.0F, 0, -0.0F, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, -0.0F, 0, 1}, 1));
  ASSERT_EQ(colors.linear().size(), 1U);
  EXPECT_EQ(colors.linear()[0].weight, 2U);
}

TEST(DistinctColors, RefusesOneMoreThanTheLimit) {
  DistinctColors colors(300);
  for (int i = 0; i < 300; ++i) {
    ASSERT_TRUE(colors.add(gray(static_cast<float>(i) + 2), 1));
  }
  EXPECT_FALSE(colors.add(gray(302), 1));
  EXPECT_EQ(reds(colors).size(), 300U);
  EXPECT_EQ(reds(colors).back(), 301);
  EXPECT_TRUE(colors.add(gray(301), 1));
}

TEST(DistinctColors, TakesHugeAndTinyValues) {
  DistinctColors colors(10);
  constexpr float kMax = std::numeric_limits<float>::max();
  constexpr float kTiny = std::numeric_limits<float>::denorm_min();
  ASSERT_TRUE(colors.add(Rgba{kMax, -kMax, kTiny, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{kMax, -kMax, 0, 1}, 1));
  EXPECT_EQ(colors.linear().size(), 2U);
}

}  // namespace
}  // namespace scene_palette
