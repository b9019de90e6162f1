// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Draws the error over the number of colors, small, with the chosen number
// marked and the limit below which errors are not plainly seen.
#pragma once

#include <cairo.h>

#include <cstddef>

#include "core/palette.h"
#include "core/srgb8.h"

namespace scene_palette {

struct CurveLook {
  Srgb8 line;                  // contrasts with the ground
  Srgb8 mark;                  // so does this, on line and ground
  bool right_to_left = false;  // the fewest colors at the right end
};

/// A point in the units of the drawing.
struct CurvePoint {
  double x = 0;
  double y = 0;
};

/// Where `colors` (1 to the curve's length) stand in a drawing of that size;
/// beyond the curve: its end.  The bottom is no error.
CurvePoint curve_point(const CountChoice& count, std::size_t colors,
                       double width, double height, bool right_to_left);

/// Draws the curve with its top left corner at the origin; nothing where it
/// has less than two points.  Numbers of colors beyond it are not marked.
void draw_error_curve(cairo_t* cairo, const CountChoice& count,
                      std::size_t colors, double width, double height,
                      const CurveLook& look);

}  // namespace scene_palette
