// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The palette card: a page with a picture, its palette as a strip below and the
// hex codes.  A host puts the picture's own pixels into their place.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/palette.h"
#include "ui/swatch_strip.h"

namespace scene_palette {

struct CardOptions {
  bool equal_widths = false;  // of the swatches, whatever their shares
  bool dark = false;          // the page
};

/// Where everything is on a page of `width` × `height` pixels; all on whole
/// pixels, the origin at the top left.
struct CardLayout {
  int width = 0;
  int height = 0;
  StripRectangle picture;
  std::vector<StripRectangle> swatches;
  /// Each color's hex code and share: on its swatch, or below the strip.
  std::vector<StripRectangle> labels;
  /// Below the strip only: the dot of the color in front of each label.
  std::vector<StripRectangle> dots;
  double font_size = 0;  // of the hex codes
};

/// The layout for a picture of `picture_width` × `picture_height` pixels, both
/// at least 1.  The strip is as wide as the picture, or wider than it where a
/// strip of that width could not be labeled; everything but the picture grows
/// with the picture.  Few colors make one row of widths by share with the
/// labels below it; more of them, or equal widths, make a grid with a label on
/// each swatch, whose last row may be shorter.
CardLayout layout_card(std::span<const Swatch> swatches, int picture_width,
                       int picture_height, const CardOptions& options);

/// The color of the page.
Srgb8 card_ground(const CardOptions& options);

/// Draws the page as far as it is seen, and its ground where the picture will
/// be.  A swatch that is like the ground gets a hairline around it.
void draw_card(cairo_t* cairo, std::span<const Swatch> swatches,
               const CardLayout& layout, const CardOptions& options);

/// A part of a page: `width` × `height` pixels from (x, y).
struct CardPart {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// The pixels of `part` as draw_card draws them: R, G, B in 8-bit sRGB, row by
/// row without gaps.  `part` may be of any size, the page of any width.  Empty
/// if memory does not suffice.  O(pixels + swatches), with labels only
/// where they are seen.
std::vector<std::uint8_t> card_pixels(std::span<const Swatch> swatches,
                                      const CardLayout& layout,
                                      const CardOptions& options,
                                      const CardPart& part);

}  // namespace scene_palette
