// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/swatch_strip.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>

#include "ui/text.h"

namespace scene_palette {
namespace {

// In units of the font size: the space kept free at the ends of a line, that
// above and below (the line's own leading is there as well), and the size of
// the share below the hex code.
constexpr double kEndPadding = 0.45;
constexpr double kSidePadding = 0.15;
constexpr double kShareSize = 0.85;

struct ObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FontFree {
  void operator()(PangoFontDescription* font) const {
    pango_font_description_free(font);
  }
};
using LayoutPtr = std::unique_ptr<PangoLayout, ObjectUnref>;
using FontPtr = std::unique_ptr<PangoFontDescription, FontFree>;

struct Size {
  double width = 0;
  double height = 0;
};

double positive_share(const Swatch& swatch) {
  return std::isfinite(swatch.share) ? std::max(swatch.share, 0.0) : 0;
}

// Widths in proportion to the shares, none below kMinSwatchWidth; for no more
// swatches than fit.  From the smallest share upward: once one gets more than
// the minimum, the rest is in exact proportion.
std::vector<double> widths_by_share(std::span<const Swatch> swatches,
                                    double width) {
  std::vector<double> shares(swatches.size());
  std::ranges::transform(swatches, shares.begin(), positive_share);
  std::vector<std::size_t> order(swatches.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return shares[i]; });

  std::vector<double> widths(swatches.size());
  double free_width = width;
  double free_share = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::size_t left = swatches.size();
  for (const std::size_t i : order) {
    const double part =
        free_share > 0 ? shares[i] / free_share : 1 / static_cast<double>(left);
    widths[i] = std::max(kMinSwatchWidth, part * free_width);
    free_width -= widths[i];
    free_share -= shares[i];
    --left;
  }
  return widths;
}

double rounded(double x) { return std::floor(x + 0.5); }

std::vector<double> equal_widths(std::size_t count, double width) {
  std::vector<double> widths(count);
  std::ranges::fill(widths, width / static_cast<double>(count));
  return widths;
}

// Whether all swatches are alike: as asked for, or where no room is left to
// show shares.
bool has_equal_widths(std::span<const Swatch> swatches, double width,
                      const StripOptions& options) {
  return options.equal_widths ||
         static_cast<double>(swatches.size()) * kMinSwatchWidth > width;
}

// Adds the swatches of `row`: `widths` laid side by side on whole units; the
// last one ends with the row.
void add_row(std::span<const double> widths, const StripRectangle& row,
             bool right_to_left, std::vector<StripRectangle>& rectangles) {
  double sum = 0;
  double left = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    sum += widths[i];
    const bool last = i + 1 == widths.size();
    const double right = last ? row.width : std::min(rounded(sum), row.width);
    rectangles.push_back({right_to_left ? row.width - right : left, row.y,
                          right - left, row.height});
    left = right;
  }
}

// As few rows as swatches of kMinSwatchWidth need; where rows would then be
// flatter than wide, so many that the swatches are about square.
std::size_t row_count(std::size_t swatches, double width, double height) {
  const auto number = static_cast<double>(swatches);
  const double columns =
      std::max({1.0, std::floor(width / kMinSwatchWidth),
                std::ceil(std::sqrt(number * width / height))});
  return columns >= number
             ? 1
             : static_cast<std::size_t>(std::ceil(number / columns));
}

LayoutPtr make_label(cairo_t* cairo, const std::string& text,
                     const char* family, double font_size) {
  LayoutPtr layout(pango_cairo_create_layout(cairo));
  PangoContext* context = pango_layout_get_context(layout.get());
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context, FALSE);
  const FontPtr font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), family);
  pango_font_description_set_absolute_size(font.get(), font_size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), text.data(),
                        static_cast<int>(text.size()));
  return layout;
}

Size size_of(PangoLayout* layout) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  return {static_cast<double>(width) / PANGO_SCALE,
          static_cast<double>(height) / PANGO_SCALE};
}

void show_centered(cairo_t* cairo, PangoLayout* layout, double top) {
  cairo_move_to(cairo, -size_of(layout).width / 2, top);
  pango_cairo_show_layout(cairo, layout);
}

void set_color(cairo_t* cairo, const Srgb8& color) {
  cairo_set_source_rgb(cairo, color.r / 255.0, color.g / 255.0,
                       color.b / 255.0);
}

// Writes what fits into `room` with padding around it, centered in `place`: hex
// code and share, the code alone, the code upright, or nothing.
void draw_label(cairo_t* cairo, const Swatch& swatch,
                const StripRectangle& place, const Size& room,
                double font_size) {
  const auto fits = [&](const Size& text, const Size& space) {
    return text.width + 2 * kEndPadding * font_size <= space.width &&
           text.height + 2 * kSidePadding * font_size <= space.height;
  };
  const LayoutPtr hex =
      make_label(cairo, hex_from_srgb8(swatch.srgb8), "Monospace", font_size);
  const Size hex_size = size_of(hex.get());
  const bool lies = fits(hex_size, room);
  if (!lies && !fits(hex_size, {room.height, room.width})) {
    return;
  }
  set_color(cairo, label_color(swatch.srgb8));
  cairo_translate(cairo, place.x + place.width / 2, place.y + place.height / 2);
  if (!lies) {
    cairo_rotate(cairo, -std::numbers::pi / 2);
    show_centered(cairo, hex.get(), -hex_size.height / 2);
    return;
  }
  const LayoutPtr share = make_label(cairo, percent_text(swatch.share), "Sans",
                                     font_size * kShareSize);
  const Size share_size = size_of(share.get());
  const Size both{std::max(hex_size.width, share_size.width),
                  hex_size.height + share_size.height};
  if (!fits(both, room)) {
    show_centered(cairo, hex.get(), -hex_size.height / 2);
    return;
  }
  show_centered(cairo, hex.get(), -both.height / 2);
  show_centered(cairo, share.get(), hex_size.height - both.height / 2);
}

Size smallest_size(std::span<const StripRectangle> places) {
  if (places.empty()) {
    return {};
  }
  return {std::ranges::min(places, {}, &StripRectangle::width).width,
          std::ranges::min(places, {}, &StripRectangle::height).height};
}

// WCAG 2.2, "relative luminance".
double relative_luminance(const LinearRgb& color) {
  return 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
}

}  // namespace

std::vector<StripRectangle> layout_strip(std::span<const Swatch> swatches,
                                         double width, double height,
                                         const StripOptions& options) {
  if (!(width > 0) || !(height > 0)) {
    return std::vector<StripRectangle>(swatches.size());
  }
  const std::size_t rows = row_count(swatches.size(), width, height);
  std::vector<StripRectangle> rectangles;
  rectangles.reserve(swatches.size());
  double top = 0;
  for (std::size_t row = 1; row <= rows; ++row) {
    const double part = static_cast<double>(row) / static_cast<double>(rows);
    const double bottom = row == rows ? height : rounded(height * part);
    const std::size_t end = swatches.size() * row / rows;
    const std::size_t count = end - rectangles.size();
    add_row(has_equal_widths(swatches, width, options)
                ? equal_widths(count, width)
                : widths_by_share(swatches, width),
            {0, top, width, bottom - top}, options.right_to_left, rectangles);
    top = bottom;
  }
  return rectangles;
}

Srgb8 label_color(const Srgb8& background) {
  constexpr Srgb8 kBlack{0, 0, 0};
  constexpr Srgb8 kWhite{255, 255, 255};
  // (L + 0.05) / 0.05 against black and 1.05 / (L + 0.05) against white.
  const double light = relative_luminance(linear_from_srgb8(background)) + 0.05;
  return light * light > 0.05 * 1.05 ? kBlack : kWhite;
}

void draw_strip(cairo_t* cairo, std::span<const Swatch> swatches, double width,
                double height, const StripOptions& options) {
  const std::vector<StripRectangle> places =
      layout_strip(swatches, width, height, options);
  const Size smallest = smallest_size(places);
  const bool alike = has_equal_widths(swatches, width, options);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    const StripRectangle& place = places[i];
    cairo_save(cairo);
    // Smoothed edges would let the ground shine through between neighbors.
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_new_path(cairo);
    cairo_rectangle(cairo, place.x, place.y, place.width, place.height);
    set_color(cairo, swatches[i].srgb8);
    cairo_fill(cairo);
    if (options.font_size > 0) {
      // Swatches that differ by a rounded unit are labeled alike.
      const Size room = alike ? smallest : Size{place.width, place.height};
      draw_label(cairo, swatches[i], place, room, options.font_size);
    }
    cairo_restore(cairo);
  }
}

}  // namespace scene_palette
