// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What is drawn over a picture and under it: to be seen on any color.
#pragma once

#include <cairo.h>

#include <string>

namespace scene_palette {

/// The checks that show through where a picture is transparent.
void draw_checks(cairo_t* cairo, const cairo_rectangle_t& place);

/// A line from top to bottom of `place` at `x`, with a grip in its middle where
/// there is room.
void draw_split_line(cairo_t* cairo, double x, const cairo_rectangle_t& place);

/// Says what lies left and right of the line at `x`, in the upper corners; a
/// side without room for the longer text has none.  Nothing for `font_size` 0.
void draw_side_labels(cairo_t* cairo, const std::string& left,
                      const std::string& right, double x,
                      const cairo_rectangle_t& place, double font_size);

/// A ring and cross around the pixel at `place`.
void draw_cursor(cairo_t* cairo, const cairo_rectangle_t& place);

}  // namespace scene_palette
