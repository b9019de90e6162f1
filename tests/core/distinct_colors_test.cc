// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/distinct_colors.cc.

#include "core/distinct_colors.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

Rgba gray(float value) { return {value, value, value, 1}; }

// The red of each linear entry, in ascending order.
std::vector<float> reds(const DistinctColors& colors) {
  std::vector<float> reds;
  for (const DistinctColors::Entry& entry : colors.entries()) {
    reds.push_back(entry.linear().r);
  }
  std::sort(reds.begin(), reds.end());
  return reds;
}

TEST(DistinctColors, IsEmptyAtFirst) {
  EXPECT_TRUE(DistinctColors(1).entries().empty());
}

TEST(DistinctColors, SumsTheWeightsOfALinearColor) {
  DistinctColors colors(1);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(colors.add(Rgba{0.25F, -0.5F, 7, 1}, 3));
  }
  ASSERT_EQ(colors.entries().size(), 1U);
  const DistinctColors::Entry entry = colors.entries()[0];
  EXPECT_FALSE(entry.is_coded());
  EXPECT_EQ(entry.linear().r, 0.25F);
  EXPECT_EQ(entry.linear().g, -0.5F);
  EXPECT_EQ(entry.linear().b, 7);
  EXPECT_EQ(entry.weight, 3000U);
}

TEST(DistinctColors, SumsTheWeightsOfCodes) {
  DistinctColors colors(1);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(colors.add(Rgba8{1, 2, 255, 255}, 3));
  }
  ASSERT_EQ(colors.entries().size(), 1U);
  const DistinctColors::Entry entry = colors.entries()[0];
  EXPECT_TRUE(entry.is_coded());
  EXPECT_EQ(entry.codes(), (Rgba8{1, 2, 255, 255}));
  EXPECT_EQ(entry.weight, 3000U);
}

TEST(DistinctColors, KeepsAllCodesApart) {
  DistinctColors colors(1 << 16);
  for (int i = 0; i < 65536; ++i) {
    const auto high = static_cast<std::uint8_t>(i >> 8);
    const auto low = static_cast<std::uint8_t>(i);
    ASSERT_TRUE(colors.add(Rgba8{high, low, high, 255}, 1));
  }
  const std::vector<DistinctColors::Entry> entries = colors.entries();
  EXPECT_EQ(entries.size(), 65536U);
  EXPECT_TRUE(std::all_of(entries.begin(), entries.end(), [](const auto& e) {
    return e.weight == 1 && e.codes().r == e.codes().b;
  }));
}

TEST(DistinctColors, IgnoresAlpha) {
  DistinctColors colors(2);
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 0}, 1));
  ASSERT_TRUE(colors.add(Rgba8{1, 2, 3, 99}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, 2, 3, 0}, 1));
  ASSERT_TRUE(colors.add(Rgba{1, 2, 3, 0.5F}, 1));
  EXPECT_EQ(colors.entries().size(), 2U);
}

TEST(DistinctColors, KeepsWeightsBeyond32Bits) {
  DistinctColors colors(1);
  constexpr std::uint64_t kWeight = std::uint64_t{1} << 40;
  ASSERT_TRUE(colors.add(gray(0), kWeight));
  ASSERT_TRUE(colors.add(gray(0), 1));
  EXPECT_EQ(colors.entries()[0].weight, kWeight + 1);
}

TEST(DistinctColors, KeepsEveryColorWhileItGrows) {
  DistinctColors colors(1 << 20);
  std::vector<float> expected;
  for (int i = 0; i < 20000; ++i) {
    const auto value = static_cast<float>(i);
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
  EXPECT_EQ(colors.entries().size(), 4U);
}

TEST(DistinctColors, TellsChannelsApart) {
  DistinctColors colors(10);
  ASSERT_TRUE(colors.add(Rgba{1, 0, 0, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, 1, 0, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, 0, 1, 1}, 1));
  EXPECT_EQ(colors.entries().size(), 3U);
}

TEST(DistinctColors, TakesBothZerosForOne) {
  DistinctColors colors(10);
  ASSERT_TRUE(colors.add(Rgba{-0.0F, 0, -0.0F, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{0, -0.0F, 0, 1}, 1));
  ASSERT_EQ(colors.entries().size(), 1U);
  EXPECT_EQ(colors.entries()[0].weight, 2U);
}

TEST(DistinctColors, RefusesOneMoreThanTheLimit) {
  DistinctColors colors(300);
  for (int i = 0; i < 300; ++i) {
    ASSERT_TRUE(colors.add(gray(static_cast<float>(i)), 1));
  }
  EXPECT_FALSE(colors.add(gray(300), 1));
  EXPECT_EQ(reds(colors).size(), 300U);
  EXPECT_EQ(reds(colors).back(), 299);
  EXPECT_TRUE(colors.add(gray(299), 1));
}

TEST(DistinctColors, TakesHugeAndTinyValues) {
  DistinctColors colors(10);
  constexpr float kMax = std::numeric_limits<float>::max();
  constexpr float kTiny = std::numeric_limits<float>::denorm_min();
  ASSERT_TRUE(colors.add(Rgba{kMax, -kMax, kTiny, 1}, 1));
  ASSERT_TRUE(colors.add(Rgba{kMax, -kMax, 0, 1}, 1));
  EXPECT_EQ(colors.entries().size(), 2U);
}

}  // namespace
}  // namespace scene_palette
