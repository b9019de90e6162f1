// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/picture_view.cc: what is drawn where, and what is picked.

#include "ui/picture_view.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "core/color.h"
#include "core/random.h"
#include "ui/color_words.h"

namespace scene_palette {
namespace {

constexpr Srgb8 kRed = {220, 30, 20};
constexpr Srgb8 kBlue = {20, 40, 230};
constexpr Srgb8 kNothing = {1, 250, 249};  // around the picture

Rgba8 opaque(const Srgb8& color) { return {color.r, color.g, color.b, 255}; }

Palette palette_of(const std::vector<Srgb8>& colors, Space space) {
  Palette palette;
  palette.space = space;
  for (const Srgb8& color : colors) {
    palette.swatches.push_back(make_swatch(
        linear_from_srgb8(color), 1 / static_cast<double>(colors.size())));
  }
  return palette;
}

/// `width` × `height` pixels of one color.
Thumbnail plain(int width, int height, const Srgb8& color) {
  const auto count =
      static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  return {width, height, 1, std::vector<Rgba8>(count, opaque(color)), {}, {}};
}

/// A view of 100 × 80 units with a picture that fills it, of kRed, that becomes
/// kBlue.
PictureView red_to_blue() {
  PictureView view;
  view.set_thumbnail(plain(50, 40, kRed));
  view.set_palette(palette_of({kBlue}, Space::oklab));
  view.viewport().set_view(100, 80);
  return view;
}

class Drawing {
 public:
  Drawing(PictureView& view, const PictureLook& look, int width = 100,
          int height = 80)
      : scale_(static_cast<int>(look.pixels)),
        surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width * scale_,
                                            height * scale_)) {
    cairo_surface_set_device_scale(surface_.get(), scale_, scale_);
    const CairoPtr cairo(cairo_create(surface_.get()));
    cairo_set_source_rgb(cairo.get(), kNothing.r / 255.0, kNothing.g / 255.0,
                         kNothing.b / 255.0);
    cairo_paint(cairo.get());
    view.draw(cairo.get(), look);
    cairo_surface_flush(surface_.get());
  }

  /// The color of the pixel in units.
  [[nodiscard]] Srgb8 at(int x, int y) const {
    std::uint32_t value = 0;
    std::memcpy(&value,
                cairo_image_surface_get_data(surface_.get()) +
                    static_cast<std::ptrdiff_t>(y) * scale_ *
                        cairo_image_surface_get_stride(surface_.get()) +
                    static_cast<std::ptrdiff_t>(x) * scale_ * 4,
                sizeof value);
    return {static_cast<std::uint8_t>(value >> 16U),
            static_cast<std::uint8_t>(value >> 8U),
            static_cast<std::uint8_t>(value)};
  }

 private:
  int scale_;
  SurfacePtr surface_;
};

/// The nearest color by the definition.
std::size_t nearest_by_hand(const Srgb8& color, const Palette& palette) {
  const auto point = [&](const Srgb8& codes) {
    return coordinates_from_linear(linear_from_srgb8(codes), palette.space);
  };
  std::size_t nearest = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < palette.swatches.size(); ++i) {
    const double distance =
        squared_distance(point(color), point(palette.swatches[i].srgb8));
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

TEST(PictureView, ShowsBeforeAtTheLeftAndAfterAtTheRight) {
  PictureView view = red_to_blue();
  view.set_split(0.3);
  for (const double pixels : {1.0, 2.0}) {
    const Drawing drawing(view, {.pixels = pixels});
    EXPECT_EQ(drawing.at(1, 5), kRed);
    EXPECT_EQ(drawing.at(26, 5), kRed);
    EXPECT_EQ(drawing.at(34, 5), kBlue);
    EXPECT_EQ(drawing.at(98, 5), kBlue);
  }
}

TEST(PictureView, ShowsBeforeAtTheRightInScriptsFromRightToLeft) {
  PictureView view = red_to_blue();
  view.set_right_to_left(true);
  view.set_split(0.3);
  const Drawing drawing(view, {});
  EXPECT_EQ(drawing.at(66, 5), kBlue);
  EXPECT_EQ(drawing.at(74, 5), kRed);
  EXPECT_NEAR(*view.split_x(), 70, 1e-9);
  view.move_split_to(90);
  EXPECT_NEAR(view.split(), 0.1, 1e-9);
}

TEST(PictureView, ShowsOnlyBeforeWithoutAPalette) {
  PictureView view = red_to_blue();
  view.set_palette({});
  const Drawing drawing(view, {.font_size = 10});
  for (int x = 0; x < 100; ++x) {
    ASSERT_EQ(drawing.at(x, 5), kRed);
  }
  EXPECT_FALSE(view.split_x());
}

TEST(PictureView, SplitsWhatIsSeenOfAZoomedPicture) {
  PictureView view = red_to_blue();
  view.viewport().zoom_by(5, 99, 79);
  view.set_split(0.5);
  EXPECT_NEAR(*view.split_x(), 50, 1e-9);
  view.move_split_to(25);
  EXPECT_NEAR(view.split(), 0.25, 1e-9);
  view.move_split_to(-1000);
  EXPECT_EQ(view.split(), 0);
  const Drawing drawing(view, {});
  EXPECT_EQ(drawing.at(10, 5), kBlue);
}

TEST(PictureView, DrawsNothingAroundThePicture) {
  PictureView view;
  view.set_thumbnail(plain(40, 10, kRed));
  view.set_palette(palette_of({kBlue}, Space::oklab));
  view.viewport().set_view(100, 80);
  PictureLook look{.font_size = 10};
  look.cursor = PixelPlace{0, 0};
  const Drawing drawing(view, look);
  for (int x = 0; x < 100; ++x) {
    for (const int y : {0, 26, 53, 79}) {
      ASSERT_EQ(drawing.at(x, y), kNothing) << x << ", " << y;
    }
  }
}

TEST(PictureView, ShowsEveryPixelInTheNearestColor) {
  SplitMix64 random(7);
  Thumbnail thumbnail = plain(20, 16, kRed);
  for (Rgba8& pixel : thumbnail.pixels) {
    const std::uint64_t bits = random.next();
    pixel = {static_cast<std::uint8_t>(bits),
             static_cast<std::uint8_t>(bits >> 8U),
             static_cast<std::uint8_t>(bits >> 16U), 255};
  }
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Palette palette = palette_of(
        {kRed, kBlue, {0, 0, 0}, {255, 255, 255}, {90, 200, 90}}, space);
    PictureView view;
    view.viewport().set_view(100, 80);
    view.set_palette(palette);
    view.set_thumbnail(thumbnail);
    view.set_split(0);
    const Drawing drawing(view, {});
    for (int i = 1; i < 20 * 16; ++i) {
      const PixelPlace place = {i % 20, i / 20};
      const Rgba8& pixel = thumbnail.pixels[static_cast<std::size_t>(i)];
      const std::size_t expected =
          nearest_by_hand({pixel.r, pixel.g, pixel.b}, palette);
      const auto pick = view.pick(place);
      ASSERT_TRUE(pick);
      EXPECT_EQ(pick->swatch, expected);
      if (place.x > 2) {  // beside the line
        EXPECT_EQ(drawing.at(place.x * 5 + 2, place.y * 5 + 2),
                  palette.swatches[expected].srgb8);
      }
    }
  }
}

TEST(PictureView, HighlightsOneSwatchOnBothSides) {
  Thumbnail thumbnail = plain(50, 40, kRed);
  for (std::size_t i = 0; i < thumbnail.pixels.size() / 2; ++i) {
    thumbnail.pixels[i] = opaque({60, 80, 250});
  }
  PictureView view;
  view.viewport().set_view(100, 80);
  view.set_thumbnail(thumbnail);
  view.set_palette(palette_of({kRed, kBlue}, Space::oklab));
  view.set_highlighted(1);
  const auto is_gray = [](const Srgb8& color) {
    return color.r == color.g && color.g == color.b;
  };
  {
    const Drawing drawing(view, {});
    EXPECT_EQ(drawing.at(10, 10), (Srgb8{60, 80, 250}));
    EXPECT_EQ(drawing.at(90, 10), kBlue);
    EXPECT_TRUE(is_gray(drawing.at(10, 70)));
    EXPECT_TRUE(is_gray(drawing.at(90, 70)));
  }
  // One that the next palette has not.
  view.set_highlighted(7);
  EXPECT_EQ(Drawing(view, {}).at(10, 70), kRed);
  view.set_highlighted(std::nullopt);
  EXPECT_EQ(Drawing(view, {}).at(90, 70), kRed);
}

// White pixels on a white window, black ones on a black window.
TEST(PictureView, FadesAwayFromTheHighlightedColor) {
  for (const std::uint8_t code : {0, 255}) {
    Thumbnail thumbnail = plain(50, 40, {code, code, code});
    thumbnail.pixels.assign(thumbnail.pixels.size(),
                            opaque({code, code, code}));
    thumbnail.pixels[0] = opaque(kRed);
    PictureView view;
    view.viewport().set_view(100, 80);
    view.set_thumbnail(thumbnail);
    view.set_palette(palette_of({{code, code, code}, kRed}, Space::oklab));
    view.set_highlighted(0);
    const Drawing drawing(view, {.ground = {code, code, code}});
    EXPECT_EQ(drawing.at(20, 20).r, code);
    EXPECT_GE(std::abs(drawing.at(0, 0).r - code), 90);
    // Another color is seen on that window.
    view.set_highlighted(1);
    const Drawing red(view, {.ground = {code, code, code}});
    EXPECT_LE(std::abs(red.at(20, 20).r - code), 70);
  }
}

TEST(PictureView, ShowsChecksThroughTransparency) {
  Thumbnail thumbnail = plain(50, 40, kRed);
  thumbnail.pixels[0].a = 0;
  for (std::size_t i = 1; i < thumbnail.pixels.size(); ++i) {
    thumbnail.pixels[i] = {};
  }
  PictureView view;
  view.viewport().set_view(100, 80);
  view.set_thumbnail(thumbnail);
  const Drawing drawing(view, {});
  const Srgb8 light = drawing.at(4, 4);
  const Srgb8 dark = drawing.at(12, 4);
  EXPECT_NE(light, dark);
  EXPECT_EQ(drawing.at(12, 12), light);
  EXPECT_EQ(drawing.at(4, 12), dark);
}

TEST(PictureView, PicksTheLayersPixelAndItsColor) {
  Thumbnail thumbnail = plain(10, 8, kRed);
  thumbnail.scale = 9;
  thumbnail.pixels[3 * 10 + 7] = opaque(kBlue);
  PictureView view;
  view.viewport().set_view(100, 80);
  view.set_thumbnail(thumbnail);
  const auto pick = view.pick(75, 35);
  ASSERT_TRUE(pick);
  EXPECT_EQ(pick->pixel, (PixelPlace{7, 3}));
  EXPECT_EQ(pick->layer, (PixelPlace{67, 31}));
  EXPECT_EQ(pick->color, kBlue);
  EXPECT_FALSE(pick->swatch);
}

TEST(PictureView, PicksNothingOutsideAndWhereAllIsTransparent) {
  Thumbnail thumbnail = plain(10, 8, kRed);
  thumbnail.pixels[0].a = 0;
  PictureView view;
  EXPECT_FALSE(view.pick(0, 0));
  view.viewport().set_view(100, 80);
  view.set_thumbnail(thumbnail);
  EXPECT_FALSE(view.pick(5, 5));
  EXPECT_TRUE(view.pick(15, 5));
  EXPECT_FALSE(view.pick(-1, 5));
  EXPECT_FALSE(view.pick(PixelPlace{10, 0}));
  EXPECT_FALSE(view.pick(PixelPlace{0, -1}));
}

TEST(PictureView, ShowsANewPictureInTheColorsItHas) {
  PictureView view = red_to_blue();
  (void)Drawing(view, {});
  view.set_thumbnail(plain(50, 40, {1, 2, 3}));
  const Drawing drawing(view, {});
  EXPECT_EQ(drawing.at(5, 5), (Srgb8{1, 2, 3}));
  EXPECT_EQ(drawing.at(95, 5), kBlue);
}

TEST(PictureView, LabelsItsSidesWhereThereIsRoom) {
  PictureView view = red_to_blue();
  view.viewport().set_view(200, 160);
  const auto labeled = [&](int from, int to) {
    const Drawing drawing(view, {.font_size = 10}, 200, 160);
    for (int x = from; x < to; ++x) {
      const Srgb8 color = drawing.at(x, 10);
      if (color != kRed && color != kBlue) {
        return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(labeled(2, 80));
  EXPECT_TRUE(labeled(120, 198));
  view.set_split(0.1);
  EXPECT_FALSE(labeled(2, 16));
  EXPECT_TRUE(labeled(120, 198));
  // Both or none in the middle, though one text is shorter.
  view.set_split(0.5);
  for (int width = 60; width < 200; ++width) {
    view.viewport().set_view(width, 160);
    const cairo_rectangle_t seen = view.viewport().visible();
    const Drawing drawing(view, {.font_size = 10}, 200, 160);
    const int top = static_cast<int>(seen.y) + 10;
    int left = 0;
    int right = 0;
    for (int x = 2; x < width - 2; ++x) {
      const bool is_left = x < width / 2 - 4;
      if (drawing.at(x, top) != (is_left ? kRed : kBlue) &&
          (is_left || x > width / 2 + 4)) {
        ++(is_left ? left : right);
      }
    }
    EXPECT_EQ(left > 5, right > 5) << width;
  }
}

TEST(PictureView, LeavesTheContextAsItWas) {
  PictureView view = red_to_blue();
  const SurfacePtr surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 80));
  const CairoPtr cairo(cairo_create(surface.get()));
  view.draw(cairo.get(), {.font_size = 10});
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  cairo_clip_extents(cairo.get(), &x1, &y1, &x2, &y2);
  EXPECT_EQ(x2 - x1, 100);
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo.get(), &matrix);
  EXPECT_EQ(matrix.x0, 0);
  EXPECT_EQ(matrix.xx, 1);
  EXPECT_EQ(cairo_status(cairo.get()), CAIRO_STATUS_SUCCESS);
}

TEST(PictureView, NamesAColorAndItsSwatch) {
  PictureView view = red_to_blue();
  const Palette palette = palette_of({kRed, kBlue}, Space::oklab);
  EXPECT_EQ(view.text({{}, {}, {1, 2, 3}, std::nullopt}), "#010203");
  const std::string blue = view.text({{}, {}, {1, 2, 3}, 0});
  EXPECT_EQ(blue,
            "#010203 → color 1: " + entry_names(view.palette().swatches)[0]);
  view.set_palette(palette);
  EXPECT_EQ(view.text({{}, {}, {1, 2, 3}, 1}),
            "#010203 → color 2: " + entry_names(palette.swatches)[1]);
  EXPECT_EQ(view.text({{}, {}, {1, 2, 3}, 2}), "#010203");
}

}  // namespace
}  // namespace scene_palette
