// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of dithering through buffers: what the core chooses row by row is what
// is written, wherever tiles, bands and strips end.

#include <cstdint>
#include <span>
#include <vector>

#include <gegl.h>
#include <gtest/gtest.h>

#include "core/dithering.h"
#include "core/remap.h"
#include "plugin/gegl/bridge.h"
#include "tests/gegl/buffers.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

// So wide that there are several bands and strips, and not at (0, 0).
constexpr GeglRectangle kExtent = {-30, -20, 2600, 200};

const Babl* codes_format() { return babl_format("R'G'B'A u8"); }

Palette make_palette() {
  const std::vector<Srgb8> colors = {{20, 20, 30},  {250, 245, 240},
                                     {200, 30, 40}, {30, 150, 60},
                                     {40, 60, 200}, {230, 200, 40}};
  return palette_of(colors, Space::oklab);
}

Pixels8 written(const BufferPtr& source, Dither dither, int threads,
                const GeglRectangle& roi = kExtent) {
  const BufferPtr target = make_buffer(codes_format(), kExtent);
  EXPECT_TRUE(remap_buffer(source.get(), target.get(), roi, {}, make_palette(),
                           dither, Progress(), threads));
  return codes_of(target, kExtent);
}

// By the core alone, from the top, one row after the other.
Pixels8 chosen(const Pixels8& pixels, Dither dither) {
  const Palette palette = make_palette();
  constexpr std::size_t kWidth = kExtent.width;
  std::vector<std::uint8_t> indices(pixels.size());
  const auto row = [](auto& all, std::size_t y) {
    return std::span(all).subspan(y * kWidth, kWidth);
  };
  if (dither == Dither::none) {
    Remap(palette).nearest(pixels, indices);
  } else {
    Dithering dithering(palette, dither, kWidth, {kExtent.x, kExtent.y});
    std::size_t next = 0;
    for (std::size_t y = 0; y < kExtent.height; ++y) {
      dithering.add(row(pixels, y), {});
      if (dithering.has_surroundings()) {
        dithering.choose(row(indices, next++));
      }
    }
    while (next < kExtent.height) {
      dithering.choose(row(indices, next++));
    }
  }
  Pixels8 chosen;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Srgb8& color = palette.swatches[indices[i]].srgb8;
    chosen.push_back({color.r, color.g, color.b, pixels[i].a});
  }
  return chosen;
}

class RemapBufferBy : public testing::TestWithParam<Dither> {};

TEST_P(RemapBufferBy, WritesWhatTheCoreChooses) {
  Pixels8 pixels = photograph(2600, 200);
  pixels[77].a = 128;
  const BufferPtr source = make_buffer(codes_format(), kExtent, pixels);
  EXPECT_EQ(written(source, GetParam(), 1), chosen(pixels, GetParam()));
}

TEST_P(RemapBufferBy, IsTheSameForAnyNumberOfThreads) {
  const BufferPtr source =
      make_buffer(codes_format(), kExtent, photograph(2600, 200));
  const Pixels8 one = written(source, GetParam(), 1);
  for (const int threads : {2, 3, 8}) {
    EXPECT_EQ(written(source, GetParam(), threads), one);
  }
}

// A part of the picture has the pattern that the whole has there, as far as
// what lies outside is not asked for it.
TEST_P(RemapBufferBy, AnchorsPatternsAtTheBuffer) {
  if (GetParam() == Dither::floyd_steinberg) {
    return;  // Its errors come from the whole above.
  }
  const BufferPtr source =
      make_buffer(codes_format(), kExtent, photograph(2600, 200));
  const Pixels8 whole = written(source, GetParam(), 1);
  const GeglRectangle roi = {-7, 3, 901, 61};
  const Pixels8 part = written(source, GetParam(), 1, roi);
  constexpr int kReach = Dithering::kReach;
  for (int y = roi.y + kReach; y < roi.y + roi.height - kReach; ++y) {
    for (int x = roi.x + kReach; x < roi.x + roi.width - kReach; ++x) {
      const auto at = static_cast<std::size_t>((y - kExtent.y) * kExtent.width +
                                               x - kExtent.x);
      ASSERT_EQ(part[at], whole[at]);
    }
  }
}

TEST_P(RemapBufferBy, WritesUnroundedColorsIntoDeepBuffers) {
  const GeglRectangle extent = {0, 0, 40, 30};
  const BufferPtr source =
      make_buffer(codes_format(), extent, photograph(40, 30));
  const BufferPtr target = make_buffer(babl_format("RGBA float"), extent);
  const Palette palette = make_palette();
  ASSERT_TRUE(remap_buffer(source.get(), target.get(), extent, {}, palette,
                           GetParam(), Progress(), 1));
  for (const Rgba8& pixel : codes_of(target, extent)) {
    EXPECT_TRUE(
        std::ranges::any_of(palette.swatches, [&pixel](const Swatch& swatch) {
          return swatch.srgb8 == Srgb8{pixel.r, pixel.g, pixel.b};
        }));
  }
}

INSTANTIATE_TEST_SUITE_P(Dithers, RemapBufferBy,
                         testing::Values(Dither::none, Dither::ordered,
                                         Dither::blue_noise,
                                         Dither::floyd_steinberg));

TEST(RemapBufferByDiffusion, StopsWhenCancelled) {
  const BufferPtr source =
      make_buffer(codes_format(), kExtent, photograph(2600, 200));
  const BufferPtr target = make_buffer(codes_format(), kExtent);
  ReportLog log(1);
  const Status status =
      remap_buffer(source.get(), target.get(), kExtent, {}, make_palette(),
                   Dither::floyd_steinberg, log.progress(), 1);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace scene_palette
