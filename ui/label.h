// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The hex code and the share of a color as two centered or aligned lines, with
// Cairo and Pango.
#pragma once

#include <cairo.h>

#include "core/color.h"
#include "core/palette.h"

namespace scene_palette {

/// Width and height of a text in units.
struct TextSize {
  double width = 0;
  double height = 0;
};

/// What is written: the share is smaller than the code and stands below it.
enum class LabelText { hex_and_share, hex };

/// A block of text, `size` in units wide and high where its hex code has the
/// height `font_size`.
TextSize label_size(cairo_t* cairo, const Swatch& swatch, LabelText text,
                    double font_size);

/// Writes the block with its top left corner at the origin; its lines are
/// centered if `is_centered`, else start at the left.
void draw_label(cairo_t* cairo, const Swatch& swatch, LabelText text,
                double font_size, bool is_centered, const Srgb8& hex_color,
                const Srgb8& share_color);

}  // namespace scene_palette
