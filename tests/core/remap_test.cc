// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/remap.cc.

#include "core/remap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/kernels/kernels.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

using Indices = std::vector<std::uint8_t>;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

template <typename Pixel>
Indices nearest(const Remap& remap, const std::vector<Pixel>& pixels) {
  Indices indices(pixels.size());
  remap.nearest(std::span<const Pixel>(pixels), indices);
  return indices;
}

template <typename Pixel>
Indices nearest(const Palette& palette, const std::vector<Pixel>& pixels) {
  return nearest(Remap(palette), pixels);
}

Palette random_palette(std::size_t count, Space space, std::uint32_t seed) {
  Palette palette;
  palette.space = space;
  for (const Rgba& pixel : random_linear(count, 0, 1, seed)) {
    palette.swatches.push_back(make_swatch(reference_linear(pixel), 0.1));
  }
  return palette;
}

std::vector<Coordinates> reference_colors(const Palette& palette) {
  std::vector<Coordinates> colors;
  for (const Swatch& swatch : palette.swatches) {
    colors.push_back(reference_coordinates(swatch.color, palette.space));
  }
  return colors;
}

// A 64 x 64 x 64 lattice through all 8-bit colors, corners included.
Pixels8 code_lattice() {
  Pixels8 pixels;
  const auto code = [](int i) {
    return static_cast<std::uint8_t>(i * 255 / 63);
  };
  for (int r = 0; r < 64; ++r) {
    for (int g = 0; g < 64; ++g) {
      for (int b = 0; b < 64; ++b) {
        pixels.push_back({code(r), code(g), code(b), 255});
      }
    }
  }
  return pixels;
}

// Each index is that of the reference; only where two distances are the same
// but for the rounding of doubles, either.
template <typename Pixel>
void expect_exact(const Palette& palette, const std::vector<Pixel>& pixels) {
  const Indices indices = nearest(palette, pixels);
  const std::vector<Coordinates> colors = reference_colors(palette);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const LinearRgb color = reference_linear(pixels[i]);
    const Coordinates point = reference_coordinates(color, palette.space);
    const std::size_t expected = reference_nearest(point, colors);
    ASSERT_LT(indices[i], colors.size());
    if (indices[i] != expected) {
      const double least = reference_squared_distance(color, palette, expected);
      ASSERT_LE(reference_squared_distance(color, palette, indices[i]),
                least + 1e-12 * std::max(least, 0.001))
          << "pixel " << i;
    }
  }
}

Palette shifted(Palette palette, double factor) {
  for (Swatch& swatch : palette.swatches) {
    const auto& [r, g, b] = swatch.color;
    swatch = make_swatch({0.3 + r * factor, 0.3 + g * factor, 0.3 + b * factor},
                         swatch.share);
  }
  return palette;
}

Palette darkened(Palette palette, double factor) {
  for (Swatch& swatch : palette.swatches) {
    const auto& [r, g, b] = swatch.color;
    swatch = make_swatch({r * factor, g * factor, b * factor}, swatch.share);
  }
  return palette;
}

TEST(Remap, TakesNoPixels) {
  const Palette palette = random_palette(4, Space::oklab, 1);
  EXPECT_TRUE(nearest(palette, Pixels8()).empty());
  EXPECT_TRUE(nearest(palette, Pixels()).empty());
}

TEST(Remap, GivesTheOnlySwatchToAll) {
  const Palette palette = random_palette(1, Space::oklab, 1);
  EXPECT_EQ(nearest(palette, random_pixels(100, 1)), Indices(100, 0));
  EXPECT_EQ(nearest(palette, random_linear(100, -9, 9, 1)), Indices(100, 0));
}

TEST(Remap, IsThatOfBruteForceForCodes) {
  const Pixels8 pixels = code_lattice();
  for (const Space space : {Space::oklab, Space::srgb}) {
    expect_exact(random_palette(2, space, 2), pixels);
    expect_exact(random_palette(10, space, 3), pixels);
  }
  expect_exact(random_palette(256, Space::oklab, 4), random_pixels(100000, 5));
}

TEST(Remap, IsThatOfBruteForceForDarkPalettes) {
  const Palette palette = darkened(random_palette(256, Space::oklab, 21), 0.01);
  Pixels8 dark = random_pixels(50000, 22);
  for (Rgba8& pixel : dark) {
    pixel.r /= 8;
    pixel.g /= 8;
    pixel.b /= 8;
  }
  expect_exact(palette, dark);
  expect_exact(palette, random_linear(50000, 0, 0.02F, 23));
}

// Colors that are nearer to each other than single precision can tell.
TEST(Remap, IsThatOfBruteForceForNearlyEqualColors) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = shifted(random_palette(8, space, 24), 1e-7);
    expect_exact(palette, random_pixels(20000, 25));
    expect_exact(palette, random_linear(20000, 0, 1, 26));
    expect_exact(palette, random_linear(20000, 0.29F, 0.31F, 27));
  }
}

TEST(Remap, IsThatOfBruteForceForRoundedPalettes) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = rounded_to_8bit(random_palette(64, space, 28));
    const Pixels8 pixels = random_pixels(20000, 29);
    expect_exact(palette, pixels);
    expect_exact(palette, to_linear(pixels));
  }
}

TEST(Remap, IsThatOfBruteForceForLinearPixels) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    expect_exact(random_palette(10, space, 6), random_linear(100000, 0, 1, 7));
    expect_exact(random_palette(64, space, 30),
                 random_linear(20000, 0, 90, 31));
    expect_exact(random_palette(256, space, 8), random_linear(5000, -2, 5, 9));
  }
}

TEST(Remap, UsesAll256Swatches) {
  std::vector<Srgb8> grays;
  Pixels8 pixels;
  Indices expected;
  for (int i = 0; i < 256; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    grays.push_back({code, code, code});
    pixels.push_back({code, code, code, 255});
    expected.push_back(code);
  }
  for (const Space space : {Space::oklab, Space::srgb}) {
    EXPECT_EQ(nearest(palette_of(grays, space), pixels), expected);
    EXPECT_EQ(nearest(palette_of(grays, space), to_linear(pixels)), expected);
  }
}

TEST(Remap, IsIdempotentFor8BitPalettes) {
  const Palette palette =
      rounded_to_8bit(random_palette(256, Space::oklab, 11));
  const Indices once = nearest(palette, random_pixels(20000, 12));
  Pixels8 posterized;
  for (const std::uint8_t index : once) {
    const auto& [r, g, b] = palette.swatches[index].srgb8;
    posterized.push_back({r, g, b, 255});
  }
  EXPECT_EQ(nearest(palette, posterized), once);
}

TEST(Remap, IsIdempotentForLinearPixels) {
  const Palette palette = random_palette(256, Space::oklab, 13);
  const Indices once = nearest(palette, random_linear(20000, -1, 2, 14));
  Pixels posterized;
  for (const std::uint8_t index : once) {
    const auto& [r, g, b] = palette.swatches[index].color;
    posterized.push_back({static_cast<float>(r), static_cast<float>(g),
                          static_cast<float>(b), 1});
  }
  EXPECT_EQ(nearest(palette, posterized), once);
}

TEST(Remap, GivesTheFirstOfEqualSwatches) {
  const std::vector<Srgb8> colors = {
      {255, 255, 255}, {9, 99, 199}, {9, 99, 199}, {255, 255, 255}, {0, 0, 0}};
  const Pixels8 pixels = {
      {9, 99, 199, 255}, {250, 250, 250, 255}, {1, 1, 1, 255}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = palette_of(colors, space);
    EXPECT_EQ(nearest(palette, pixels), (Indices{1, 0, 4}));
    EXPECT_EQ(nearest(palette, to_linear(pixels)), (Indices{1, 0, 4}));
  }
}

// Codes exactly between two colors.
TEST(Remap, GivesTheFirstOfEquallyNearSwatches) {
  const Palette palette =
      palette_of(std::vector<Srgb8>{{10, 7, 0}, {20, 7, 0}}, Space::srgb);
  EXPECT_EQ(nearest(palette, Pixels8{{15, 0, 9, 255}, {16, 0, 9, 255}}),
            (Indices{0, 1}));
}

template <typename Pixel>
void expect_same_for_any_threads(const Palette& palette,
                                 const std::vector<Pixel>& pixels) {
  const Indices expected = nearest(palette, pixels);
  for (const std::size_t count : {1, 2, 3, 8}) {
    const Remap remap(palette);
    Indices indices(pixels.size());
    std::vector<std::jthread> threads;
    for (std::size_t part = 0; part < count; ++part) {
      const std::size_t begin = part * pixels.size() / count;
      const std::size_t end = (part + 1) * pixels.size() / count;
      threads.emplace_back([&, begin, end] {
        remap.nearest(std::span(pixels).subspan(begin, end - begin),
                      std::span(indices).subspan(begin, end - begin));
      });
    }
    threads.clear();
    EXPECT_EQ(indices, expected) << count << " threads";
  }
}

TEST(Remap, IsTheSameForAnyNumberOfThreads) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = random_palette(100, space, 32);
    const Pixels8 pixels = photograph(300, 200);
    expect_same_for_any_threads(palette, pixels);
    expect_same_for_any_threads(palette, to_linear(pixels));
  }
}

TEST(Remap, IsTheSameForEachInstructionLevel) {
  if (avx2_kernels() == nullptr) {
    GTEST_SKIP() << "no AVX2 here";
  }
  const Pixels8 pixels = random_pixels(50000, 33);
  const Pixels linear = random_linear(50001, -0.5, 1.5, 34);
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = random_palette(100, space, 35);
    const Remap baseline(palette, baseline_kernels());
    const Remap avx2(palette, *avx2_kernels());
    EXPECT_EQ(nearest(baseline, pixels), nearest(avx2, pixels));
    EXPECT_EQ(nearest(baseline, linear), nearest(avx2, linear));
  }
}

TEST(Remap, IgnoresAlpha) {
  const Palette palette = random_palette(16, Space::oklab, 15);
  Pixels8 pixels = random_pixels(1000, 16);
  const Indices indices = nearest(palette, pixels);
  Pixels linear = to_linear(pixels);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i].a = 0;
    linear[i].a = kNan;
  }
  EXPECT_EQ(nearest(palette, pixels), indices);
  EXPECT_EQ(nearest(palette, linear), indices);
}

TEST(Remap, GivesTheFirstForValuesThatAreNotFinite) {
  const std::vector<Srgb8> colors = {{0, 0, 0}, {255, 255, 255}};
  const Pixels pixels = {{kNan, 1, 1, 1},       {1, kInfinity, 1, 1},
                         {1, 1, -kInfinity, 1}, {1, kInfinity, 1, 1},
                         {1, 1, 1, 1},          {kNan, kNan, kNan, 1}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    EXPECT_EQ(nearest(palette_of(colors, space), pixels),
              (Indices{0, 0, 0, 0, 1, 0}));
  }
}

TEST(Remap, TakesHugeValues) {
  constexpr float kMax = std::numeric_limits<float>::max();
  const std::vector<Srgb8> colors = {{0, 0, 0}, {255, 255, 255}};
  const Pixels pixels = {{1e30F, 1e30F, 1e30F, 1},
                         {-1e30F, -1e30F, -1e30F, 1},
                         {-kMax, -kMax, -kMax, 1}};
  for (const Space space : {Space::oklab, Space::srgb}) {
    EXPECT_EQ(nearest(palette_of(colors, space), pixels), (Indices{1, 0, 0}));
  }
}

TEST(Remap, TakesPalettesOutOfGamut) {
  Palette palette = random_palette(6, Space::oklab, 19);
  palette.swatches.push_back(make_swatch({1e30, -1e30, 0}, 0));
  palette.swatches.push_back(make_swatch({-0.2, 1.1, 0.3}, 0));
  palette.swatches.push_back(make_swatch({3, 3, 3}, 0));
  for (const Space space : {Space::oklab, Space::srgb}) {
    palette.space = space;
    expect_exact(palette, code_lattice());
    expect_exact(palette, random_linear(2000, -2, 5, 20));
  }
}

// Grays around the border between two colors, one by one and all together with
// a pixel out of gamut: a picture must not change with the size of the chunks.
TEST(Remap, DoesNotDependOnTheNeighbors) {
  const std::vector<Srgb8> colors = {{100, 100, 100}, {101, 101, 101}};
  const Palette palette = palette_of(colors, Space::oklab);
  Remap remap(palette);
  float low = 0;
  float high = 1;
  while (std::nextafter(low, high) < high) {
    const float middle = (low + high) / 2;
    const bool is_low =
        nearest(remap, Pixels{{middle, middle, middle, 1}})[0] == 0;
    (is_low ? low : high) = middle;
  }
  Pixels together;
  Indices alone;
  float gray = low;
  for (int i = 0; i < 400; ++i) {
    gray = std::nextafter(gray, i < 200 ? 0.0F : 1.0F);
    if (i == 200) {
      gray = low;
    }
    together.push_back({gray, gray, gray, 1});
    alone.push_back(nearest(remap, Pixels{{gray, gray, gray, 1}})[0]);
    together.push_back({-1, -1, -1, 1});
    alone.push_back(nearest(remap, Pixels{{-1, -1, -1, 1}})[0]);
  }
  EXPECT_EQ(nearest(remap, together), alone);
}

TEST(Remap, DoesNotDependOnChunksOrOnWhatCameBefore) {
  const Palette palette = random_palette(32, Space::oklab, 17);
  const Pixels8 pixels = photograph(120, 90);
  const Indices whole = nearest(palette, pixels);
  Remap remap(palette);
  nearest(remap, random_pixels(5000, 18));
  Indices parts;
  for (std::size_t begin = 0; begin < pixels.size(); begin += 77) {
    const std::size_t end = std::min(begin + 77, pixels.size());
    const Pixels8 chunk(pixels.begin() + static_cast<std::ptrdiff_t>(begin),
                        pixels.begin() + static_cast<std::ptrdiff_t>(end));
    const Indices part = nearest(remap, chunk);
    parts.insert(parts.end(), part.begin(), part.end());
  }
  EXPECT_EQ(parts, whole);
}

}  // namespace
}  // namespace scene_palette
