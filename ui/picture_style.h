// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How a picture is shown, and what people point at in it.
#pragma once

#include <cstddef>
#include <optional>

#include "core/srgb8.h"
#include "ui/picture_viewport.h"

namespace scene_palette {

struct PictureLook {
  Srgb8 ground = {255, 255, 255};  // of the window: what is left out fades
  double font_size = 0;            // of the labels, in units; 0: no labels
  double pixels = 1;               // of a unit; 2 on a screen of that scale
  /// The pixel that the keyboard points at.
  std::optional<PixelPlace> cursor = std::nullopt;
};

/// A pixel that is pointed at.
struct PicturePick {
  PixelPlace pixel;
  PixelPlace layer;  // in the middle of what the pixel stands for
  Srgb8 color;
  std::optional<std::size_t> swatch;  // the nearest; none without a palette
};

}  // namespace scene_palette
