// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/swatch_strip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "ui/label.h"
#include "ui/strip_marks.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

// In units of the font size: the space kept free at the ends of a line, and
// that above and below (the line's own leading is there as well).
constexpr double kEndPadding = 0.45;
constexpr double kSidePadding = 0.15;

double positive_share(const Swatch& swatch) {
  return std::isfinite(swatch.share) ? std::max(swatch.share, 0.0) : 0;
}

// Widths in proportion to the shares, none below `least`; for no more
// swatches than fit.  From the smallest share upward: once one gets more than
// the minimum, the rest is in exact proportion.
std::vector<double> widths_by_share(std::span<const Swatch> swatches,
                                    double width, double least) {
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
    widths[i] = std::max(least, part * free_width);
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
         static_cast<double>(swatches.size()) * options.min_width > width;
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

// As few rows as swatches of width `least` need; where rows would then be
// flatter than wide, so many that the swatches are about square.
std::size_t row_count(std::size_t swatches, double width, double height,
                      double least) {
  const auto number = static_cast<double>(swatches);
  const double columns =
      std::max({1.0, std::floor(width / least),
                std::ceil(std::sqrt(number * width / height))});
  return columns >= number
             ? 1
             : static_cast<std::size_t>(std::ceil(number / columns));
}

// A way to write a label: what of it, and whether it stands upright.
struct LabelShape {
  LabelText text = LabelText::hex_and_share;
  bool is_upright = false;
};

// The first that has room is taken.
constexpr std::array<LabelShape, 4> kLabelShapes = {{
    {LabelText::hex_and_share, false},
    {LabelText::hex_and_share, true},
    {LabelText::hex, false},
    {LabelText::hex, true},
}};

bool fits(const TextSize& text, const TextSize& room, double font_size) {
  return text.width + 2 * kEndPadding * font_size <= room.width &&
         text.height + 2 * kSidePadding * font_size <= room.height;
}

void write_label(cairo_t* cairo, const Swatch& swatch, const LabelShape& shape,
                 const TextSize& size, double x, double y, double font_size) {
  cairo_translate(cairo, x, y);
  if (shape.is_upright) {
    cairo_rotate(cairo, -std::numbers::pi / 2);
  }
  cairo_translate(cairo, -size.width / 2, -size.height / 2);
  const Srgb8 color = label_color(swatch.srgb8);
  draw_label(cairo, swatch, shape.text, font_size, true, color, color);
}

// Where a label can stand in `place` beside a padlock in its corner: below or
// before it, in the middle of `place` first.
std::array<StripRectangle, 4> rooms_beside(const StripRectangle& lock,
                                           const StripRectangle& place,
                                           bool right_to_left) {
  const double band = lock.y + lock.height - place.y;
  const double column = right_to_left ? lock.x + lock.width - place.x
                                      : place.x + place.width - lock.x;
  const double left = right_to_left ? place.x + column : place.x;
  return {{{place.x, place.y + band, place.width, place.height - 2 * band},
           {place.x + column, place.y, place.width - 2 * column, place.height},
           {place.x, place.y + band, place.width, place.height - band},
           {left, place.y, place.width - column, place.height}}};
}

// Writes what fits into one of `rooms` with padding around it, as if each were
// smaller by `lost`.
void label_rooms(cairo_t* cairo, const Swatch& swatch,
                 std::span<const StripRectangle> rooms, const TextSize& lost,
                 double font_size) {
  for (const LabelShape& shape : kLabelShapes) {
    const TextSize size = label_size(cairo, swatch, shape.text, font_size);
    const auto has_room = [&](const StripRectangle& room) {
      const double width = room.width - lost.width;
      const double height = room.height - lost.height;
      return shape.is_upright ? fits(size, {height, width}, font_size)
                              : fits(size, {width, height}, font_size);
    };
    const auto room = std::ranges::find_if(rooms, has_room);
    if (room != rooms.end()) {
      write_label(cairo, swatch, shape, size, room->x + room->width / 2,
                  room->y + room->height / 2, font_size);
      return;
    }
  }
}

// The padlock, if there is one, and the label.
void draw_inscription(cairo_t* cairo, const Swatch& swatch,
                      const StripRectangle& place, const TextSize& lost,
                      const StripOptions& options) {
  const bool has_lock = options.show_locks && swatch.is_locked;
  const StripRectangle lock =
      lock_place(place, options.font_size, options.right_to_left);
  if (has_lock) {
    cairo_save(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT);
    draw_lock(cairo, lock, swatch.srgb8);
    cairo_restore(cairo);
  }
  if (options.font_size <= 0) {
    return;
  }
  if (has_lock) {
    label_rooms(cairo, swatch, rooms_beside(lock, place, options.right_to_left),
                lost, options.font_size);
  } else {
    label_rooms(cairo, swatch, {&place, 1}, lost, options.font_size);
  }
}

TextSize smallest_size(std::span<const StripRectangle> places) {
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
  const std::size_t rows =
      row_count(swatches.size(), width, height, options.min_width);
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
                : widths_by_share(swatches, width, options.min_width),
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
  const TextSize smallest = smallest_size(places);
  const bool alike = has_equal_widths(swatches, width, options);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    const StripRectangle& place = places[i];
    cairo_save(cairo);
    // Smoothed edges would let the ground shine through between neighbors.
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_new_path(cairo);
    cairo_rectangle(cairo, place.x, place.y, place.width, place.height);
    set_source(cairo, swatches[i].srgb8);
    cairo_fill(cairo);
    // Swatches that differ by a rounded unit are labeled alike.
    const TextSize lost = alike ? TextSize{place.width - smallest.width,
                                           place.height - smallest.height}
                                : TextSize();
    draw_inscription(cairo, swatches[i], place, lost, options);
    cairo_restore(cairo);
  }
}

}  // namespace scene_palette
