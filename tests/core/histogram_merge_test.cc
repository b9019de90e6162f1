// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/histogram.cc: pixels in parts, and histograms added up.

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/histogram.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// Adds the pixels in chunks of 1, 2, 3, ... pixels.
template <typename Pixel>
Histogram in_chunks(std::span<const Pixel> pixels) {
  Histogram histogram;
  std::size_t chunk = 1;
  while (!pixels.empty()) {
    const std::size_t count = std::min(chunk, pixels.size());
    histogram.add(pixels.first(count));
    pixels = pixels.subspan(count);
    ++chunk;
  }
  return histogram;
}

template <typename Pixel>
void expect_same_for_any_division(std::span<const Pixel> pixels, bool exact) {
  const Histogram whole = histogram_of(pixels);
  ASSERT_EQ(whole.is_exact(), exact);
  const std::vector<WeightedColor> colors = whole.colors();
  EXPECT_TRUE(same_bits(colors, in_chunks(pixels).colors()));
  const Histogram left = histogram_of(pixels.first(pixels.size() / 3));
  const Histogram right = histogram_of(pixels.subspan(pixels.size() / 3));
  Histogram merged = left;
  merged.merge(right);
  EXPECT_TRUE(same_bits(colors, merged.colors()));
  EXPECT_EQ(merged.total_weight(), whole.total_weight());
  EXPECT_EQ(merged.is_exact(), exact);
  Histogram other_way = right;
  other_way.merge(left);
  EXPECT_TRUE(same_bits(colors, other_way.colors()));
}

TEST(Histogram, IsTheSameForAnyDivisionOfFewColors) {
  expect_same_for_any_division<Rgba8>(photograph(64, 48), true);
}

TEST(Histogram, IsTheSameForAnyDivisionOfManyColors) {
  expect_same_for_any_division<Rgba8>(photograph(240, 180), false);
}

TEST(Histogram, IsTheSameForAnyDivisionOfLinearPixels) {
  expect_same_for_any_division<Rgba>(random_linear(3000, -1, 3, 1), true);
  expect_same_for_any_division<Rgba>(random_linear(40000, -1, 3, 2), false);
}

TEST(Histogram, IsTheSameForAnyDivisionOfTranslucentPixels) {
  expect_same_for_any_division<Rgba8>(random_pixels(40000, 3), false);
}

TEST(Histogram, AddsToItself) {
  for (const std::size_t width : {20, 240}) {
    const Pixels8 pixels = photograph(width, 180);
    Histogram doubled = histogram_of(pixels);
    const Histogram once = doubled;
    doubled.merge(once);
    Histogram twice = once;
    twice.add(pixels);
    EXPECT_TRUE(same_bits(doubled.colors(), twice.colors()));
  }
}

TEST(Histogram, MergesWithAnEmptyOne) {
  const Histogram histogram = histogram_of(photograph(20, 15));
  Histogram merged;
  merged.merge(histogram);
  merged.merge(Histogram());
  EXPECT_TRUE(same_bits(histogram.colors(), merged.colors()));
}

TEST(Histogram, MergesCountsOfValuesThatAreNotFinite) {
  Histogram merged = histogram_of(Pixels{{kNan, 0, 0, 1}});
  merged.merge(histogram_of(Pixels{{0, kNan, 0, 1}, {0, 0, kNan, 1}}));
  EXPECT_EQ(merged.not_finite(), 3U);
}

}  // namespace
}  // namespace scene_palette
