// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of the regions of core/histogram.cc: where in the picture colors are.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/cell_layout.h"
#include "core/histogram.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

// Adds a picture row by row.
template <typename Pixel>
Histogram by_rows(std::span<const Pixel> pixels, std::size_t width) {
  Histogram histogram;
  for (std::size_t y = 0; y * width < pixels.size(); ++y) {
    histogram.add(pixels.subspan(y * width, width), {},
                  {0, static_cast<std::int32_t>(y)});
  }
  return histogram;
}

// Adds it from the last row to the first, each in two parts, into two
// histograms that are merged.
template <typename Pixel>
Histogram by_half_rows(std::span<const Pixel> pixels, std::size_t width) {
  Histogram left;
  Histogram right;
  const std::size_t part = width / 3;
  for (std::size_t y = pixels.size() / width; y-- > 0;) {
    const auto row = static_cast<std::int32_t>(y);
    left.add(pixels.subspan(y * width, part), {}, {0, row});
    right.add(pixels.subspan(y * width + part, width - part), {},
              {static_cast<std::int32_t>(part), row});
  }
  right.merge(left);
  return right;
}

void expect_same_regions(const std::vector<Region>& a,
                         const std::vector<Region>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_TRUE(near(a[i].color, b[i].color, 0));
    EXPECT_EQ(a[i].weight, b[i].weight);
    EXPECT_EQ(a[i].positions, b[i].positions);
  }
}

TEST(HistogramRegions, AreTheSameForAnyDivision) {
  for (const std::size_t width : {24, 240}) {
    const Pixels8 codes = photograph(width, 150);
    expect_same_regions(by_rows<Rgba8>(codes, width).regions(),
                        by_half_rows<Rgba8>(codes, width).regions());
    const Pixels linear = random_linear(width * 150, -0.1F, 1.5F, 7);
    expect_same_regions(by_rows<Rgba>(linear, width).regions(),
                        by_half_rows<Rgba>(linear, width).regions());
  }
}

TEST(HistogramRegions, HoldAllWeightAndTheMeanOfTheirColors) {
  for (const std::size_t width : {24, 240}) {
    const Histogram histogram = by_rows<Rgba8>(photograph(width, 150), width);
    std::map<std::array<std::int32_t, 3>, WeightedColor> expected;
    for (const auto& [color, weight] : histogram.colors()) {
      WeightedColor& mean = expected[{CellLayout::place(color.r, 0).level / 2,
                                      CellLayout::place(color.g, 1).level / 2,
                                      CellLayout::place(color.b, 2).level / 2}];
      const auto part = static_cast<double>(weight);
      mean.color.r += part * color.r;
      mean.color.g += part * color.g;
      mean.color.b += part * color.b;
      mean.weight += weight;
    }
    const std::vector<Region> regions = histogram.regions();
    ASSERT_EQ(regions.size(), expected.size());
    for (const auto& [color, weight, positions] : regions) {
      const WeightedColor& mean =
          expected[{CellLayout::place(color.r, 0).level / 2,
                    CellLayout::place(color.g, 1).level / 2,
                    CellLayout::place(color.b, 2).level / 2}];
      EXPECT_EQ(mean.weight, weight);
      const auto sum = static_cast<double>(weight);
      EXPECT_TRUE(near(
          color, {mean.color.r / sum, mean.color.g / sum, mean.color.b / sum},
          6e-5));
    }
  }
}

TEST(HistogramRegions, SayWhereAColorIs) {
  // A red square at (40, 20) of 16×16 pixels on gray.
  constexpr std::size_t kWidth = 100;
  Pixels8 pixels(kWidth * 80, Rgba8{120, 120, 120, 255});
  PositionSums expected;
  for (int y = 20; y < 36; ++y) {
    for (int x = 40; x < 56; ++x) {
      pixels[static_cast<std::size_t>(y) * kWidth +
             static_cast<std::size_t>(x)] = {200, 20, 30, 255};
      if ((x + 3 * y) % 8 == 0) {
        expected.add(Position{x, y});
      }
    }
  }
  for (const std::vector<Region>& regions :
       {by_rows<Rgba8>(pixels, kWidth).regions(),
        by_rows<Rgba>(to_linear(pixels), kWidth).regions()}) {
    ASSERT_EQ(regions.size(), 2U);
    const Region& red =
        regions[0].color.r > regions[0].color.g * 2 ? regions[0] : regions[1];
    EXPECT_EQ(red.weight, 256U * 255);
    EXPECT_EQ(red.positions, expected);
    EXPECT_EQ(regions[0].positions.count + regions[1].positions.count, 1000U);
  }
}

TEST(HistogramRegions, CountEachVisiblePixelOnce) {
  Pixels8 codes(64, Rgba8{1, 2, 3, 1});
  codes[8].a = 0;
  EXPECT_EQ(histogram_of(codes).regions()[0].positions.count, 7U);
  Pixels linear(64, Rgba{0.3F, 0.3F, 0.3F, 0.01F});
  linear[0].a = 0;
  linear[16].a = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(histogram_of(linear).regions()[0].positions.count, 6U);
}

TEST(HistogramRegions, KeepColorsBeside0And1WithoutPositions) {
  const std::vector<Region> regions =
      histogram_of(Pixels(16, Rgba{1.5F, -0.5F, 0.5F, 1})).regions();
  ASSERT_EQ(regions.size(), 1U);
  EXPECT_TRUE(near(regions[0].color, {1.5, -0.5, 0.5}, 1e-5));
  EXPECT_EQ(regions[0].weight, 16U * 255);
  EXPECT_EQ(regions[0].positions, PositionSums{});
}

}  // namespace
}  // namespace scene_palette
