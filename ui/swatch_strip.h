// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Draws a palette as a strip of swatches, with Cairo and Pango only, so that
// every host and both generations of GTK show the same.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/color.h"
#include "core/palette.h"

namespace scene_palette {

/// StripOptions::min_width where nothing else is asked for.
inline constexpr double kMinSwatchWidth = 12;

/// A rectangle in the units of the strip's size.
struct StripRectangle {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct StripOptions {
  bool equal_widths = false;   // otherwise by share, none too narrow to see
  bool right_to_left = false;  // the first swatch at the right end
  double font_size = 0;        // height of the labels in units; 0: no labels
  // No swatch is narrower, in units, as long as the strip has room for it.
  double min_width = kMinSwatchWidth;
  bool show_locks = false;  // a padlock on each locked swatch
};

/// Where each swatch lies in a strip of `width` × `height`: side by side, in
/// order, on whole units, filling the strip exactly.  More swatches than fit in
/// one row at the least width are wrapped into rows of equal height and get
/// equal widths; so many that even rows of that height do not hold them become
/// smaller squares.  Empty rectangles where there is no area.
std::vector<StripRectangle> layout_strip(std::span<const Swatch> swatches,
                                         double width, double height,
                                         const StripOptions& options);

/// Black or white, whichever is read better on `background` by the WCAG
/// contrast ratio (at least 4.5:1 on every color).
Srgb8 label_color(const Srgb8& background);

/// Draws the strip with its top left corner at the origin; hex codes and shares
/// are written on the swatches that have room for them, upright on tall narrow
/// ones, and the code alone where there is no room for both.
void draw_strip(cairo_t* cairo, std::span<const Swatch> swatches, double width,
                double height, const StripOptions& options);

}  // namespace scene_palette
