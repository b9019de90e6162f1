// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of what the bridge reads: histograms and distortions of buffers in all
// the formats that hosts have.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <thread>
#include <vector>

#include <gegl.h>
#include <gtest/gtest.h>

#include "core/color.h"
#include "core/distortion.h"
#include "core/histogram.h"
#include "core/histogram_pool.h"
#include "core/palette.h"
#include "plugin/gegl/bridge.h"
#include "tests/gegl/buffers.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

using Weights = std::map<Srgb8, std::uint64_t>;

constexpr Srgb8 kOrange = {200, 100, 40};
constexpr Srgb8 kBlue = {10, 60, 250};

/// What a histogram of few colors holds; weights in 1/255 of a pixel.
Weights weights_of(const Result<Histogram>& histogram) {
  Weights weights;
  if (histogram) {
    for (const WeightedColor& color : histogram->colors()) {
      weights[srgb8_from_linear(color.color)] += color.weight;
    }
  }
  return weights;
}

Result<Histogram> read(const BufferPtr& buffer, const GeglRectangle& roi,
                       const Selection& selection = {}) {
  return read_histogram(buffer.get(), roi, selection, Progress());
}

Weights read_all(const BufferPtr& buffer) {
  return weights_of(read(buffer, *gegl_buffer_get_extent(buffer.get())));
}

TEST(IsSrgb8, KnowsEightBitSrgb) {
  const Babl* palette = nullptr;
  const Babl* palette_with_alpha = nullptr;
  babl_new_palette(nullptr, &palette, &palette_with_alpha);
  for (const char* name :
       {"R'G'B' u8", "R'G'B'A u8", "R~G~B~ u8", "Y' u8", "Y'A u8"}) {
    EXPECT_TRUE(is_srgb8(babl_format(name))) << name;
  }
  EXPECT_TRUE(is_srgb8(palette));
  EXPECT_TRUE(is_srgb8(palette_with_alpha));
}

TEST(IsSrgb8, RefusesAllElse) {
  for (const char* name :
       {"R'G'B' u16", "R'G'B' float", "RGB u8", "RGBA float", "R'aG'aB'aA u8",
        "Y u8", "Y' u16", "CIE Lab u8", "cmyk u8"}) {
    EXPECT_FALSE(is_srgb8(babl_format(name))) << name;
  }
  EXPECT_FALSE(is_srgb8(babl_format_with_space("R'G'B' u8", display_p3())));
  EXPECT_FALSE(is_srgb8(babl_format_with_space("Y' u8", display_p3())));
}

TEST(ReadHistogram, CountsEightBitColors) {
  const BufferPtr buffer =
      make_buffer<std::uint8_t>(babl_format("R'G'B' u8"), {0, 0, 3, 1},
                                {200, 100, 40, 10, 60, 250, 200, 100, 40});
  EXPECT_EQ(read_all(buffer), (Weights{{kOrange, 2 * 255}, {kBlue, 255}}));
}

TEST(ReadHistogram, KeepsEveryCodeOfEightBitGray) {
  std::vector<std::uint8_t> codes(256);
  Weights expected;
  for (int i = 0; i < 256; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    codes[static_cast<std::size_t>(i)] = code;
    expected[{code, code, code}] = 255;
  }
  const BufferPtr buffer =
      make_buffer(babl_format("Y' u8"), {0, 0, 16, 16}, codes);
  EXPECT_EQ(read_all(buffer), expected);
}

TEST(ReadHistogram, ReadsTheColorsOfAnIndexedBuffer) {
  const Babl* format = nullptr;
  babl_new_palette(nullptr, &format, nullptr);
  std::array<std::uint8_t, 6> colors = {200, 100, 40, 10, 60, 250};
  babl_palette_set_palette(format, babl_format("R'G'B' u8"), colors.data(), 2);
  const BufferPtr buffer =
      make_buffer<std::uint8_t>(format, {0, 0, 4, 1}, {1, 1, 0, 1});
  EXPECT_EQ(read_all(buffer), (Weights{{kOrange, 255}, {kBlue, 3 * 255}}));
}

TEST(ReadHistogram, ReadsFloatsUnclipped) {
  const BufferPtr buffer = make_buffer<float>(
      babl_format("RGBA float"), {0, 0, 1, 1}, {4.0F, -0.25F, 0.5F, 1.0F});
  const Result<Histogram> histogram = read(buffer, {0, 0, 1, 1});
  ASSERT_TRUE(histogram);
  ASSERT_EQ(histogram->colors().size(), 1U);
  const LinearRgb color = histogram->colors()[0].color;
  EXPECT_NEAR(color.r, 4.0, 1e-6);
  EXPECT_NEAR(color.g, -0.25, 1e-6);
  EXPECT_NEAR(color.b, 0.5, 1e-6);
}

TEST(ReadHistogram, ReadsAnotherPrecisionAsTheSameColors) {
  const BufferPtr codes = make_buffer<std::uint8_t>(
      babl_format("R'G'B' u8"), {0, 0, 2, 1}, {200, 100, 40, 10, 60, 250});
  for (const char* name : {"R'G'B' u16", "R'G'B' float", "RGB float"}) {
    const BufferPtr other = make_buffer(babl_format(name), {0, 0, 2, 1});
    gegl_buffer_copy(codes.get(), nullptr, GEGL_ABYSS_NONE, other.get(),
                     nullptr);
    EXPECT_EQ(read_all(other), (Weights{{kOrange, 255}, {kBlue, 255}})) << name;
  }
}

TEST(ReadHistogram, ConvertsAWideGamutSpace) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format_with_space("R'G'B' u8", display_p3()), {0, 0, 1, 1},
      {255, 0, 0});
  const Result<Histogram> histogram = read(buffer, {0, 0, 1, 1});
  ASSERT_TRUE(histogram);
  ASSERT_EQ(histogram->colors().size(), 1U);
  // Red of Display P3 in linear sRGB, by the matrices of CSS Color 4, §10.
  const LinearRgb color = histogram->colors()[0].color;
  EXPECT_NEAR(color.r, 1.2249, 5e-4);
  EXPECT_NEAR(color.g, -0.0421, 5e-4);
  EXPECT_NEAR(color.b, -0.0196, 5e-4);
}

TEST(ReadHistogram, WeighsByAlphaAndLeavesTransparentPixelsOut) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B'A u8"), {0, 0, 3, 1},
      {200, 100, 40, 51, 10, 60, 250, 255, 1, 2, 3, 0});
  EXPECT_EQ(read_all(buffer), (Weights{{kOrange, 51}, {kBlue, 255}}));
}

TEST(ReadHistogram, WeighsBySoftSelectionAtItsOffset) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B'A u8"), {0, 0, 3, 1},
      {200, 100, 40, 255, 10, 60, 250, 255, 1, 2, 3, 255});
  // The mask of pixel (x, y) is at (x + 7, y + 2).
  const BufferPtr mask = make_buffer<float>(
      babl_format("Y float"), {6, 1, 4, 2}, {1, 1, 1, 1, 1, 0.2F, 0.001F, 0});
  const Weights weights =
      weights_of(read(buffer, {0, 0, 3, 1}, {{mask.get(), 7, 2}, {}}));
  EXPECT_EQ(weights, (Weights{{kOrange, 51}, {kBlue, 1}}));
}

TEST(ReadHistogram, TakesPixelsOutsideTheMaskAsUnselected) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B' u8"), {0, 0, 2, 1}, {200, 100, 40, 10, 60, 250});
  const BufferPtr mask =
      make_buffer<float>(babl_format("Y float"), {0, 0, 1, 1}, {1});
  const Selection selection = {{mask.get(), 0, 0}, {}};
  EXPECT_EQ(weights_of(read(buffer, {0, 0, 2, 1}, selection)),
            (Weights{{kOrange, 255}}));
}

TEST(ReadHistogram, CountsInAnotherThreadByTheSameWeights) {
  const GeglRectangle extent = {-40, 30, 500, 400};
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B'A u8"), extent, random_pixels(200000, 7));
  const BufferPtr mask =
      make_buffer<float>(babl_format("Y float"), {0, 0, 2, 1}, {0.5F, 1.0F});
  // All but two pixels are not selected.
  const Selection selection = {{mask.get(), 10, -100}, {}};
  const auto read_by = [&](int threads) {
    return weights_of(
        read_histogram(buffer.get(), extent, selection, Progress(), threads));
  };
  const Weights expected = read_by(1);
  EXPECT_EQ(expected.size(), 2U);
  EXPECT_EQ(read_by(kTileThreads), expected);
}

TEST(ReadHistogram, CanBeCancelledWhileAnotherThreadCounts) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 3000, 2000});
  int reports = 0;
  const Progress progress([&](double /*fraction*/) { return ++reports < 3; });
  const Result<Histogram> stopped = read_histogram(
      buffer.get(), {0, 0, 3000, 2000}, {}, progress, kTileThreads);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);
  EXPECT_EQ(reports, 3);
}

TEST(ReadHistogram, WeighsBySelectionAndLayerMaskTogether) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B'A u8"), {0, 0, 3, 1},
      {200, 100, 40, 255, 10, 60, 250, 255, 1, 2, 3, 255});
  const BufferPtr selected =
      make_buffer<float>(babl_format("Y float"), {5, 0, 3, 1}, {0.5F, 1, 1});
  const BufferPtr shown =
      make_buffer<float>(babl_format("Y float"), {0, 0, 3, 1}, {0.4F, 0.2F, 0});
  const Selection layer_only = {{}, {shown.get(), 0, 0}};
  EXPECT_EQ(weights_of(read(buffer, {0, 0, 3, 1}, layer_only)),
            (Weights{{kOrange, 102}, {kBlue, 51}}));
  const Selection both = {{selected.get(), 5, 0}, {shown.get(), 0, 0}};
  EXPECT_EQ(weights_of(read(buffer, {0, 0, 3, 1}, both)),
            (Weights{{kOrange, 51}, {kBlue, 51}}));
}

TEST(ReadHistogram, ReadsOnlyTheRoi) {
  const GeglRectangle extent = {-300, -200, 700, 500};
  const BufferPtr buffer = make_buffer(babl_format("R'G'B' u8"), extent);
  const GeglRectangle roi = {-150, -90, 333, 222};
  gegl_buffer_set_color_from_pixel(
      buffer.get(), &roi, std::array<std::uint8_t, 3>{200, 100, 40}.data(),
      babl_format("R'G'B' u8"));
  EXPECT_EQ(weights_of(read(buffer, roi)),
            (Weights{{kOrange, 333ULL * 222 * 255}}));
}

TEST(ReadHistogram, IsEmptyForAnEmptyRoi) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 10, 10});
  for (const GeglRectangle& roi :
       {GeglRectangle{3, 3, 0, 0}, GeglRectangle{0, 0, 5, 0},
        GeglRectangle{0, 0, -1, -1}}) {
    const Result<Histogram> histogram = read(buffer, roi);
    ASSERT_TRUE(histogram);
    EXPECT_EQ(histogram->total_weight(), 0U);
  }
}

TEST(ReadHistogram, SeesNothingOutsideTheBuffer) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 10, 10});
  const Result<Histogram> histogram = read(buffer, {20, 20, 5, 5});
  ASSERT_TRUE(histogram);
  EXPECT_EQ(histogram->total_weight(), 0U);
}

TEST(ReadHistogram, CountsValuesThatAreNotFinite) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const BufferPtr buffer =
      make_buffer<float>(babl_format("RGBA float"), {0, 0, 2, 1},
                         {nan, 0, 0, 1, 0.5F, 0.5F, 0.5F, 1});
  const Result<Histogram> histogram = read(buffer, {0, 0, 2, 1});
  ASSERT_TRUE(histogram);
  EXPECT_EQ(histogram->not_finite(), 1U);
  EXPECT_EQ(histogram->total_weight(), 255U);
}

TEST(ReadHistogram, IsThatOfThePixelsInAnyChunks) {
  const Pixels8 pixels = photograph(300, 200);
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B'A u8"), {0, 0, 300, 200}, pixels);
  const Result<Histogram> histogram = read(buffer, {0, 0, 300, 200});
  ASSERT_TRUE(histogram);
  EXPECT_TRUE(same_bits(histogram->colors(), histogram_of(pixels).colors()));
}

// Rows so wide that there are several bands; the roi begins and ends in the
// middle of tiles.
TEST(ReadHistogram, IsTheSameForAnyNumberOfThreads) {
  const GeglRectangle extent = {-30, -20, 5000, 300};
  const GeglRectangle roi = {-7, -9, 4900, 280};
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B'A u8"), extent, photograph(5000, 300));
  const auto pixels = pixels_of<Rgba8>(buffer, roi, babl_format("R'G'B'A u8"));
  const Histogram expected = histogram_of_rows(pixels, 4900, 1);
  for (const int threads : {1, 2, 3, 8, 0, kTileThreads}) {
    const Result<Histogram> histogram =
        read_histogram(buffer.get(), roi, {}, Progress(), threads);
    ASSERT_TRUE(histogram);
    EXPECT_TRUE(same_bits(histogram->colors(), expected.colors()));
    const std::vector<Region> regions = histogram->regions();
    const std::vector<Region> expected_regions = expected.regions();
    ASSERT_EQ(regions.size(), expected_regions.size());
    for (std::size_t i = 0; i < regions.size(); ++i) {
      EXPECT_EQ(regions[i].weight, expected_regions[i].weight);
      EXPECT_EQ(regions[i].positions, expected_regions[i].positions);
    }
  }
}

TEST(ReadHistogram, TellsProgressOnTheCallingThreadOnly) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 4000, 2000});
  const std::thread::id caller = std::this_thread::get_id();
  double last = 0;
  const Progress progress([&](double fraction) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_GE(fraction, last);
    last = fraction;
    return true;
  });
  ASSERT_TRUE(
      read_histogram(buffer.get(), {0, 0, 4000, 2000}, {}, progress, 8));
  EXPECT_EQ(last, 1.0);
}

TEST(ReadHistogram, StopsWhenCancelled) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 1000, 1000});
  ReportLog log(5);
  const Result<Histogram> histogram =
      read_histogram(buffer.get(), {0, 0, 1000, 1000}, {}, log.progress());
  ASSERT_FALSE(histogram);
  EXPECT_EQ(histogram.error().code, ErrorCode::cancelled);
  EXPECT_EQ(log.fractions().size(), 6U);
}

TEST(ReadHistogram, ReportsProgressSparinglyAndToTheEnd) {
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B' u8"), {0, 0, 4000, 3000});
  ReportLog log;
  ASSERT_TRUE(
      read_histogram(buffer.get(), {0, 0, 4000, 3000}, {}, log.progress()));
  EXPECT_GE(log.fractions().size(), 20U);
  EXPECT_LE(log.fractions().size(), 102U);
  EXPECT_TRUE(std::ranges::is_sorted(log.fractions()));
  EXPECT_DOUBLE_EQ(log.fractions().back(), 1.0);
}

TEST(MeasureDistortion, IsTheMeanOverPixelsByWeight) {
  const BufferPtr buffer =
      make_buffer<std::uint8_t>(babl_format("R'G'B'A u8"), {0, 0, 2, 1},
                                {200, 100, 40, 255, 10, 60, 250, 85});
  const Palette palette = palette_of(std::array{kOrange}, Space::oklab);
  const Result<Distortion> distortion =
      measure_distortion(buffer.get(), {0, 0, 2, 1}, {}, palette, Progress());
  ASSERT_TRUE(distortion);
  const double oklab = squared_distance(
      coordinates_from_linear(linear_from_srgb8(kOrange), Space::oklab),
      coordinates_from_linear(linear_from_srgb8(kBlue), Space::oklab));
  const double srgb8 = 190.0 * 190 + 40 * 40 + 210 * 210;
  // One pixel of weight 3/3 without error, one of weight 1/3 with it.
  EXPECT_NEAR(distortion->oklab_mse, oklab / 4, 1e-9);
  EXPECT_NEAR(distortion->srgb8_mse, srgb8 / 4, 1e-6);
  EXPECT_NEAR(distortion->delta_e_ok_mean, std::sqrt(oklab) / 4, 1e-9);
}

TEST(MeasureDistortion, IsTheSameForAnyNumberOfThreads) {
  const GeglRectangle extent = {0, 0, 5000, 200};
  const BufferPtr buffer =
      make_buffer(babl_format("R'G'B'A u8"), extent, photograph(5000, 200));
  const Palette palette = palette_of(std::array{kOrange, kBlue}, Space::oklab);
  const Result<Distortion> one =
      measure_distortion(buffer.get(), extent, {}, palette, Progress(), 1);
  ASSERT_TRUE(one);
  for (const int threads : {2, 3, 8}) {
    const Result<Distortion> many = measure_distortion(
        buffer.get(), extent, {}, palette, Progress(), threads);
    ASSERT_TRUE(many);
    EXPECT_EQ(many->oklab_mse, one->oklab_mse);
    EXPECT_EQ(many->srgb8_mse, one->srgb8_mse);
    EXPECT_EQ(many->delta_e_ok_mean, one->delta_e_ok_mean);
  }
}

TEST(MeasureDistortion, StopsWhenCancelled) {
  const BufferPtr buffer = make_buffer(babl_format("RGB float"), {0, 0, 4, 4});
  const Palette palette = palette_of(std::array{kOrange}, Space::oklab);
  ReportLog log(0);
  const Result<Distortion> distortion = measure_distortion(
      buffer.get(), {0, 0, 4, 4}, {}, palette, log.progress());
  ASSERT_FALSE(distortion);
  EXPECT_EQ(distortion.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace scene_palette
