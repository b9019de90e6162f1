// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/picture_marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/text_line.h"

namespace scene_palette {
namespace {

// In units.
constexpr double kCheck = 8;
constexpr double kLineWidth = 2;
constexpr double kOutline = 1;  // of white lines, in black
constexpr double kGripRadius = 9;
constexpr double kGripRoom = 3;  // heights of the picture, in grips
constexpr double kCursorRadius = 8;
constexpr double kCursorArm = 6;

// Of the font size: around a label, and between it and the corner.
constexpr double kLabelPadding = 0.35;
constexpr double kLabelMargin = 0.5;

void set_gray(cairo_t* cairo, double gray, double alpha) {
  cairo_set_source_rgba(cairo, gray, gray, gray, alpha);
}

/// Strokes the path in white, with dark edges.
void stroke_outlined(cairo_t* cairo) {
  set_gray(cairo, 0, 0.6);
  cairo_set_line_width(cairo, kLineWidth + 2 * kOutline);
  cairo_stroke_preserve(cairo);
  set_gray(cairo, 1, 1);
  cairo_set_line_width(cairo, kLineWidth);
  cairo_stroke(cairo);
}

void rounded_rectangle(cairo_t* cairo, const cairo_rectangle_t& place,
                       double radius) {
  constexpr double kQuarter = std::numbers::pi / 2;
  const double right = place.x + place.width - radius;
  const double bottom = place.y + place.height - radius;
  cairo_new_path(cairo);
  cairo_arc(cairo, right, place.y + radius, radius, -kQuarter, 0);
  cairo_arc(cairo, right, bottom, radius, 0, kQuarter);
  cairo_arc(cairo, place.x + radius, bottom, radius, kQuarter, 2 * kQuarter);
  cairo_arc(cairo, place.x + radius, place.y + radius, radius, 2 * kQuarter,
            3 * kQuarter);
  cairo_close_path(cairo);
}

/// A triangle that points to the side.
void arrow(cairo_t* cairo, double tip_x, double y, double direction) {
  constexpr double kLength = 3.5;
  constexpr double kHalf = 3.5;
  cairo_move_to(cairo, tip_x, y);
  cairo_line_to(cairo, tip_x - direction * kLength, y - kHalf);
  cairo_line_to(cairo, tip_x - direction * kLength, y + kHalf);
  cairo_close_path(cairo);
}

/// A text with its size on its plate.
struct Label {
  LayoutPtr line;
  double width = 0;
  double height = 0;
};

Label label_of(cairo_t* cairo, const std::string& text, double font_size) {
  Label label{text_line(cairo, text, {.size = font_size})};
  int width = 0;
  int height = 0;
  pango_layout_get_size(label.line.get(), &width, &height);
  const double padding = kLabelPadding * font_size;
  label.width = static_cast<double>(width) / PANGO_SCALE + 2 * padding;
  label.height = static_cast<double>(height) / PANGO_SCALE + padding;
  return label;
}

void draw(cairo_t* cairo, const Label& label, double x, double y,
          double font_size) {
  const double padding = kLabelPadding * font_size;
  rounded_rectangle(cairo, {x, y, label.width, label.height}, padding);
  set_gray(cairo, 0, 0.6);
  cairo_fill(cairo);
  set_gray(cairo, 1, 1);
  cairo_move_to(cairo, x + padding, y + padding / 2);
  pango_cairo_show_layout(cairo, label.line.get());
}

}  // namespace

void draw_checks(cairo_t* cairo, const cairo_rectangle_t& place) {
  constexpr double kDark = 0.4;
  constexpr double kLight = 0.6;
  cairo_save(cairo);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
  set_gray(cairo, kDark, 1);
  cairo_new_path(cairo);
  cairo_rectangle(cairo, place.x, place.y, place.width, place.height);
  cairo_fill(cairo);
  set_gray(cairo, kLight, 1);
  const auto rows = static_cast<int>(std::ceil(place.height / kCheck));
  const auto columns = static_cast<int>(std::ceil(place.width / kCheck));
  for (int row = 0; row < rows; ++row) {
    for (int column = row % 2; column < columns; column += 2) {
      const double x = place.x + column * kCheck;
      const double y = place.y + row * kCheck;
      cairo_rectangle(cairo, x, y, std::min(kCheck, place.x + place.width - x),
                      std::min(kCheck, place.y + place.height - y));
    }
  }
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void draw_split_line(cairo_t* cairo, double x, const cairo_rectangle_t& place) {
  cairo_new_path(cairo);
  cairo_move_to(cairo, x, place.y);
  cairo_line_to(cairo, x, place.y + place.height);
  stroke_outlined(cairo);
  if (place.height < kGripRoom * 2 * kGripRadius) {
    return;
  }
  const double y = place.y + place.height / 2;
  cairo_new_path(cairo);
  cairo_arc(cairo, x, y, kGripRadius, 0, 2 * std::numbers::pi);
  stroke_outlined(cairo);
  cairo_new_path(cairo);
  cairo_arc(cairo, x, y, kGripRadius, 0, 2 * std::numbers::pi);
  set_gray(cairo, 1, 1);
  cairo_fill(cairo);
  constexpr double kTip = 6.5;
  cairo_new_path(cairo);
  arrow(cairo, x - kTip, y, -1);
  arrow(cairo, x + kTip, y, 1);
  set_gray(cairo, 0.2, 1);
  cairo_fill(cairo);
}

void draw_side_labels(cairo_t* cairo, const std::string& left,
                      const std::string& right, double x,
                      const cairo_rectangle_t& place, double font_size) {
  if (!(font_size > 0)) {
    return;
  }
  const Label left_label = label_of(cairo, left, font_size);
  const Label right_label = label_of(cairo, right, font_size);
  const double margin = kLabelMargin * font_size;
  const double top = place.y + margin;
  const double end = place.x + place.width;
  // Away from the line's grip.
  const double room =
      std::max(left_label.width, right_label.width) + 2 * margin + kGripRadius;
  if (left_label.height + 2 * margin > place.height) {
    return;
  }
  if (x - place.x >= room) {
    draw(cairo, left_label, place.x + margin, top, font_size);
  }
  if (end - x >= room) {
    draw(cairo, right_label, end - margin - right_label.width, top, font_size);
  }
}

void draw_cursor(cairo_t* cairo, const cairo_rectangle_t& place) {
  const double x = place.x + place.width / 2;
  const double y = place.y + place.height / 2;
  // Around the pixel's corners, where it is large.
  const double radius = std::max(
      kCursorRadius, std::hypot(place.width, place.height) / 2 + kLineWidth);
  cairo_new_path(cairo);
  cairo_arc(cairo, x, y, radius, 0, 2 * std::numbers::pi);
  for (int side = 0; side < 4; ++side) {
    const double angle = side * std::numbers::pi / 2;
    const double cos = std::cos(angle);
    const double sin = std::sin(angle);
    cairo_move_to(cairo, x + radius * cos, y + radius * sin);
    cairo_line_to(cairo, x + (radius + kCursorArm) * cos,
                  y + (radius + kCursorArm) * sin);
  }
  stroke_outlined(cairo);
}

}  // namespace scene_palette
