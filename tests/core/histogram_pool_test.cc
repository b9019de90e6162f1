// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/histogram_pool.cc.

#include "core/histogram_pool.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

void expect_same(const Histogram& a, const Histogram& b) {
  EXPECT_TRUE(same_bits(a.colors(), b.colors()));
  EXPECT_EQ(a.is_exact(), b.is_exact());
  EXPECT_EQ(a.total_weight(), b.total_weight());
  EXPECT_EQ(a.not_finite(), b.not_finite());
  const std::vector<Region> a_regions = a.regions();
  const std::vector<Region> b_regions = b.regions();
  ASSERT_EQ(a_regions.size(), b_regions.size());
  for (std::size_t i = 0; i < a_regions.size(); ++i) {
    EXPECT_TRUE(near(a_regions[i].color, b_regions[i].color, 0));
    EXPECT_EQ(a_regions[i].weight, b_regions[i].weight);
    EXPECT_EQ(a_regions[i].positions, b_regions[i].positions);
  }
}

TEST(HistogramPool, IsEmptyAtFirst) {
  HistogramPool pool;
  EXPECT_EQ(pool.take().total_weight(), 0U);
  EXPECT_EQ(pool.take_sum().total_weight(), 0U);
}

TEST(HistogramPool, SumsWhatWasPutBack) {
  HistogramPool pool;
  Histogram first = pool.take();
  Histogram second = pool.take();
  first.add(Pixels8(3, Rgba8{1, 2, 3, 255}));
  second.add(Pixels8(4, Rgba8{1, 2, 3, 255}));
  pool.put_back(std::move(first));
  pool.put_back(std::move(second));
  EXPECT_EQ(pool.take_sum().total_weight(), 7U * 255);
  EXPECT_EQ(pool.take_sum().total_weight(), 0U);
}

TEST(HistogramPool, HandsOutWhatWasPutBack) {
  HistogramPool pool;
  Histogram histogram = pool.take();
  histogram.add(Pixels8(3, Rgba8{1, 2, 3, 255}));
  pool.put_back(std::move(histogram));
  EXPECT_EQ(pool.take().total_weight(), 3U * 255);
}

// Rows so wide that there are several bands.
TEST(HistogramOfRows, IsTheSameForAnyNumberOfThreads) {
  constexpr std::size_t kWidth = 5000;
  const Pixels8 codes = photograph(kWidth, 211);
  const Pixels linear = to_linear(std::span(codes).first(kWidth * 120));
  const Histogram of_codes = histogram_of_rows(codes, kWidth, 1);
  const Histogram of_linear = histogram_of_rows(linear, kWidth, 1);
  EXPECT_FALSE(of_codes.is_exact());
  EXPECT_TRUE(same_bits(of_codes.colors(), histogram_of(codes).colors()));
  for (const int threads : {2, 3, 8}) {
    expect_same(histogram_of_rows(codes, kWidth, threads), of_codes);
    expect_same(histogram_of_rows(linear, kWidth, threads), of_linear);
  }
}

TEST(HistogramOfRows, IsTheSameForAnyNumberOfThreadsOfFewColors) {
  constexpr std::size_t kWidth = 4000;
  Pixels8 pixels;
  for (std::size_t i = 0; i < kWidth * 200; ++i) {
    pixels.push_back(flat_colors()[i / 3000 % flat_colors().size()]);
  }
  const Histogram one = histogram_of_rows(pixels, kWidth, 1);
  EXPECT_TRUE(one.is_exact());
  EXPECT_EQ(one.colors().size(), flat_colors().size());
  for (const int threads : {2, 3, 8}) {
    expect_same(histogram_of_rows(pixels, kWidth, threads), one);
  }
}

TEST(HistogramOfRows, IsEmptyWithoutPixels) {
  EXPECT_EQ(histogram_of_rows(std::span<const Rgba8>(), 0, 2).total_weight(),
            0U);
  EXPECT_EQ(histogram_of_rows(std::span<const Rgba>(), 7, 2).total_weight(),
            0U);
}

TEST(HistogramOfRows, TakesRowsOfAnyWidth) {
  for (const std::size_t width : {1, 7, 300000}) {
    EXPECT_GE(rows_per_band(width), 1U);
    const Pixels8 pixels(width * 3, Rgba8{1, 2, 3, 255});
    EXPECT_EQ(histogram_of_rows(pixels, width, 3).total_weight(),
              width * 3 * 255);
  }
}

}  // namespace
}  // namespace scene_palette
