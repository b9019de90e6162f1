// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of what the bridge writes: each pixel in its nearest color, compared
// with a search over all colors.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include <gegl.h>
#include <gtest/gtest.h>

#include "core/color.h"
#include "core/palette.h"
#include "plugin/gegl/bridge.h"
#include "tests/gegl/buffers.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr GeglRectangle kExtent = {0, 0, 300, 200};
constexpr std::size_t kCount = std::size_t{300} * 200;

/// Colors between the 8-bit codes, so that rounding would be seen.
Palette make_palette(Space space) {
  Palette palette;
  palette.space = space;
  for (const Rgba8& pixel : random_pixels(12, 3)) {
    const Srgb srgb = {(pixel.r + 0.3) / 255, (pixel.g - 0.4) / 255,
                       (pixel.b + 0.2) / 255};
    palette.swatches.push_back(make_swatch(linear_from_srgb(srgb), 1.0 / 12));
  }
  return palette;
}

// Of colors that are nearly equally near (squared distances within this) any
// will do.
constexpr double kTie = 1e-6;

/// By how much the squared distance of `color` to `written` exceeds that to the
/// nearest swatch; never less than 0.
double excess(const LinearRgb& color, const LinearRgb& written,
              const Palette& palette) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < palette.swatches.size(); ++i) {
    least = std::min(least, reference_squared_distance(color, palette, i));
  }
  return squared_distance(reference_coordinates(color, palette.space),
                          reference_coordinates(written, palette.space)) -
         least;
}

/// The different colors of `pixels`, in ascending order.
std::vector<Srgb8> colors_of(const std::vector<Rgba8>& pixels) {
  std::set<Srgb8> colors;
  for (const Rgba8& pixel : pixels) {
    colors.insert({pixel.r, pixel.g, pixel.b});
  }
  return {colors.begin(), colors.end()};
}

Status remap(const BufferPtr& source, const BufferPtr& target,
             const Palette& palette, const Selection& selection = {},
             Dither dither = Dither::none) {
  return remap_buffer(source.get(), target.get(),
                      *gegl_buffer_get_extent(source.get()), selection, palette,
                      dither, Progress());
}

std::vector<int> alphas_of(const BufferPtr& buffer, const GeglRectangle& roi) {
  std::vector<int> alphas;
  for (const Rgba8& pixel : codes_of(buffer, roi)) {
    alphas.push_back(pixel.a);
  }
  return alphas;
}

/// Pixels of random codes, none of them quite transparent.
Pixels8 visible_pixels() {
  Pixels8 pixels = random_pixels(kCount, 5);
  for (Rgba8& pixel : pixels) {
    pixel.a = std::max<std::uint8_t>(pixel.a, 1);
  }
  return pixels;
}

class RemapBufferInSpace : public testing::TestWithParam<Space> {};

TEST_P(RemapBufferInSpace, FindsTheNearestOfTheRoundedColors) {
  const Pixels8 pixels = visible_pixels();
  const Palette palette = make_palette(GetParam());
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source = make_buffer(format, kExtent, pixels);
  const BufferPtr target = make_buffer(format, kExtent);
  ASSERT_TRUE(remap(source, target, palette));
  const std::vector<Rgba8> written = codes_of(target, kExtent);
  EXPECT_EQ(colors_of(written), sorted_codes(palette));
  const Palette rounded = rounded_to_8bit(palette);
  for (std::size_t i = 0; i < kCount; ++i) {
    ASSERT_LE(excess(reference_linear(pixels[i]), reference_linear(written[i]),
                     rounded),
              kTie)
        << i;
    ASSERT_EQ(written[i].a, pixels[i].a) << i;
  }
}

TEST_P(RemapBufferInSpace, WritesUnroundedColorsToFloats) {
  const Pixels8 pixels = visible_pixels();
  const Palette palette = make_palette(GetParam());
  const BufferPtr source =
      make_buffer(babl_format("R'G'B'A u8"), kExtent, pixels);
  const BufferPtr target = make_buffer(babl_format("RGBA float"), kExtent);
  ASSERT_TRUE(remap(source, target, palette));
  const std::vector<Rgba> written =
      pixels_of<Rgba>(target, kExtent, babl_format("RGBA float"));
  std::set<float> reds;
  for (std::size_t i = 0; i < kCount; ++i) {
    const LinearRgb color = {written[i].r, written[i].g, written[i].b};
    ASSERT_LE(excess(reference_linear(pixels[i]), color, palette), kTie) << i;
    ASSERT_NEAR(written[i].a * 255, pixels[i].a, 1e-3) << i;
    reds.insert(written[i].r);
  }
  std::set<float> expected_reds;
  for (const Swatch& swatch : palette.swatches) {
    expected_reds.insert(static_cast<float>(swatch.color.r));
  }
  EXPECT_EQ(reds, expected_reds);
}

INSTANTIATE_TEST_SUITE_P(Spaces, RemapBufferInSpace,
                         testing::Values(Space::oklab, Space::srgb),
                         [](const auto& space) {
                           return space.param == Space::oklab ? "Oklab"
                                                              : "Srgb";
                         });

TEST(RemapBuffer, KeepsTheColorsOfTransparentPixels) {
  Pixels8 pixels = random_pixels(kCount, 7);
  for (std::size_t i = 0; i < kCount; i += i % 5 + 1) {
    pixels[i].a = 0;
  }
  const Babl* format = babl_format("R'G'B'A u8");
  for (const Dither dither : {Dither::none, Dither::floyd_steinberg}) {
    for (const char* name : {"R'G'B'A u8", "RGBA float", "R'G'B'A u16"}) {
      const BufferPtr source = make_buffer(format, kExtent, pixels);
      const BufferPtr target = make_buffer(babl_format(name), kExtent);
      ASSERT_TRUE(
          remap(source, target, make_palette(Space::oklab), {}, dither));
      const std::vector<Rgba8> written = codes_of(target, kExtent);
      for (std::size_t i = 0; i < kCount; ++i) {
        ASSERT_TRUE(pixels[i].a > 0 || written[i] == pixels[i]) << i;
      }
    }
  }
}

// The matrix of CSS Color Module Level 4 for linear sRGB to linear Display P3.
TEST(RemapBuffer, RoundsOnceInto8BitsOfAnotherSpace) {
  const Babl* format = babl_format_with_space("R'G'B' u8", display_p3());
  const Palette palette = make_palette(Space::oklab);
  const BufferPtr source =
      make_buffer(babl_format("R'G'B'A u8"), kExtent, visible_pixels());
  const BufferPtr target = make_buffer(format, kExtent);
  ASSERT_TRUE(remap(source, target, palette));
  using Codes = std::array<std::uint8_t, 3>;
  std::set<Codes> written;
  for (const Codes& codes : pixels_of<Codes>(target, kExtent, format)) {
    written.insert(codes);
  }
  EXPECT_EQ(written.size(), palette.swatches.size());
  for (const Swatch& swatch : palette.swatches) {
    const auto& [r, g, b] = swatch.color;
    const std::array<double, 3> exact = {
        255 * srgb_encode(0.8224621 * r + 0.177538 * g),
        255 * srgb_encode(0.0331941 * r + 0.9668058 * g),
        255 * srgb_encode(0.0170827 * r + 0.0723974 * g + 0.9105199 * b)};
    EXPECT_TRUE(std::ranges::any_of(written, [&exact](const Codes& codes) {
      return std::abs(codes[0] - exact[0]) < 0.52 &&
             std::abs(codes[1] - exact[1]) < 0.52 &&
             std::abs(codes[2] - exact[2]) < 0.52;
    }));
  }
}

TEST(RemapBuffer, LeavesTheSourceAlone) {
  const Pixels8 pixels = photograph(300, 200);
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source = make_buffer(format, kExtent, pixels);
  const BufferPtr target = make_buffer(format, kExtent);
  ASSERT_TRUE(remap(source, target, make_palette(Space::oklab)));
  EXPECT_EQ(codes_of(source, kExtent), pixels);
}

TEST(RemapBuffer, ChangesNothingTheSecondTime) {
  const Babl* format = babl_format("R'G'B'A u8");
  const Palette palette = make_palette(Space::oklab);
  const BufferPtr source = make_buffer(format, kExtent, photograph(300, 200));
  const BufferPtr once = make_buffer(format, kExtent);
  const BufferPtr twice = make_buffer(format, kExtent);
  ASSERT_TRUE(remap(source, once, palette));
  ASSERT_TRUE(remap(once, twice, palette));
  EXPECT_EQ(codes_of(once, kExtent), codes_of(twice, kExtent));
}

TEST(RemapBuffer, WritesOnlyTheRoi) {
  const GeglRectangle extent = {-40, -30, 300, 200};
  const GeglRectangle roi = {-10, 20, 150, 100};
  const Babl* format = babl_format("R'G'B'A u8");
  const std::vector<Rgba8> before(kCount, {1, 2, 3, 4});
  const Palette palette = make_palette(Space::oklab);
  const BufferPtr source = make_buffer(format, extent, photograph(300, 200));
  const BufferPtr target = make_buffer(format, extent, before);
  ASSERT_TRUE(remap_buffer(source.get(), target.get(), roi, {}, palette,
                           Dither::none, Progress()));
  const BufferPtr whole = make_buffer(format, extent);
  ASSERT_TRUE(remap(source, whole, palette));
  const BufferPtr expected = make_buffer(format, extent, before);
  gegl_buffer_copy(whole.get(), &roi, GEGL_ABYSS_NONE, expected.get(), &roi);
  EXPECT_EQ(codes_of(target, extent), codes_of(expected, extent));
}

TEST(RemapBuffer, KeepsAlpha) {
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source =
      make_buffer<Rgba8>(format, {0, 0, 3, 1},
                         {{255, 0, 0, 0}, {255, 0, 0, 77}, {255, 0, 0, 255}});
  const BufferPtr target = make_buffer(format, {0, 0, 3, 1});
  ASSERT_TRUE(remap(source, target, make_palette(Space::oklab)));
  const std::vector<Rgba8> written = codes_of(target, {0, 0, 3, 1});
  EXPECT_EQ(written[0].a, 0);
  EXPECT_EQ(written[1].a, 77);
  EXPECT_EQ(written[2].a, 255);
}

TEST(RemapBuffer, GivesAlphaThatIsNoNumberAColorAndFullAlpha) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  const GeglRectangle extent = {0, 0, 2, 1};
  const BufferPtr source = make_buffer<Rgba>(
      babl_format("RGBA float"), extent, {{kNan, 0, 0, kNan}, {1, 0, 0, 1}});
  const BufferPtr target = make_buffer(babl_format("RGBA float"), extent);
  ASSERT_TRUE(remap(source, target, make_palette(Space::oklab)));
  const auto written =
      pixels_of<Rgba>(target, extent, babl_format("RGBA float"));
  EXPECT_TRUE(is_finite(written[0]));
  EXPECT_EQ(written[0].a, 1);
}

class RemapBufferInFormat : public testing::TestWithParam<const char*> {};

TEST_P(RemapBufferInFormat, MultipliesAlphaBySoftSelectionAtItsOffset) {
  const GeglRectangle row = {0, 0, 4, 1};
  const BufferPtr mask = make_buffer<float>(
      babl_format("Y float"), {10, 5, 4, 1}, {0.0F, 0.25F, 0.5F, 1.0F});
  const BufferPtr source = make_buffer(babl_format(GetParam()), row);
  const std::vector<Rgba8> pixels(4, {255, 0, 0, 200});
  gegl_buffer_set(source.get(), &row, 0, babl_format("R'G'B'A u8"),
                  pixels.data(), GEGL_AUTO_ROWSTRIDE);
  const BufferPtr target = make_buffer(babl_format(GetParam()), row);
  ASSERT_TRUE(remap(source, target, make_palette(Space::oklab),
                    {{mask.get(), 10, 5}, {}}));
  EXPECT_EQ(alphas_of(target, row), (std::vector<int>{0, 50, 100, 200}));
}

TEST_P(RemapBufferInFormat, MultipliesAlphaByTheLayersMaskToo) {
  const GeglRectangle row = {0, 0, 4, 1};
  const BufferPtr selected = make_buffer<float>(
      babl_format("Y float"), {10, 5, 4, 1}, {0.0F, 0.5F, 0.5F, 1.0F});
  const BufferPtr shown =
      make_buffer<float>(babl_format("Y float"), row, {1.0F, 0.5F, 1.0F, 0.2F});
  const BufferPtr source = make_buffer(babl_format(GetParam()), row);
  const std::vector<Rgba8> pixels(4, {255, 0, 0, 200});
  gegl_buffer_set(source.get(), &row, 0, babl_format("R'G'B'A u8"),
                  pixels.data(), GEGL_AUTO_ROWSTRIDE);
  const Selection both = {{selected.get(), 10, 5}, {shown.get(), 0, 0}};
  for (const Dither dither : {Dither::none, Dither::floyd_steinberg}) {
    const BufferPtr target = make_buffer(babl_format(GetParam()), row);
    ASSERT_TRUE(
        remap(source, target, make_palette(Space::oklab), both, dither));
    EXPECT_EQ(alphas_of(target, row), (std::vector<int>{0, 50, 100, 40}));
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, RemapBufferInFormat,
                         testing::Values("R'G'B'A u8", "RGBA float"),
                         [](const auto& format) {
                           return format.index == 0 ? "Codes" : "Floats";
                         });

TEST(RemapBuffer, WritesTheSameColorsWithoutAlphaChannel) {
  const Palette palette = make_palette(Space::oklab);
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source = make_buffer(format, kExtent, photograph(300, 200));
  const BufferPtr with_alpha = make_buffer(format, kExtent);
  const BufferPtr without = make_buffer(babl_format("R'G'B' u8"), kExtent);
  ASSERT_TRUE(remap(source, with_alpha, palette));
  ASSERT_TRUE(remap(source, without, palette));
  EXPECT_EQ(codes_of(without, kExtent), codes_of(with_alpha, kExtent));
}

TEST(RemapBuffer, WritesGrayCodesExactly) {
  const std::array<Srgb8, 4> grays = {
      {{3, 3, 3}, {90, 90, 90}, {128, 128, 128}, {251, 251, 251}}};
  std::vector<std::uint8_t> codes(256);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    codes[i] = static_cast<std::uint8_t>(i);
  }
  const Babl* format = babl_format("Y' u8");
  const BufferPtr source = make_buffer(format, {0, 0, 16, 16}, codes);
  const BufferPtr target = make_buffer(format, {0, 0, 16, 16});
  ASSERT_TRUE(remap(source, target, palette_of(grays, Space::oklab)));
  const std::vector<std::uint8_t> written =
      pixels_of<std::uint8_t>(target, {0, 0, 16, 16}, format);
  EXPECT_EQ(std::set<std::uint8_t>(written.begin(), written.end()),
            (std::set<std::uint8_t>{3, 90, 128, 251}));
}

TEST(RemapBuffer, ReadsAnIndexedSource) {
  const Babl* format = nullptr;
  babl_new_palette(nullptr, &format, nullptr);
  std::array<std::uint8_t, 6> colors = {250, 10, 10, 10, 10, 250};
  babl_palette_set_palette(format, babl_format("R'G'B' u8"), colors.data(), 2);
  const BufferPtr source =
      make_buffer<std::uint8_t>(format, {0, 0, 2, 1}, {1, 0});
  const BufferPtr target = make_buffer(babl_format("R'G'B' u8"), {0, 0, 2, 1});
  const std::array<Srgb8, 2> palette = {{{255, 0, 0}, {0, 0, 255}}};
  ASSERT_TRUE(remap(source, target, palette_of(palette, Space::oklab)));
  EXPECT_EQ(codes_of(target, {0, 0, 2, 1}),
            (std::vector<Rgba8>{{0, 0, 255, 255}, {255, 0, 0, 255}}));
}

TEST(RemapBuffer, WritesCodesOfThePaletteFromAFloatSource) {
  const Palette palette = make_palette(Space::oklab);
  const BufferPtr source =
      make_buffer<Rgba>(babl_format("RGBA float"), {0, 0, 2, 1},
                        {{3.0F, -0.5F, 0.1F, 1.0F}, {0.2F, 0.3F, 0.4F, 1.0F}});
  const BufferPtr target = make_buffer(babl_format("R'G'B'A u8"), {0, 0, 2, 1});
  ASSERT_TRUE(remap(source, target, palette));
  const Palette rounded = rounded_to_8bit(palette);
  const std::vector<Rgba8> written = codes_of(target, {0, 0, 2, 1});
  EXPECT_LE(excess({3.0, -0.5, 0.1}, reference_linear(written[0]), rounded),
            kTie);
  EXPECT_LE(excess({0.2, 0.3, 0.4}, reference_linear(written[1]), rounded),
            kTie);
  EXPECT_TRUE(std::ranges::includes(sorted_codes(rounded), colors_of(written)));
}

TEST(RemapBuffer, KeepsColorsOutsideSrgbInAWideGamutTarget) {
  const Babl* format = babl_format_with_space("R'G'B' u8", display_p3());
  const BufferPtr source =
      make_buffer<std::uint8_t>(format, {0, 0, 1, 1}, {250, 0, 0});
  const BufferPtr target = make_buffer(format, {0, 0, 1, 1});
  Palette palette;  // Red of Display P3; see the test of reading it.
  palette.swatches = {make_swatch({1.2249, -0.0421, -0.0196}, 1)};
  ASSERT_TRUE(remap(source, target, palette));
  std::array<std::uint8_t, 3> written{};
  const GeglRectangle pixel = {0, 0, 1, 1};
  gegl_buffer_get(target.get(), &pixel, 1.0, format, written.data(),
                  GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  EXPECT_NEAR(written[0], 255, 1);
  EXPECT_NEAR(written[1], 0, 1);
  EXPECT_NEAR(written[2], 0, 1);
}

TEST(RemapBuffer, WritesNothingForAnEmptyRoi) {
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source = make_buffer(format, {0, 0, 2, 1});
  const std::vector<Rgba8> before(2, {1, 2, 3, 4});
  const BufferPtr target = make_buffer(format, {0, 0, 2, 1}, before);
  ASSERT_TRUE(remap_buffer(source.get(), target.get(), {1, 0, 0, 0}, {},
                           make_palette(Space::oklab), Dither::none,
                           Progress()));
  EXPECT_EQ(codes_of(target, {0, 0, 2, 1}), before);
}

TEST(RemapBuffer, StopsWhenCancelled) {
  const Babl* format = babl_format("R'G'B'A u8");
  const BufferPtr source = make_buffer(format, {0, 0, 2, 1});
  const std::vector<Rgba8> before(2, {1, 2, 3, 4});
  const BufferPtr target = make_buffer(format, {0, 0, 2, 1}, before);
  ReportLog log(0);
  const Status status =
      remap_buffer(source.get(), target.get(), {0, 0, 2, 1}, {},
                   make_palette(Space::oklab), Dither::none, log.progress());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::cancelled);
  EXPECT_EQ(codes_of(target, {0, 0, 2, 1}), before);
}

}  // namespace
}  // namespace scene_palette
