// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pixels of the layers of a palette card in GIMP: the page, and what was read.
#pragma once

#include <gegl.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "plugin/gegl/bridge.h"

namespace scene_palette {

/// The pixels of a rectangle: R, G, B in 8-bit sRGB, row by row without gaps;
/// empty if they cannot be made.
using Painter =
    std::function<std::vector<std::uint8_t>(const GeglRectangle& place)>;

/// Fills all of `target` with what `painter` makes, a band of rows at a time;
/// false if it made nothing.
bool paint_buffer(GeglBuffer* target, const Painter& painter);

/// Copies the pixels of `source` in `roi` to the origin of `target`, with the
/// alpha of the source × selection.  Where nothing is selected away and the
/// formats are the same, the values stay as they are.
void copy_selected(GeglBuffer* source, const GeglRectangle& roi,
                   const Selection& selection, GeglBuffer* target);

}  // namespace scene_palette
