// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/pixel_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "core/random.h"
#include "tests/gegl/buffers.h"

namespace scene_palette {
namespace {

constexpr std::uint64_t kSeed = 42;

// Each pixel tells its place: x, y, and a pattern of both.
std::vector<Rgba8> telling_pixels(const GeglRectangle& extent) {
  std::vector<Rgba8> pixels;
  for (int y = 0; y < extent.height; ++y) {
    for (int x = 0; x < extent.width; ++x) {
      pixels.push_back({static_cast<std::uint8_t>(x),
                        static_cast<std::uint8_t>(y),
                        static_cast<std::uint8_t>(x ^ y), 255});
    }
  }
  return pixels;
}

BufferPtr telling_buffer(const GeglRectangle& extent) {
  return make_buffer(babl_format("R'G'B'A u8"), extent, telling_pixels(extent));
}

std::vector<std::pair<int, int>> places_of(
    const std::vector<SampledPixel>& pixels) {
  std::vector<std::pair<int, int>> places;
  places.reserve(pixels.size());
  for (const SampledPixel& pixel : pixels) {
    places.emplace_back(pixel.position.y, pixel.position.x);
  }
  return places;
}

std::vector<SampledPixel> sampled(GeglBuffer* buffer, const GeglRectangle& roi,
                                  std::size_t count, std::uint64_t seed = kSeed,
                                  int threads = 0) {
  auto pixels =
      sample_pixels(buffer, roi, Selection{}, count, seed, Progress(), threads);
  EXPECT_TRUE(pixels);
  return pixels ? *pixels : std::vector<SampledPixel>();
}

TEST(PixelSample, TakesDistinctPositionsInReadingOrder) {
  const GeglRectangle extent = {0, 0, 200, 150};
  const BufferPtr buffer = telling_buffer(extent);
  const auto pixels = sampled(buffer.get(), extent, 2000);
  ASSERT_EQ(pixels.size(), 2000U);
  const auto places = places_of(pixels);
  EXPECT_TRUE(std::ranges::is_sorted(places));
  EXPECT_EQ(std::set(places.begin(), places.end()).size(), 2000U);
  for (const SampledPixel& pixel : pixels) {
    const auto x = static_cast<std::uint8_t>(pixel.position.x);
    const auto y = static_cast<std::uint8_t>(pixel.position.y);
    const Srgb8 expected{x, y, static_cast<std::uint8_t>(x ^ y)};
    EXPECT_EQ(pixel.color, expected);
  }
}

TEST(PixelSample, TakesThoseWithTheLeastRandomNumbers) {
  const GeglRectangle extent = {0, 0, 300, 200};
  const BufferPtr buffer = telling_buffer(extent);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> lots;
  const std::uint64_t start = SplitMix64(7).next();
  for (std::uint64_t i = 0; i < 60000; ++i) {
    lots.emplace_back(SplitMix64(start + i).next(), i);
  }
  std::ranges::sort(lots);
  std::set<std::pair<int, int>> expected;
  for (std::size_t i = 0; i < 50; ++i) {
    expected.emplace(lots[i].second / 300, lots[i].second % 300);
  }
  const auto places = places_of(sampled(buffer.get(), extent, 50, 7));
  EXPECT_EQ(std::set(places.begin(), places.end()), expected);
}

TEST(PixelSample, IsTheSameForASeedAndAnyNumberOfThreads) {
  const GeglRectangle extent = {0, 0, 250, 2000};
  const BufferPtr buffer = telling_buffer(extent);
  const auto one = places_of(sampled(buffer.get(), extent, 500, kSeed, 1));
  EXPECT_EQ(places_of(sampled(buffer.get(), extent, 500, kSeed, 4)), one);
  EXPECT_NE(places_of(sampled(buffer.get(), extent, 500, 43, 4)), one);
}

TEST(PixelSample, IsSpreadEvenly) {
  const GeglRectangle extent = {0, 0, 250, 250};
  const BufferPtr buffer = telling_buffer(extent);
  std::vector<int> counts(25);
  for (const auto& [y, x] : places_of(sampled(buffer.get(), extent, 5000))) {
    ++counts.at(static_cast<std::size_t>(y / 50) * 5 +
                static_cast<std::size_t>(x / 50));
  }
  // 200 are expected, with a standard deviation below 14.
  for (const int count : counts) {
    EXPECT_NEAR(count, 200, 70);
  }
}

TEST(PixelSample, LeavesOutTransparentPixels) {
  const GeglRectangle extent = {0, 0, 60, 40};
  std::vector<Rgba8> pixels = telling_pixels(extent);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i].a = i % 3 == 0 ? 1 : 0;
  }
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B'A u8"), extent, pixels);
  EXPECT_EQ(sampled(buffer.get(), extent, 5000).size(), 800U);
  for (const SampledPixel& pixel : sampled(buffer.get(), extent, 300)) {
    EXPECT_EQ((pixel.position.y * 60 + pixel.position.x) % 3, 0);
  }
}

TEST(PixelSample, TakesAllWhereThereAreNoMore) {
  const GeglRectangle one = {0, 0, 1, 1};
  EXPECT_EQ(sampled(telling_buffer(one).get(), one, 2000).size(), 1U);
  const GeglRectangle thin = {0, 0, 1, 500};
  const auto pixels = sampled(telling_buffer(thin).get(), thin, 500);
  EXPECT_EQ(places_of(pixels).size(), 500U);
  const GeglRectangle nothing = {0, 0, 0, 0};
  EXPECT_TRUE(sampled(telling_buffer(thin).get(), nothing, 10).empty());
  EXPECT_TRUE(sampled(telling_buffer(thin).get(), thin, 0).empty());
}

TEST(PixelSample, CountsFromTheCornerOfTheRoi) {
  const GeglRectangle extent = {-20, 10, 80, 60};
  const GeglRectangle roi = {-5, 30, 10, 10};
  const auto pixels = sampled(telling_buffer(extent).get(), roi, 100);
  ASSERT_EQ(pixels.size(), 100U);
  // Its corner is 15 to the right of the buffer's, and 20 below.
  const Srgb8 corner{15, 20, 15 ^ 20};
  EXPECT_EQ(pixels.front().color, corner);
  EXPECT_EQ(pixels.front().position.x, 0);
  EXPECT_EQ(pixels.front().position.y, 0);
}

TEST(PixelSample, TakesSelectedPixelsOnly) {
  const GeglRectangle extent = {0, 0, 20, 20};
  const BufferPtr buffer = telling_buffer(extent);
  std::vector<float> mask(400, 0.0F);
  mask[3 * 20 + 7] = 0.5F;
  mask[9 * 20 + 1] = 1.0F;
  const BufferPtr selection = make_buffer(babl_format("Y float"), extent, mask);
  const auto pixels = sample_pixels(buffer.get(), extent,
                                    Selection{{selection.get(), 0, 0}, {}}, 10,
                                    kSeed, Progress());
  ASSERT_TRUE(pixels);
  const std::vector<std::pair<int, int>> expected{{3, 7}, {9, 1}};
  EXPECT_EQ(places_of(*pixels), expected);
}

TEST(PixelSample, RoundsDeepPixelsAndLeavesOutWhatIsNoNumber) {
  const GeglRectangle extent = {0, 0, 4, 1};
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const std::vector<Rgba> pixels{
      {1, 0, 0, 1}, {nan, 0, 0, 1}, {4, -1, 0.25F, 1}, {0, 0, 0, 0}};
  const BufferPtr buffer =
      make_buffer(babl_format("RGBA float"), extent, pixels);
  const auto sample = sampled(buffer.get(), extent, 10);
  ASSERT_EQ(sample.size(), 2U);
  const Srgb8 red{255, 0, 0};
  // 1.055 × 0.25^(1 / 2.4) - 0.055 is 0.5371; the others are clamped.
  const Srgb8 clamped{255, 0, 137};
  EXPECT_EQ(sample[0].color, red);
  EXPECT_EQ(sample[1].color, clamped);
}

TEST(PixelSample, CanBeStopped) {
  const GeglRectangle extent = {0, 0, 64, 64};
  const auto pixels =
      sample_pixels(telling_buffer(extent).get(), extent, Selection{}, 10,
                    kSeed, Progress([](double /*fraction*/) { return false; }));
  ASSERT_FALSE(pixels);
  EXPECT_EQ(pixels.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace scene_palette
