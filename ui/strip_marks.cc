// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/strip_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include "ui/text_line.h"

namespace scene_palette {
namespace {

constexpr double kUsualLock = 12;
constexpr double kFrame = 2;  // each of the two lines of the selection
constexpr double kRing = 1;   // the line of the focus
constexpr double kLockMargin = 2 * kFrame + 2;
// Smaller swatches have thinner frames, and padlocks nearer to their edges.
constexpr double kSmall = 24;
constexpr double kThinFrame = 1;
constexpr double kGapWidth = 3;  // of the mark between swatches
constexpr double kArrow = 5;     // at its ends

Srgb8 opposite(const Srgb8& color) {
  return {static_cast<std::uint8_t>(255 - color.r),
          static_cast<std::uint8_t>(255 - color.g),
          static_cast<std::uint8_t>(255 - color.b)};
}

// A line of `width` inside `place`, its outer edge `inset` units from it.
void frame(cairo_t* cairo, const StripRectangle& place, double inset,
           double width, const Srgb8& color) {
  const double in = inset + width / 2;
  if (place.width <= 2 * in || place.height <= 2 * in) {
    return;
  }
  set_source(cairo, color);
  cairo_set_line_width(cairo, width);
  cairo_rectangle(cairo, place.x + in, place.y + in, place.width - 2 * in,
                  place.height - 2 * in);
  cairo_stroke(cairo);
}

double frame_line(const StripRectangle& place) {
  return std::min(place.width, place.height) < kSmall ? kThinFrame : kFrame;
}

// Black outside, white inside: one of them is seen on any swatch and on any
// ground.
void draw_selection(cairo_t* cairo, const StripRectangle& place) {
  const double line = frame_line(place);
  frame(cairo, place, 0, line, {0, 0, 0});
  frame(cairo, place, line, line, {255, 255, 255});
}

void draw_focus(cairo_t* cairo, const StripRectangle& place,
                const Srgb8& background) {
  constexpr std::array kDots = {1.0, 1.0};
  const Srgb8 color = label_color(background);
  const double inset = 2 * frame_line(place) + kRing;
  frame(cairo, place, inset, kRing, opposite(color));
  cairo_save(cairo);
  cairo_set_dash(cairo, kDots.data(), kDots.size(), 0);
  frame(cairo, place, inset, kRing, color);
  cairo_restore(cairo);
}

// The edge of a swatch: where the reader comes from, or goes to.
double edge(const StripRectangle& place, bool start, bool right_to_left) {
  return start == right_to_left ? place.x + place.width : place.x;
}

void triangle(cairo_t* cairo, double x, double y, double tip) {
  cairo_move_to(cairo, x - kArrow, y);
  cairo_line_to(cairo, x + kArrow, y);
  cairo_line_to(cairo, x, tip);
  cairo_close_path(cairo);
}

void draw_gap(cairo_t* cairo, const StripRectangle& row, double x,
              double strip_width) {
  const double middle =
      std::clamp(x, kGapWidth, std::max(kGapWidth, strip_width - kGapWidth));
  const double bottom = row.y + row.height;
  cairo_rectangle(cairo, middle - kGapWidth / 2, row.y, kGapWidth, row.height);
  triangle(cairo, middle, row.y, row.y + 2 * kArrow);
  triangle(cairo, middle, bottom, bottom - 2 * kArrow);
  set_source(cairo, {255, 255, 255});
  cairo_set_line_width(cairo, 2);
  cairo_stroke_preserve(cairo);
  set_source(cairo, {0, 0, 0});
  cairo_fill(cairo);
}

double right_end(std::span<const StripRectangle> places) {
  double end = 0;
  for (const StripRectangle& place : places) {
    end = std::max(end, place.x + place.width);
  }
  return end;
}

double outside(double value, double from, double length) {
  return std::max({from - value, value - from - length, 0.0});
}

}  // namespace

StripRectangle lock_place(const StripRectangle& place, double font_size,
                          bool right_to_left) {
  const double usual = font_size > 0 ? font_size : kUsualLock;
  const double room = std::min(place.width, place.height);
  const double margin = std::min(room < kSmall ? 2 * kThinFrame : kLockMargin,
                                 std::max(room - 1, 0.0) / 2);
  const double size = std::floor(std::min(usual, room - 2 * margin));
  return {
      right_to_left ? place.x + margin : place.x + place.width - margin - size,
      place.y + margin, size, size};
}

void draw_lock(cairo_t* cairo, const StripRectangle& square,
               const Srgb8& background) {
  constexpr double kPi = std::numbers::pi;
  cairo_save(cairo);
  cairo_translate(cairo, square.x, square.y);
  cairo_scale(cairo, square.width, square.height);
  cairo_new_path(cairo);
  set_source(cairo, label_color(background));
  cairo_rectangle(cairo, 0.12, 0.45, 0.76, 0.53);
  cairo_fill(cairo);
  cairo_set_line_width(cairo, 0.14);
  cairo_move_to(cairo, 0.27, 0.5);
  cairo_line_to(cairo, 0.27, 0.32);
  cairo_arc(cairo, 0.5, 0.32, 0.23, kPi, 2 * kPi);
  cairo_line_to(cairo, 0.73, 0.5);
  cairo_stroke(cairo);
  set_source(cairo, background);
  cairo_arc(cairo, 0.5, 0.67, 0.09, 0, 2 * kPi);
  cairo_rectangle(cairo, 0.46, 0.67, 0.08, 0.18);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void draw_strip_marks(cairo_t* cairo, std::span<const Swatch> swatches,
                      std::span<const StripRectangle> places,
                      const StripMarks& marks, bool right_to_left) {
  const std::size_t count = std::min(swatches.size(), places.size());
  cairo_save(cairo);
  cairo_new_path(cairo);
  if (marks.selected && *marks.selected < count) {
    draw_selection(cairo, places[*marks.selected]);
  }
  if (marks.focused && *marks.focused < count) {
    draw_focus(cairo, places[*marks.focused], swatches[*marks.focused].srgb8);
  }
  if (marks.gap && *marks.gap <= count && count > 0) {
    const bool at_end = *marks.gap == count;
    const StripRectangle& place = places[at_end ? count - 1 : *marks.gap];
    draw_gap(cairo, place, edge(place, !at_end, right_to_left),
             right_end(places));
  }
  cairo_restore(cairo);
}

std::optional<std::size_t> swatch_at(std::span<const StripRectangle> places,
                                     double x, double y) {
  const auto found =
      std::ranges::find_if(places, [x, y](const StripRectangle& place) {
        return x >= place.x && x < place.x + place.width && y >= place.y &&
               y < place.y + place.height;
      });
  if (found == places.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - places.begin());
}

std::optional<std::size_t> gap_at(std::span<const StripRectangle> places,
                                  double x, double y, bool right_to_left) {
  if (places.empty()) {
    return std::nullopt;
  }
  const auto distance = [x, y](const StripRectangle& place) {
    return std::pair(outside(y, place.y, place.height),
                     outside(x, place.x, place.width));
  };
  const auto nearest = std::ranges::min_element(places, {}, distance);
  const bool left_half = x < nearest->x + nearest->width / 2;
  const auto index = static_cast<std::size_t>(nearest - places.begin());
  return left_half == right_to_left ? index + 1 : index;
}

std::size_t swatch_in_next_row(std::span<const StripRectangle> places,
                               std::size_t index, bool below) {
  const StripRectangle from = places[index];
  const double y = below ? from.y + from.height * 1.5 : from.y - 1;
  const double middle = from.x + from.width / 2;
  std::size_t found = index;
  double least = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const StripRectangle& place = places[i];
    if (outside(y, place.y, place.height) > 0) {
      continue;
    }
    const double distance = std::abs(place.x + place.width / 2 - middle);
    if (found == index || distance < least) {
      found = i;
      least = distance;
    }
  }
  return found;
}

}  // namespace scene_palette
