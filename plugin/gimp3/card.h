// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The palette card as a new image.
#pragma once

#include <libgimp/gimp.h>

#include "core/palette.h"
#include "core/result.h"
#include "plugin/gimp3/source.h"

namespace scene_palette {

/// A new image without a display: a page with the strip and codes of `palette`
/// as its lowest layer, and above it a layer for each of the `sources` of
/// `image` with what was read of it, in the sources' own size, stacked as they
/// are there.  It has the depth, the resolution and, unless it is gray, the
/// color profile of `image`, which is not changed.
/// Errors: write_failed (GIMP makes no image of that size, or memory does not
/// suffice); nothing is left behind.
Result<GimpImage*> make_card(GimpImage* image, const Sources& sources,
                             const Palette& palette);

}  // namespace scene_palette
