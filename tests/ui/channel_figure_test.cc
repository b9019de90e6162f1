// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/channel_figure.cc: by where things are and what colors they have,
// never by a stored picture.

#include "ui/channel_figure.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/color.h"

namespace scene_palette {
namespace {

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};

// A drawn figure.
class Drawing {
 public:
  Drawing(const ChannelPicture& picture, const ChannelFigureOptions& options)
      : layout_(layout_channels(picture.width, picture.height)),
        surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, layout_.width,
                                            layout_.height)) {
    cairo_t* cairo = cairo_create(surface_.get());
    draw_channels(cairo, picture, layout_, options);
    EXPECT_EQ(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    cairo_surface_flush(surface_.get());
  }

  const ChannelLayout& layout() const { return layout_; }

  Srgb8 at(double x, double y) const {
    const auto* row = reinterpret_cast<const std::uint32_t*>(
        cairo_image_surface_get_data(surface_.get()) +
        static_cast<int>(y) * stride());
    const std::uint32_t pixel = row[static_cast<int>(x)];
    return {static_cast<std::uint8_t>(pixel >> 16U),
            static_cast<std::uint8_t>(pixel >> 8U),
            static_cast<std::uint8_t>(pixel)};
  }

  std::ptrdiff_t stride() const {
    return cairo_image_surface_get_stride(surface_.get());
  }
  Srgb8 ground() const { return at(0, 0); }

 private:
  ChannelLayout layout_;
  std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface_;
};

// Pixels in which every channel differs.
std::vector<Srgb8> some_pixels(int width, int height) {
  std::vector<Srgb8> pixels;
  pixels.reserve(static_cast<std::size_t>(width) *
                 static_cast<std::size_t>(height));
  for (int i = 0; i < width * height; ++i) {
    pixels.push_back({static_cast<std::uint8_t>(i * 7 % 256),
                      static_cast<std::uint8_t>(i * 11 % 256),
                      static_cast<std::uint8_t>(255 - i % 256)});
  }
  return pixels;
}

const std::vector<std::pair<int, int>> kSizes = {
    {1, 1},     {2, 1},    {16, 12},  {130, 90},  {300, 200},
    {200, 300}, {1280, 1}, {1, 1280}, {756, 504}, {1280, 1280}};

double right_of(const StripRectangle& place) { return place.x + place.width; }
double bottom_of(const StripRectangle& place) { return place.y + place.height; }

// WCAG 2.2, "contrast ratio".
double contrast(const Srgb8& a, const Srgb8& b) {
  const auto luminance = [](const Srgb8& color) {
    const LinearRgb light = linear_from_srgb8(color);
    return 0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b;
  };
  const auto [least, most] = std::minmax({luminance(a), luminance(b)});
  return (most + 0.05) / (least + 0.05);
}

TEST(ChannelLayout, HasThreeColumnsSideBySide) {
  for (const auto& [width, height] : kSizes) {
    const ChannelLayout layout = layout_channels(width, height);
    for (std::size_t i = 0; i < kChannels; ++i) {
      const StripRectangle& plane = layout.planes[i];
      EXPECT_EQ(plane.width, width * layout.enlargement);
      EXPECT_EQ(plane.height, height * layout.enlargement);
      EXPECT_EQ(layout.scales[i].x, plane.x);
      EXPECT_EQ(layout.captions[i].x, plane.x);
      EXPECT_GE(layout.scales[i].width, plane.width);
      EXPECT_GT(layout.scales[i].y, bottom_of(plane));
      EXPECT_GT(layout.captions[i].y, bottom_of(layout.scales[i]));
      if (i > 0) {
        EXPECT_GT(plane.x, right_of(layout.scales[i - 1]));
      }
    }
  }
}

TEST(ChannelLayout, HasEqualMarginsOnAllSides) {
  for (const auto& [width, height] : kSizes) {
    const ChannelLayout layout = layout_channels(width, height);
    const double margin = layout.planes[0].x;
    EXPECT_GE(margin, layout.font_size);
    EXPECT_EQ(layout.planes[0].y, margin);
    EXPECT_EQ(layout.width - right_of(layout.captions[2]), margin);
    EXPECT_EQ(layout.height - bottom_of(layout.captions[2]), margin);
  }
}

TEST(ChannelLayout, EnlargesSmallPicturesOnly) {
  EXPECT_EQ(layout_channels(1, 1).enlargement, 260);
  EXPECT_EQ(layout_channels(16, 12).enlargement, 16);
  EXPECT_EQ(layout_channels(131, 20).enlargement, 1);
  EXPECT_EQ(layout_channels(1, 1280).enlargement, 1);
}

TEST(ChannelLayout, GrowsItsTextWithThePicture) {
  EXPECT_EQ(layout_channels(1, 1280).font_size, 13);
  EXPECT_GT(layout_channels(1280, 100).font_size,
            layout_channels(600, 100).font_size);
}

TEST(ChannelFigure, HasThePixelsOfThePicture) {
  constexpr int kWidth = 40;
  constexpr int kHeight = 30;
  const std::vector<Srgb8> pixels = some_pixels(kWidth, kHeight);
  for (const bool gray : {false, true}) {
    const Drawing drawing({kWidth, kHeight, pixels, {}}, {.gray = gray});
    const auto& planes = drawing.layout().planes;
    const int scale = drawing.layout().enlargement;
    ASSERT_GT(scale, 1);
    for (int y = 0; y < kHeight * scale; ++y) {
      for (int x = 0; x < kWidth * scale; ++x) {
        const int index = y / scale * kWidth + x / scale;
        const Srgb8& pixel = pixels[static_cast<std::size_t>(index)];
        const std::array<std::uint8_t, kChannels> codes = {pixel.r, pixel.g,
                                                           pixel.b};
        for (std::size_t i = 0; i < kChannels; ++i) {
          const auto code_in = [&](std::size_t channel) {
            return gray || channel == i ? codes[i] : std::uint8_t{0};
          };
          const Srgb8 expected{code_in(0), code_in(1), code_in(2)};
          ASSERT_EQ(drawing.at(planes[i].x + x, planes[i].y + y), expected);
        }
      }
    }
  }
}

TEST(ChannelFigure, LeavesItsMarginsFree) {
  for (const auto& [width, height] : kSizes) {
    const std::vector<Srgb8> pixels = some_pixels(width, height);
    const Drawing drawing({width, height, pixels, {}}, {});
    const ChannelLayout& layout = drawing.layout();
    // Half of a mark at the end of a scale stands out.
    const auto margin =
        static_cast<int>(layout.planes[0].x - layout.font_size / 3);
    const auto is_free = [&](int x, int y) {
      return drawing.at(x, y) == drawing.ground();
    };
    for (int x = 0; x < layout.width; ++x) {
      ASSERT_TRUE(is_free(x, margin - 1) && is_free(x, layout.height - margin))
          << width << " x " << height << " at " << x;
    }
    for (int y = 0; y < layout.height; ++y) {
      ASSERT_TRUE(is_free(margin - 1, y) && is_free(layout.width - margin, y))
          << width << " x " << height << " at " << y;
    }
  }
}

TEST(ChannelFigure, ShowsTheRangeOnTheScale) {
  const std::vector<Srgb8> pixels = some_pixels(256, 10);
  const ChannelRange range{64, 191, 128};
  const Drawing drawing({256, 10, pixels, {range, range, range}}, {});
  for (std::size_t i = 0; i < kChannels; ++i) {
    const StripRectangle& scale = drawing.layout().scales[i];
    const auto is_drawn = [&](double code) {
      return drawing.at(scale.x + scale.width * code / 256, scale.y) !=
             drawing.ground();
    };
    for (const double code : {0.0, 30.0, 60.0, 196.0, 255.0}) {
      EXPECT_FALSE(is_drawn(code)) << code;
    }
    for (const double code : {66.0, 100.0, 190.0}) {
      EXPECT_TRUE(is_drawn(code)) << code;
    }
  }
}

TEST(ChannelFigure, WritesWhatCanBeRead) {
  const std::vector<Srgb8> pixels = some_pixels(300, 10);
  for (const bool dark : {false, true}) {
    const Drawing drawing({300, 10, pixels, {}}, {.dark = dark});
    for (const StripRectangle& caption : drawing.layout().captions) {
      // The inside of some stroke has the full color.
      double best_left = 0;
      double best_right = 0;
      for (double y = caption.y; y < bottom_of(caption); ++y) {
        for (double x = caption.x; x < right_of(caption); ++x) {
          const double found = contrast(drawing.at(x, y), drawing.ground());
          double& best =
              x < caption.x + caption.width / 4 ? best_left : best_right;
          best = std::max(best, found);
        }
      }
      EXPECT_GE(best_left, 4.5);
      EXPECT_GE(best_right, 4.5);
    }
  }
}

TEST(ChannelFigure, SaysWhatTheRangeIs) {
  const std::vector<Srgb8> pixels = some_pixels(20, 10);
  const auto caption_of = [&](const ChannelRange& range) {
    const Drawing drawing({20, 10, pixels, {range, range, range}}, {});
    const StripRectangle& place = drawing.layout().captions[0];
    std::vector<Srgb8> caption;
    for (double y = place.y; y < bottom_of(place); ++y) {
      for (double x = place.x; x < right_of(place); ++x) {
        caption.push_back(drawing.at(x, y));
      }
    }
    return caption;
  };
  const std::vector<Srgb8> caption = caption_of({3, 255, 121.4});
  EXPECT_EQ(caption, caption_of({3, 255, 120.6}));
  EXPECT_NE(caption, caption_of({4, 255, 121.4}));
  EXPECT_NE(caption, caption_of({3, 254, 121.4}));
  EXPECT_NE(caption, caption_of({3, 255, 122.4}));
}

}  // namespace
}  // namespace scene_palette
