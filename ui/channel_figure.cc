// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Lengths are in units of the font size unless they say otherwise.

#include "ui/channel_figure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "ui/cairo_pointers.h"
#include "ui/text.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

/// In pixels: what a small picture is enlarged to, at most; the least width of
/// a column, so that its caption has room; and the least size of a font.
constexpr int kSmallPicture = 260;
constexpr double kLeastColumn = 220;
constexpr double kLeastFont = 13;

/// How many times a column is as wide as its font is high.
constexpr double kColumn = 24;

constexpr double kMargin = 2.4;
constexpr double kGap = 1.5;       // between columns
constexpr double kScaleGap = 1.0;  // between plane and scale
constexpr double kScaleHeight = 0.6;
constexpr double kUnusedPart = 0.3;  // of the height of the scale
constexpr double kMark = 0.5;        // the mark of the mean
constexpr double kCaptionGap = 0.75;
constexpr double kCaptionHeight = 1.35;

/// Contrasts to the ground: 5:1 and more.
struct Theme {
  Srgb8 ground;
  Srgb8 ink;
  Srgb8 quiet_ink;
  Srgb8 hairline;
  std::array<Srgb8, kChannels> names;
};
constexpr Theme kLight = {{248, 248, 246},
                          {38, 38, 38},
                          {90, 90, 88},
                          {214, 214, 211},
                          {{{184, 34, 40}, {16, 110, 46}, {38, 84, 196}}}};
constexpr Theme kDark = {{27, 27, 28},
                         {232, 232, 232},
                         {172, 172, 172},
                         {70, 70, 72},
                         {{{255, 122, 117}, {96, 205, 122}, {122, 164, 255}}}};

struct PatternDestroy {
  void operator()(cairo_pattern_t* pattern) const {
    cairo_pattern_destroy(pattern);
  }
};
using PatternPtr = std::unique_ptr<cairo_pattern_t, PatternDestroy>;

/// A whole number of pixels, at least one.
double pixels(double length) { return std::max(1.0, std::round(length)); }

void fill(cairo_t* cairo, const StripRectangle& place) {
  cairo_rectangle(cairo, place.x, place.y, place.width, place.height);
  cairo_fill(cairo);
}

std::uint8_t code_of(const Srgb8& pixel, std::size_t channel) {
  return std::array{pixel.r, pixel.g, pixel.b}[channel];
}

/// How `code` of a channel is shown.
Srgb8 shade(std::uint8_t code, std::size_t channel, bool gray) {
  std::array<std::uint8_t, kChannels> codes{};
  codes[channel] = code;
  return gray ? Srgb8{code, code, code} : Srgb8{codes[0], codes[1], codes[2]};
}

/// The plane of a channel, a pixel each.
SurfacePtr plane_of(const ChannelPicture& picture, std::size_t channel,
                    bool gray) {
  SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                picture.width, picture.height));
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  if (data == nullptr) {
    return surface;  // Memory is used up, and Cairo draws nothing with it.
  }
  const auto width = static_cast<std::size_t>(picture.width);
  const auto stride =
      static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())) /
      sizeof(std::uint32_t);
  auto* row = reinterpret_cast<std::uint32_t*>(data);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    const Srgb8 color =
        shade(code_of(picture.pixels[i], channel), channel, gray);
    row[i / width * stride + i % width] =
        static_cast<std::uint32_t>(color.r << 16 | color.g << 8 | color.b);
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

/// Fills `place`, with a hairline around it that tells it from the ground.
void fill_framed(cairo_t* cairo, cairo_pattern_t* shades,
                 const StripRectangle& place, const Theme& theme) {
  set_source(cairo, theme.hairline);
  fill(cairo, {place.x - 1, place.y - 1, place.width + 2, place.height + 2});
  cairo_set_source(cairo, shades);
  fill(cairo, place);
}

void draw_plane(cairo_t* cairo, cairo_surface_t* plane, int enlargement,
                const StripRectangle& place, const Theme& theme) {
  const PatternPtr pattern(cairo_pattern_create_for_surface(plane));
  cairo_matrix_t to_plane;
  cairo_matrix_init_scale(&to_plane, 1.0 / enlargement, 1.0 / enlargement);
  cairo_matrix_translate(&to_plane, -place.x, -place.y);
  cairo_pattern_set_matrix(pattern.get(), &to_plane);
  cairo_pattern_set_filter(pattern.get(), CAIRO_FILTER_NEAREST);
  fill_framed(cairo, pattern.get(), place, theme);
}

/// From 0 to 255: full where the picture has codes, a line elsewhere, and a
/// mark below the mean.
void draw_scale(cairo_t* cairo, const ChannelRange& range, std::size_t channel,
                const StripRectangle& place, double font_size,
                const ChannelFigureOptions& options, const Theme& theme) {
  const Srgb8 brightest = shade(255, channel, options.gray);
  const PatternPtr shades(
      cairo_pattern_create_linear(place.x, 0, place.x + place.width, 0));
  cairo_pattern_add_color_stop_rgb(shades.get(), 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgb(shades.get(), 1, brightest.r / 255.0,
                                   brightest.g / 255.0, brightest.b / 255.0);
  // Each code has a 256th of the scale.
  const auto left_of = [&](double code) {
    return place.x + std::round(place.width * code / 256);
  };
  const double unused = pixels(kUnusedPart * place.height);
  const double left = left_of(range.lowest);
  fill_framed(cairo, shades.get(),
              {place.x, place.y + std::round((place.height - unused) / 2),
               place.width, unused},
              theme);
  fill_framed(cairo, shades.get(),
              {left, place.y, std::max(2.0, left_of(range.highest + 1) - left),
               place.height},
              theme);
  const double mark = kMark * font_size;
  const double middle = left_of(range.mean + 0.5);
  const double top = place.y + place.height + mark / 3;
  set_source(cairo, theme.ink);
  cairo_move_to(cairo, middle, top);
  cairo_line_to(cairo, middle - mark / 2, top + mark);
  cairo_line_to(cairo, middle + mark / 2, top + mark);
  cairo_fill(cairo);
}

/// A line of text with its width.
struct Line {
  LayoutPtr layout;
  double width = 0;
};

Line new_line(cairo_t* cairo, const std::string& text, double font_size,
              bool is_bold) {
  Line line{text_line(cairo, text, {.size = font_size, .is_bold = is_bold}), 0};
  int width = 0;
  pango_layout_get_size(line.layout.get(), &width, nullptr);
  line.width = static_cast<double>(width) / PANGO_SCALE;
  return line;
}

void show(cairo_t* cairo, const Line& line, double x, double baseline,
          const Srgb8& color) {
  set_source(cairo, color);
  cairo_move_to(cairo, x,
                baseline - static_cast<double>(
                               pango_layout_get_baseline(line.layout.get())) /
                               PANGO_SCALE);
  pango_cairo_show_layout(cairo, line.layout.get());
}

/// The name at the left, the range at the right; smaller where a language needs
/// more words than there is room for.
void draw_caption(cairo_t* cairo, const char* name, const ChannelRange& range,
                  const StripRectangle& place, double font_size,
                  const Srgb8& name_color, const Theme& theme) {
  constexpr double kSpace = 0.8;
  const std::string text = code_range_text(
      range.lowest, range.highest, static_cast<int>(std::lround(range.mean)));
  double size = font_size;
  Line left = new_line(cairo, name, size, true);
  Line right = new_line(cairo, text, size, false);
  const double needed = left.width + right.width + kSpace * size;
  if (needed > place.width) {
    size *= place.width / needed;
    left = new_line(cairo, name, size, true);
    right = new_line(cairo, text, size, false);
  }
  const double baseline = place.y + font_size;
  show(cairo, left, place.x, baseline, name_color);
  show(cairo, right, place.x + place.width - right.width, baseline,
       theme.quiet_ink);
}

}  // namespace

ChannelLayout layout_channels(int width, int height) {
  ChannelLayout layout;
  layout.enlargement = std::max(1, kSmallPicture / std::max(width, height));
  const double plane_width = width * layout.enlargement;
  const double plane_height = height * layout.enlargement;
  const double column = std::max(kLeastColumn, plane_width);
  layout.font_size = std::max(kLeastFont, std::round(column / kColumn));
  const double font = layout.font_size;
  const double margin = pixels(kMargin * font);
  const double scale_top = margin + plane_height + pixels(kScaleGap * font);
  const double scale_height = pixels(kScaleHeight * font);
  const double caption_top =
      scale_top + scale_height + pixels(kCaptionGap * font);
  const double caption_height = pixels(kCaptionHeight * font);
  double x = margin;
  for (std::size_t i = 0; i < kChannels; ++i) {
    layout.planes[i] = {x, margin, plane_width, plane_height};
    layout.scales[i] = {x, scale_top, column, scale_height};
    layout.captions[i] = {x, caption_top, column, caption_height};
    x += column + pixels(kGap * font);
  }
  layout.width = static_cast<int>(x - pixels(kGap * font) + margin);
  layout.height = static_cast<int>(caption_top + caption_height + margin);
  return layout;
}

void draw_channels(cairo_t* cairo, const ChannelPicture& picture,
                   const ChannelLayout& layout,
                   const ChannelFigureOptions& options) {
  const Theme& theme = options.dark ? kDark : kLight;
  const std::array<const char*, kChannels> names = {
      // Translators: the three channels of a picture, as headings.
      translated("Red"), translated("Green"), translated("Blue")};
  set_source(cairo, theme.ground);
  cairo_paint(cairo);
  for (std::size_t i = 0; i < kChannels; ++i) {
    const ChannelRange& range = picture.ranges[i];
    draw_plane(cairo, plane_of(picture, i, options.gray).get(),
               layout.enlargement, layout.planes[i], theme);
    draw_scale(cairo, range, i, layout.scales[i], layout.font_size, options,
               theme);
    draw_caption(cairo, names[i], range, layout.captions[i], layout.font_size,
                 theme.names[i], theme);
  }
}

}  // namespace scene_palette
