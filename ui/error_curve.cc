// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/error_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/auto_count.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

constexpr double kMargin = 5;  // room for the mark at the ends
constexpr double kMark = 4;    // its radius
constexpr double kLine = 1.5;
constexpr double kFaint = 0.3;  // how much of the area below is seen

// The least range of errors, so that the limit is always in the picture.
constexpr double kLeastRange = CountRules::kVisibleError * 1.25;

double y_of(const CountChoice& count, double error, double height) {
  const double range = std::max(count.curve.front(), kLeastRange);
  return height - kMargin -
         std::clamp(error / range, 0.0, 1.0) * (height - 2 * kMargin);
}

void trace(cairo_t* cairo, const CountChoice& count, double width,
           double height, bool right_to_left) {
  cairo_new_path(cairo);
  for (std::size_t k = 1; k <= count.curve.size(); ++k) {
    const CurvePoint point =
        curve_point(count, k, width, height, right_to_left);
    cairo_line_to(cairo, point.x, point.y);
  }
}

void set_faint_source(cairo_t* cairo, const Srgb8& color) {
  cairo_set_source_rgba(cairo, color.r / 255.0, color.g / 255.0,
                        color.b / 255.0, kFaint);
}

void draw_limit(cairo_t* cairo, double y, double width, const Srgb8& color) {
  constexpr std::array kDashes = {3.0, 3.0};
  cairo_save(cairo);
  set_source(cairo, color);
  cairo_set_line_width(cairo, 1);
  cairo_set_dash(cairo, kDashes.data(), kDashes.size(), 0);
  cairo_move_to(cairo, kMargin, std::floor(y) + 0.5);
  cairo_line_to(cairo, width - kMargin, std::floor(y) + 0.5);
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

}  // namespace

CurvePoint curve_point(const CountChoice& count, std::size_t colors,
                       double width, double height, bool right_to_left) {
  const std::size_t last = count.curve.size();
  const std::size_t k = std::clamp<std::size_t>(colors, 1, last);
  const double part =
      last > 1 ? static_cast<double>(k - 1) / static_cast<double>(last - 1) : 0;
  const double x =
      kMargin + (right_to_left ? 1 - part : part) * (width - 2 * kMargin);
  return {x, y_of(count, count.curve[k - 1], height)};
}

void draw_error_curve(cairo_t* cairo, const CountChoice& count,
                      std::size_t colors, double width, double height,
                      const CurveLook& look) {
  if (count.curve.size() < 2 || width <= 2 * kMargin || height <= 2 * kMargin) {
    return;
  }
  cairo_save(cairo);
  const CurvePoint first =
      curve_point(count, 1, width, height, look.right_to_left);
  const CurvePoint last =
      curve_point(count, count.curve.size(), width, height, look.right_to_left);
  trace(cairo, count, width, height, look.right_to_left);
  cairo_line_to(cairo, last.x, height - kMargin);
  cairo_line_to(cairo, first.x, height - kMargin);
  cairo_close_path(cairo);
  set_faint_source(cairo, look.line);
  cairo_fill(cairo);
  draw_limit(cairo, y_of(count, CountRules::kVisibleError, height), width,
             look.line);
  trace(cairo, count, width, height, look.right_to_left);
  set_source(cairo, look.line);
  cairo_set_line_width(cairo, kLine);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke(cairo);
  if (colors >= 1 && colors <= count.curve.size()) {
    const CurvePoint mark =
        curve_point(count, colors, width, height, look.right_to_left);
    cairo_arc(cairo, mark.x, mark.y, kMark, 0, 2 * std::numbers::pi);
    set_source(cairo, look.mark);
    cairo_fill_preserve(cairo);
    set_source(cairo, look.line);
    cairo_stroke(cairo);
  }
  cairo_restore(cairo);
}

}  // namespace scene_palette
