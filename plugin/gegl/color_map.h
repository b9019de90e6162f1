// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The color map of indexed buffers.
#pragma once

#include <gegl.h>

#include "core/palette.h"

namespace scene_palette {

/// Whether pixels of `format` can have each color of `palette` exactly, to
/// 8 bits: always, unless it is indexed and its map lacks one.
bool can_hold(const Babl* format, const Palette& palette);

}  // namespace scene_palette
