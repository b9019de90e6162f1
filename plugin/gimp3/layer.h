// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Posterized layers: complete before they enter the image, so that an aborted
// run leaves nothing behind and entering is one undo step.
#pragma once

#include <libgimp/gimp.h>

#include <span>
#include <vector>

#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/gimp3/source.h"

namespace scene_palette {

/// Whether one of the sources can have a posterized layer above it: it must be
/// a layer, with a selected part, in an RGB or gray image.
bool can_add_layer(const Sources& sources);

/// Inserts, directly above each source that is a layer with a selected part, a
/// layer of the same place, size and base type with the pixels in their nearest
/// color of `palette`; it has an alpha channel only if the source has one or
/// there is a selection, and is transparent outside of it.  Returns them in the
/// order of the sources; none for masks and channels, nor in an indexed image.
/// One undo step. Errors: cancelled, write_failed; the image is then as before.
Result<std::vector<GimpLayer*>> insert_posterized_layers(
    GimpImage* image, const Sources& sources, const Palette& palette,
    const Progress& progress);

/// Takes inserted `layers` out of the image again.
void remove_layers(GimpImage* image, std::span<GimpLayer* const> layers);

}  // namespace scene_palette
