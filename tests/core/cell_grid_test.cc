// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/cell_grid.cc.

#include "core/cell_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

CellGrid grid_of(std::span<const Rgba8> pixels) {
  CellGrid grid;
  for (const Rgba8& pixel : pixels) {
    grid.add(pixel, 255);
  }
  return grid;
}

void add_linear(const Rgba& pixel, std::uint64_t weight, CellGrid& grid) {
  LinearPlaces places;
  places.find({&pixel, 1});
  grid.add(pixel, places, 0, weight);
}

CellGrid grid_of(std::span<const Rgba> pixels) {
  CellGrid grid;
  for (const Rgba& pixel : pixels) {
    add_linear(pixel, 255, grid);
  }
  return grid;
}

// The weighted mean of all cells together.
LinearRgb mean_of(const std::vector<WeightedColor>& colors) {
  LinearRgb sum;
  double total = 0;
  for (const auto& [color, weight] : colors) {
    const auto part = static_cast<double>(weight);
    sum.r += part * color.r;
    sum.g += part * color.g;
    sum.b += part * color.b;
    total += part;
  }
  return {sum.r / total, sum.g / total, sum.b / total};
}

std::uint64_t weight_of(const std::vector<WeightedColor>& colors) {
  std::uint64_t sum = 0;
  for (const WeightedColor& entry : colors) {
    sum += entry.weight;
  }
  return sum;
}

TEST(CellGrid, IsEmptyAtFirst) {
  const CellGrid grid;
  EXPECT_TRUE(grid.colors().empty());
}

TEST(CellGrid, GivesBackEvery8BitColorExactly) {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    for (const Srgb8& color :
         {Srgb8{byte, byte, byte}, Srgb8{byte, 0, 0}, Srgb8{0, byte, 0},
          Srgb8{0, 0, byte}, Srgb8{byte, 255, 128}}) {
      CellGrid grid;
      grid.add(Rgba8{color.r, color.g, color.b, 255}, 7);
      const std::vector<WeightedColor> colors = grid.colors();
      ASSERT_EQ(colors.size(), 1U);
      EXPECT_EQ(colors[0].weight, 7U);
      EXPECT_EQ(srgb8_from_linear(colors[0].color), color);
    }
  }
}

TEST(CellGrid, GivesBackOneColorToItsPrecision) {
  for (const float value : {0.0F, 1e-12F, 0.3F, 0.99F, 1.0F, 1.00001F, 7.0F,
                            -0.25F, -1.0F, 65504.0F, 1e11F}) {
    CellGrid grid;
    add_linear({value, value, value, 1}, 255, grid);
    const std::vector<WeightedColor> colors = grid.colors();
    ASSERT_EQ(colors.size(), 1U);
    // The widest cell at this value: a step of 1/84 in the cube root.
    const double root = std::cbrt(std::abs(value)) + 1.0 / 84;
    const double cell_width = 3 * root * root / 84;
    EXPECT_TRUE(
        near(colors[0].color, {value, value, value}, cell_width * 0x1.0p-14));
  }
}

TEST(CellGrid, KeepsTheMeanOfItsPixels) {
  const Pixels pixels = random_linear(5000, 0, 1, 1);
  LinearRgb sum;
  for (const Rgba& pixel : pixels) {
    sum.r += pixel.r;
    sum.g += pixel.g;
    sum.b += pixel.b;
  }
  const double count = 5000;
  const std::vector<WeightedColor> colors = grid_of(pixels).colors();
  EXPECT_EQ(weight_of(colors), 5000U * 255);
  EXPECT_TRUE(near(mean_of(colors),
                   {sum.r / count, sum.g / count, sum.b / count}, 1e-6));
}

TEST(CellGrid, WeighsTheMeanOfACell) {
  CellGrid grid;
  // 0.5001 and 0.5005 lie in one cell on each axis.
  add_linear({0.5001F, 0.5001F, 0.5001F, 1}, 1, grid);
  add_linear({0.5005F, 0.5005F, 0.5005F, 1}, 3, grid);
  const std::vector<WeightedColor> colors = grid.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_EQ(colors[0].weight, 4U);
  EXPECT_TRUE(near(colors[0].color, {0.5004, 0.5004, 0.5004}, 1e-6));
}

TEST(CellGrid, PutsNoTwoPixelsOfDifferentCellsTogether) {
  const Pixels pixels = random_linear(2000, -1, 2, 2);
  std::map<std::array<std::int32_t, 3>, std::uint64_t> cells;
  for (const auto& [r, g, b, a] : pixels) {
    cells[{CellLayout::place(r, 0).level, CellLayout::place(g, 1).level,
           CellLayout::place(b, 2).level}] += 255;
  }
  std::vector<std::uint64_t> expected;
  expected.reserve(cells.size());
  for (const auto& [levels, weight] : cells) {
    expected.push_back(weight);
  }
  std::vector<std::uint64_t> weights;
  for (const auto& [color, weight] : grid_of(pixels).colors()) {
    weights.push_back(weight);
  }
  std::sort(expected.begin(), expected.end());
  std::sort(weights.begin(), weights.end());
  EXPECT_EQ(weights, expected);
}

// The mean of a cell is that of its codes for codes, and that of linear light
// for linear values: 5e-5 apart at most, for codes 3 apart at the light end.
TEST(CellGrid, GivesTheSameCellsForCodesAndForTheirLinearValues) {
  const Pixels8 codes = photograph(64, 48);
  CellGrid linear;
  for (const Rgba8& pixel : codes) {
    add_linear({static_cast<float>(linear_from_code(pixel.r)),
                static_cast<float>(linear_from_code(pixel.g)),
                static_cast<float>(linear_from_code(pixel.b)), 1},
               255, linear);
  }
  const std::vector<WeightedColor> of_codes = grid_of(codes).colors();
  const std::vector<WeightedColor> of_linear = linear.colors();
  ASSERT_EQ(of_codes.size(), of_linear.size());
  for (std::size_t i = 0; i < of_codes.size(); ++i) {
    EXPECT_EQ(of_codes[i].weight, of_linear[i].weight);
    EXPECT_TRUE(near(of_codes[i].color, of_linear[i].color, 6e-5));
  }
}

TEST(CellGrid, DoesNotDependOnTheOrderOfPixels) {
  Pixels pixels = random_linear(5000, -1, 2, 3);
  const std::vector<WeightedColor> colors = grid_of(pixels).colors();
  std::reverse(pixels.begin(), pixels.end());
  EXPECT_TRUE(same_bits(colors, grid_of(pixels).colors()));
}

TEST(CellGrid, MergesToTheGridOfAllPixels) {
  const Pixels pixels = random_linear(5000, -1, 2, 4);
  const std::span<const Rgba> all(pixels);
  CellGrid merged = grid_of(all.first(1234));
  merged.merge(grid_of(all.subspan(1234)));
  EXPECT_TRUE(same_bits(grid_of(all).colors(), merged.colors()));
}

TEST(CellGrid, MergesWithAnEmptyGrid) {
  const CellGrid grid = grid_of(random_linear(100, -1, 2, 5));
  CellGrid merged;
  merged.merge(grid);
  merged.merge(CellGrid());
  EXPECT_TRUE(same_bits(grid.colors(), merged.colors()));
  CellGrid none;
  none.merge(CellGrid());
  EXPECT_TRUE(none.colors().empty());
}

TEST(CellGrid, AddsOpaquePixelsAsOneByOne) {
  // More pixels of one cell than a word counts, and an odd number of them.
  Pixels8 pixels(100001, Rgba8{250, 3, 77, 255});
  const Pixels8 photo = photograph(101, 77);
  pixels.insert(pixels.end(), photo.begin(), photo.end());
  for (const std::size_t count : {0, 1, 2, 8191, 8192, 8193, 107778}) {
    const std::span<const Rgba8> part = std::span(pixels).first(count);
    CellGrid together;
    together.add_opaque(part);
    EXPECT_TRUE(same_bits(together.colors(), grid_of(part).colors()));
  }
}

TEST(CellGrid, MergesFullCells) {
  for (const std::size_t count : {4096, 8000, 8191, 8192, 20000}) {
    const Pixels8 pixels(count, Rgba8{251, 254, 3, 255});
    CellGrid merged;
    merged.add_opaque(pixels);
    CellGrid other = merged;
    merged.merge(other);
    other.add_opaque(pixels);
    EXPECT_TRUE(same_bits(merged.colors(), other.colors()));
    EXPECT_EQ(weight_of(merged.colors()), 2 * count * 255);
  }
}

TEST(CellGrid, WeighsCodesByAnyWeight) {
  for (const std::uint64_t weight :
       {1, 254, 255, 256, 255 * 8191, 255 * 8192, 255 * 8193 + 7}) {
    CellGrid grid;
    grid.add(Rgba8{250, 250, 250, 255}, weight);
    grid.add(Rgba8{250, 250, 250, 255}, weight);
    const std::vector<WeightedColor> colors = grid.colors();
    ASSERT_EQ(colors.size(), 1U);
    EXPECT_EQ(colors[0].weight, 2 * weight);
    EXPECT_EQ(srgb8_from_linear(colors[0].color), (Srgb8{250, 250, 250}));
  }
}

TEST(CellGrid, WeighsCodesByAnyTwoWeights) {
  for (const std::uint64_t pixels : {1, 8191, 8192, 8193, 12000, 16383}) {
    CellGrid grid;
    grid.add(Rgba8{251, 254, 255, 255}, std::uint64_t{255} * 8191);
    grid.add(Rgba8{251, 254, 255, 255}, 255 * pixels);
    const std::vector<WeightedColor> colors = grid.colors();
    ASSERT_EQ(colors.size(), 1U);
    EXPECT_EQ(colors[0].weight, 255 * (8191 + pixels));
    EXPECT_EQ(srgb8_from_linear(colors[0].color), (Srgb8{251, 254, 255}));
  }
}

TEST(CellGrid, WeighsCodesAndLinearValuesInOneCell) {
  CellGrid grid;
  grid.add(Rgba8{250, 250, 250, 255}, 255);
  const auto value = static_cast<float>(reference_decode(250 / 255.0));
  add_linear({value, value, value, 1}, 510, grid);
  const std::vector<WeightedColor> colors = grid.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_EQ(colors[0].weight, 765U);
  EXPECT_TRUE(near(colors[0].color, {value, value, value}, 1e-6));
}

TEST(CellGrid, AddsOpaqueLinearPixelsAsOneByOne) {
  // Of one color, more pixels than 32-bit sums hold.
  Pixels pixels(5000, Rgba{0.7F, 0.99999F, 1, 1});
  const Pixels photo = to_linear(photograph(64, 48));
  pixels.insert(pixels.end(), photo.begin(), photo.end());
  CellGrid together;
  LinearPlaces places;
  for (std::size_t i = 0; i < pixels.size(); i += 100) {
    const std::size_t count = std::min<std::size_t>(100, pixels.size() - i);
    places.find(std::span<const Rgba>(pixels).subspan(i, count));
    ASSERT_TRUE(places.are_plain(count));
    together.add_opaque(places, count);
  }
  EXPECT_TRUE(same_bits(together.colors(), grid_of(pixels).colors()));
}

TEST(CellGrid, MergesFullLinearCells) {
  for (const std::uint64_t weight : {1, 131071, 131072, 200000, 1 << 30}) {
    CellGrid merged;
    add_linear({1, 0.5F, 0.25F, 1}, weight, merged);
    CellGrid other = merged;
    merged.merge(other);
    add_linear({1, 0.5F, 0.25F, 1}, weight, other);
    EXPECT_TRUE(same_bits(merged.colors(), other.colors()));
    EXPECT_EQ(weight_of(merged.colors()), 2 * weight);
    EXPECT_TRUE(near(merged.colors()[0].color, {1, 0.5, 0.25}, 1e-6));
  }
}

TEST(CellGrid, ForgetsAllWhenCleared) {
  CellGrid grid = grid_of(photograph(64, 48));
  grid.merge(grid_of(random_linear(1000, -1, 2, 6)));
  grid.add(Rgba8{1, 2, 3, 255}, 77);
  grid.clear();
  EXPECT_TRUE(grid.colors().empty());
  const Pixels8 others = photograph(50, 30, 2);
  grid.add_opaque(others);
  EXPECT_TRUE(same_bits(grid.colors(), grid_of(others).colors()));
}

TEST(CellGrid, CountsGigapixelsOfOneColor) {
  CellGrid grid;
  constexpr std::uint64_t kWeight = std::uint64_t{4000000000} * 255;
  grid.add(Rgba8{250, 3, 77, 255}, kWeight);
  const std::vector<WeightedColor> colors = grid.colors();
  ASSERT_EQ(colors.size(), 1U);
  EXPECT_EQ(colors[0].weight, kWeight);
  EXPECT_EQ(srgb8_from_linear(colors[0].color), (Srgb8{250, 3, 77}));
}

// Noise over all colors fills nearly all cells: 2×2×2 of them are one then.
TEST(CellGrid, GivesBlocksOfCellsWhereAllAreInUse) {
  CellGrid grid;
  std::uint64_t weight = 0;
  for (int r = 0; r < 256; r += 2) {
    for (int g = 0; g < 256; ++g) {
      for (int b = 0; b < 256; b += 2) {
        grid.add(
            Rgba8{static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                  static_cast<std::uint8_t>(b), 255},
            255);
        weight += 255;
      }
    }
  }
  const std::vector<WeightedColor> colors = grid.colors();
  EXPECT_LE(colors.size(), CellGrid::kMostColors);
  EXPECT_GT(colors.size(), 256U);
  std::uint64_t sum = 0;
  for (const WeightedColor& color : colors) {
    sum += color.weight;
  }
  EXPECT_EQ(sum, weight);
}

}  // namespace
}  // namespace scene_palette
