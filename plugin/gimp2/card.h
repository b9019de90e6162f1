// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The palette card as a new image.
#pragma once

#include <libgimp/gimp.h>

#include "core/palette.h"
#include "core/result.h"
#include "plugin/gimp2/layer.h"

namespace scene_palette {

/// A new image without a display: a page with the strip and codes of `palette`,
/// and above it a layer with what was read of `source`, in its own size.  It
/// has the depth, the resolution and, unless it is gray, the color profile of
/// the source's image, which is not changed.
/// Errors: write_failed (GIMP makes no image of that size, or memory does not
/// suffice); nothing is left behind.
Result<gint32> make_card(const Source& source, const Palette& palette);

}  // namespace scene_palette
