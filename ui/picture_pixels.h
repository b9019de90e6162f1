// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The pixels of a small picture as a dialog shows them: before and after, what
// is not selected faded, all but one color faded.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/srgb8.h"
#include "core/thumbnail.h"

namespace scene_palette {

struct PixelStyle {
  /// What is left of a pixel that is not selected, or has another color than
  /// the highlighted one, is a gray; the rest is this color.
  Srgb8 ground;
  std::optional<std::size_t> highlighted;  // index of a color
};

/// How light a color is, 0 to 255: its luma (ITU-R BT.601).
std::uint8_t luma(const Srgb8& color);

/// What fades into `ground`: a quarter of the gray that is as light as `color`.
Srgb8 faded(const Srgb8& color, const Srgb8& ground);

/// Whether some pixel is not opaque.
bool has_transparency(const Thumbnail& thumbnail);

/// Writes the pixels to `surface` (CAIRO_FORMAT_ARGB32, of the same size).
/// `nearest` has an index for each pixel, or is empty where there are no colors
/// yet.  `colors` are what pixels become as far as they are selected; empty:
/// they keep their own.  Alpha stays.
void write_pixels(const Thumbnail& thumbnail,
                  std::span<const std::uint8_t> nearest,
                  std::span<const Srgb8> colors, const PixelStyle& style,
                  cairo_surface_t* surface);

}  // namespace scene_palette
