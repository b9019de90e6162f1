// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What is drawn: nothing outside, no label cut, every label readable.

#include <cairo.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "tests/ui/strips.h"
#include "ui/swatch_strip.h"

namespace scene_palette {
namespace {

INSTANTIATE_TEST_SUITE_P(Drawing, EveryStrip, kEveryStrip, strip_name);

TEST_P(EveryStrip, IsDrawnInsideItself) {
  const Drawing drawing(swatches, static_cast<int>(size.width),
                        static_cast<int>(size.height), {.font_size = 20});
  EXPECT_EQ(drawing.touched_outside(), 0);
}

TEST_P(EveryStrip, HasEachSwatchInItsPlace) {
  const StripOptions options{.right_to_left = true};
  const Drawing drawing(swatches, static_cast<int>(size.width),
                        static_cast<int>(size.height), options);
  const auto places = layout_strip(swatches, size.width, size.height, options);
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(drawing.different(places[i], swatches[i].srgb8), 0);
  }
}

TEST_P(EveryStrip, HasNoLabelThatIsCut) {
  for (const double font_size : {8.0, 11.0, 16.0, 40.0}) {
    const StripOptions options{.font_size = font_size};
    const Drawing drawing(swatches, static_cast<int>(size.width),
                          static_cast<int>(size.height), options);
    const auto places =
        layout_strip(swatches, size.width, size.height, options);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(drawing.different_at_edges(places[i], swatches[i].srgb8), 0)
          << "swatch " << i << ", font size " << font_size;
    }
  }
}

// The least contrast of labels on backgrounds of this red and green.
double least_contrast(std::uint8_t r, std::uint8_t g) {
  double least = 21;
  for (int b = 0; b < 256; ++b) {
    const Srgb8 background{r, g, static_cast<std::uint8_t>(b)};
    least = std::min(least, wcag_contrast(label_color(background), background));
  }
  return least;
}

TEST(LabelColor, ReadsWellOnEveryBackground) {
  for (int code = 0; code < 256 * 256; code += 3) {
    const auto r = static_cast<std::uint8_t>(code / 256);
    const auto g = static_cast<std::uint8_t>(code % 256);
    ASSERT_GE(least_contrast(r, g), 4.5) << code;
  }
}

TEST(LabelColor, IsTheBetterOfBlackAndWhite) {
  for (int gray = 0; gray < 256; ++gray) {
    const auto code = static_cast<std::uint8_t>(gray);
    const Srgb8 background{code, code, code};
    EXPECT_EQ(wcag_contrast(label_color(background), background),
              std::max(wcag_contrast({0, 0, 0}, background),
                       wcag_contrast({255, 255, 255}, background)));
  }
}

// Swatches of one color and the given shares.
std::vector<Swatch> gray_swatches(const std::vector<double>& shares) {
  std::vector<Swatch> swatches(shares.size());
  std::ranges::transform(shares, swatches.begin(), [](double share) {
    return swatch({90, 90, 90}, share);
  });
  return swatches;
}

TEST(StripDrawing, LabelsOnlySwatchesWithRoom) {
  const auto swatches = gray_swatches({0.97, 0.01, 0.02});
  const StripOptions options{.font_size = 12};
  const Drawing drawing(swatches, 520, 72, options);
  const auto places = layout_strip(swatches, 520, 72, options);
  EXPECT_GT(drawing.different(places[0], swatches[0].srgb8), 0);
  EXPECT_EQ(drawing.different(places[1], swatches[1].srgb8), 0);
  EXPECT_EQ(drawing.different(places[2], swatches[2].srgb8), 0);
}

// The first and last row of pixels in which `place` differs from `color`.
int label_height(const Drawing& drawing, const StripRectangle& place,
                 const Srgb8& color) {
  int first = -1;
  int last = -2;
  for (int y = 0; y < static_cast<int>(place.height); ++y) {
    const StripRectangle row{place.x, place.y + y, place.width, 1};
    if (drawing.different(row, color) > 0) {
      first = first < 0 ? y : first;
      last = y;
    }
  }
  return last - first + 1;
}

TEST(StripDrawing, LeavesOutTheShareBeforeTheCode) {
  const auto swatches = gray_swatches({1});
  const StripOptions options{.font_size = 12};
  const Drawing tall(swatches, 200, 60, options);
  const Drawing flat(swatches, 200, 24, options);
  const Drawing thin(swatches, 200, 10, options);
  const int both = label_height(tall, {0, 0, 200, 60}, swatches[0].srgb8);
  const int code = label_height(flat, {0, 0, 200, 24}, swatches[0].srgb8);
  EXPECT_GT(code, 0);
  EXPECT_GT(both, code + 8);
  EXPECT_EQ(label_height(thin, {0, 0, 200, 10}, swatches[0].srgb8), 0);
}

TEST(StripDrawing, WritesTheCodeUprightInTallNarrowSwatches) {
  const auto swatches = gray_swatches({1});
  const Drawing drawing(swatches, 24, 120, {.font_size = 12});
  const StripRectangle place{0, 0, 24, 120};
  EXPECT_GT(label_height(drawing, place, swatches[0].srgb8), 40);
  EXPECT_EQ(drawing.different_at_edges(place, swatches[0].srgb8), 0);
}

// How many columns of pixels of a strip of one swatch, 120 units high, differ
// from it: the height of its upright label.
int upright_label_height(int width) {
  const auto swatches = gray_swatches({1});
  const Drawing drawing(swatches, width, 120, {.font_size = 12});
  int columns = 0;
  for (int x = 0; x < width; ++x) {
    const StripRectangle column{static_cast<double>(x), 0, 1, 120};
    columns += drawing.different(column, swatches[0].srgb8) > 0 ? 1 : 0;
  }
  return columns;
}

TEST(StripDrawing, WritesTheShareBesideTheUprightCodeWhereThereIsRoom) {
  EXPECT_GT(upright_label_height(24), 0);
  EXPECT_GT(upright_label_height(34), upright_label_height(24) + 5);
}

TEST(StripLayout, KeepsTheLeastWidthThatIsAskedFor) {
  const auto places = layout_strip(gray_swatches({0.98, 0.01, 0.01}), 500, 40,
                                   {.min_width = 30});
  EXPECT_EQ(places[1].width, 30);
  EXPECT_EQ(places[2].width, 30);
  EXPECT_EQ(places[0].width, 440);
}

// How many of 32 swatches of equal width in 900 units (28.125 each: some are 28
// units wide and some 29) have a label.
std::ptrdiff_t labels_of_32(double font_size) {
  const auto swatches = gray_swatches(std::vector<double>(32, 1.0 / 32));
  const StripOptions options{.equal_widths = true, .font_size = font_size};
  const Drawing drawing(swatches, 900, 120, options);
  return std::ranges::count_if(layout_strip(swatches, 900, 120, options),
                               [&](const StripRectangle& place) {
                                 return drawing.different(
                                            place, swatches[0].srgb8) > 0;
                               });
}

TEST(StripDrawing, LabelsSwatchesOfEqualWidthAlike) {
  for (int quarters = 4 * 8; quarters < 4 * 30; ++quarters) {
    const std::ptrdiff_t labels = labels_of_32(quarters / 4.0);
    EXPECT_TRUE(labels == 0 || labels == 32)
        << labels << " labels, font size " << quarters / 4.0;
  }
}

TEST(StripDrawing, DrawsNoLabelsAtFontSizeZero) {
  const auto swatches = gray_swatches({1});
  const Drawing drawing(swatches, 520, 72, {});
  EXPECT_EQ(drawing.different({0, 0, 520, 72}, swatches[0].srgb8), 0);
}

TEST(StripDrawing, LeavesTheContextAsItWas) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>
      surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100),
              cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(
      cairo_create(surface.get()), cairo_destroy);
  draw_strip(cairo.get(), uneven_swatches(8), 100, 100, {.font_size = 9});
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo.get(), &matrix);
  EXPECT_EQ(matrix.x0, 0);
  EXPECT_EQ(matrix.xx, 1);
  EXPECT_EQ(cairo_get_antialias(cairo.get()), CAIRO_ANTIALIAS_DEFAULT);
  EXPECT_EQ(cairo_status(cairo.get()), CAIRO_STATUS_SUCCESS);
}

TEST(StripDrawing, DrawsNothingForNoSwatches) {
  const Drawing drawing({}, 50, 20, {.font_size = 12});
  EXPECT_EQ(drawing.different({0, 0, 50, 20}, {255, 0, 255}), 0);
}

}  // namespace
}  // namespace scene_palette
