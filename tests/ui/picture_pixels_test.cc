// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/picture_pixels.cc.

#include "ui/picture_pixels.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <vector>

#include "ui/cairo_pointers.h"

namespace scene_palette {
namespace {

constexpr Srgb8 kGround = {230, 230, 230};

/// Cairo's premultiplied pixels, row by row.
std::vector<Rgba8> written(const Thumbnail& thumbnail,
                           const std::vector<std::uint8_t>& nearest,
                           const std::vector<Srgb8>& colors,
                           const PixelStyle& style) {
  const SurfacePtr surface(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, thumbnail.width, thumbnail.height));
  write_pixels(thumbnail, nearest, colors, style, surface.get());
  std::vector<Rgba8> pixels;
  for (int y = 0; y < thumbnail.height; ++y) {
    const unsigned char* row =
        cairo_image_surface_get_data(surface.get()) +
        static_cast<std::ptrdiff_t>(y) *
            cairo_image_surface_get_stride(surface.get());
    for (int x = 0; x < thumbnail.width; ++x, row += 4) {
      std::uint32_t value = 0;
      std::memcpy(&value, row, sizeof value);
      pixels.push_back({static_cast<std::uint8_t>(value >> 16U),
                        static_cast<std::uint8_t>(value >> 8U),
                        static_cast<std::uint8_t>(value),
                        static_cast<std::uint8_t>(value >> 24U)});
    }
  }
  return pixels;
}

Thumbnail row_of(const std::vector<Rgba8>& pixels,
                 const std::vector<std::uint8_t>& selected = {}) {
  return {static_cast<int>(pixels.size()), 1, 1, pixels, {}, selected};
}

Rgba8 opaque(const Srgb8& color) { return {color.r, color.g, color.b, 255}; }

constexpr Rgba8 kRed = {200, 30, 20, 255};
constexpr Rgba8 kBlue = {10, 60, 250, 255};

TEST(PicturePixels, AreThoseOfThePictureWithoutColors) {
  EXPECT_EQ(written(row_of({kRed, kBlue}), {}, {}, {kGround, {}}),
            (std::vector<Rgba8>{kRed, kBlue}));
}

TEST(PicturePixels, ComeRowByRow) {
  const Thumbnail thumbnail = {
      3, 2, 1, {kRed, kBlue, kRed, kBlue, kBlue, kRed}, {}, {}};
  EXPECT_EQ(written(thumbnail, {}, {}, {kGround, {}}), thumbnail.pixels);
}

TEST(PicturePixels, GetTheColorsOfTheirIndices) {
  EXPECT_EQ(written(row_of({kRed, kBlue}), {1, 0}, {{9, 8, 7}, {6, 5, 4}},
                    {kGround, {}}),
            (std::vector<Rgba8>{{6, 5, 4, 255}, {9, 8, 7, 255}}));
}

TEST(PicturePixels, FadeWhereTheyAreNotSelected) {
  const auto pixels = written(row_of({kRed, kRed}, {255, 0}), {0, 0},
                              {{9, 8, 7}}, {kGround, {}});
  EXPECT_EQ(pixels[0], (Rgba8{9, 8, 7, 255}));
  // What is not selected does not change: the gray of its own color.
  EXPECT_EQ(pixels[1], opaque(faded({200, 30, 20}, kGround)));
}

TEST(PicturePixels, FadeAsFarAsTheyAreNotSelected) {
  const Srgb8 color = {200, 30, 20};
  const int whole = faded(color, kGround).r;
  for (const std::uint8_t selected : {255, 200, 128, 60, 0}) {
    const auto pixels =
        written(row_of({kRed}, {selected}), {}, {}, {kGround, {}});
    const double part = (255 - selected) / 255.0;
    EXPECT_NEAR(pixels[0].r, color.r + (whole - color.r) * part, 1);
  }
}

TEST(PicturePixels, KeepOnlyTheHighlightedColor) {
  for (const bool after : {false, true}) {
    const std::vector<Srgb8> colors = {{9, 8, 7}, {6, 5, 4}};
    const auto pixels = written(row_of({kRed, kBlue, kRed}), {0, 1, 0},
                                after ? colors : std::vector<Srgb8>{},
                                {kGround, std::size_t{1}});
    EXPECT_EQ(pixels[1], after ? opaque(colors[1]) : kBlue);
    EXPECT_EQ(pixels[0],
              opaque(faded(after ? colors[0] : Srgb8{200, 30, 20}, kGround)));
    EXPECT_EQ(pixels[2], pixels[0]);
  }
}

TEST(PicturePixels, ArePremultiplied) {
  const auto pixels = written(row_of({{200, 100, 50, 128}, {200, 100, 50, 0}}),
                              {}, {}, {kGround, {}});
  EXPECT_EQ(pixels[0].a, 128);
  EXPECT_NEAR(pixels[0].r, 200 * 128 / 255.0, 0.51);
  EXPECT_NEAR(pixels[0].g, 100 * 128 / 255.0, 0.51);
  EXPECT_EQ(pixels[1], Rgba8{});
}

TEST(PicturePixels, OfNothingAreNothing) {
  EXPECT_TRUE(written({}, {}, {}, {kGround, {}}).empty());
}

TEST(Faded, IsAGrayNearTheGround) {
  for (const Srgb8& color :
       {Srgb8{255, 0, 0}, Srgb8{0, 0, 0}, Srgb8{255, 255, 255}}) {
    for (const int code : {0, 53, 128, 255}) {
      const auto byte = static_cast<std::uint8_t>(code);
      const Srgb8 result = faded(color, {byte, byte, byte});
      EXPECT_EQ(result.r, result.g);
      EXPECT_EQ(result.g, result.b);
      EXPECT_LE(std::abs(result.r - code), 255 * 0.27);
    }
  }
}

TEST(Luma, IsThatOfBt601) {
  EXPECT_EQ(luma({0, 0, 0}), 0);
  EXPECT_EQ(luma({255, 255, 255}), 255);
  EXPECT_NEAR(luma({200, 30, 20}), 0.299 * 200 + 0.587 * 30 + 0.114 * 20, 1);
}

TEST(HasTransparency, LooksAtEveryPixel) {
  EXPECT_FALSE(has_transparency(row_of({kRed, kBlue})));
  EXPECT_TRUE(has_transparency(row_of({kRed, {1, 2, 3, 254}})));
  EXPECT_FALSE(has_transparency({}));
}

}  // namespace
}  // namespace scene_palette
