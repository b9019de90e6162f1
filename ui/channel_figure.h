// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture taken apart: its red, green and blue planes side by side, below
// each the scale of its shades with the part that the picture uses.
#pragma once

#include <cairo.h>

#include <array>
#include <span>

#include "core/srgb8.h"
#include "ui/swatch_strip.h"

namespace scene_palette {

inline constexpr int kChannels = 3;

/// The codes of one channel of a picture.
struct ChannelRange {
  int lowest = 0;
  int highest = 255;
  double mean = 0;
};

/// What is drawn: `width` × `height` pixels in reading order, each side at
/// least 1; the ranges may be those of a larger picture.
struct ChannelPicture {
  int width = 0;
  int height = 0;
  std::span<const Srgb8> pixels;
  std::array<ChannelRange, kChannels> ranges;
};

struct ChannelFigureOptions {
  bool gray = false;  // the planes in shades of gray, not of their own color
  bool dark = false;  // the ground
};

/// Where everything is in a figure of `width` × `height` pixels, on whole
/// pixels.
struct ChannelLayout {
  int width = 0;
  int height = 0;
  int enlargement = 1;   // pixels of the figure a pixel of the picture
  double font_size = 0;  // in pixels
  std::array<StripRectangle, kChannels> planes;
  std::array<StripRectangle, kChannels> scales;
  std::array<StripRectangle, kChannels> captions;
};

/// The layout for a picture of `width` × `height` pixels, both at least 1.
/// Small ones are enlarged by a whole factor; text grows with the picture, and
/// columns are never too narrow for it.
ChannelLayout layout_channels(int width, int height);

/// Draws the figure, its ground too, on a surface of the size of `layout`.
void draw_channels(cairo_t* cairo, const ChannelPicture& picture,
                   const ChannelLayout& layout,
                   const ChannelFigureOptions& options);

}  // namespace scene_palette
