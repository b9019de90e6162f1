// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the codes of a buffer mean: its color map and its color space.
#pragma once

#include <gegl.h>

#include "core/palette.h"

namespace scene_palette {

/// Whether pixels of `format` can have each color of `palette` exactly, to
/// 8 bits: always, unless it is indexed and its map lacks one.
bool can_hold(const Babl* format, const Palette& palette);

/// Takes the codes of `buffer`, and of its color map where it is indexed, for
/// those of `space`; no pixel changes.  For GIMP 2.10, which hands out all
/// layers as sRGB whatever the image's profile is, and GIMP 3, which does so
/// with color maps.
void set_space(GeglBuffer* buffer, const Babl* space);

}  // namespace scene_palette
