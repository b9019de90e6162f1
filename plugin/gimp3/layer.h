// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Posterized layers: complete before they enter the image, so that an aborted
// run leaves nothing behind and entering is one undo step.
#pragma once

#include <libgimp/gimp.h>

#include <span>
#include <vector>

#include "core/dither.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/gimp3/source.h"
#include "ui/notes.h"

namespace scene_palette {

/// Why no source can have a posterized layer in the colors of `palette`, or
/// that one can: it must be a layer and, where the image is indexed, the color
/// map must hold the palette.
LayerObstacle layer_obstacle(const Sources& sources, const Palette& palette);

/// Inserts, directly above each source that is a layer with a selected part, a
/// layer of the same place, size and base type with the pixels in their nearest
/// color of `palette`, or in one that `dither` chooses; it has an alpha channel
/// only if the source has one or there is a selection or a layer mask, and is
/// transparent outside of these.  Returns them in the order of the sources.
/// There must be no layer_obstacle().  One undo step.
/// Errors: cancelled, write_failed; the image is then as before.
Result<std::vector<GimpLayer*>> insert_posterized_layers(
    GimpImage* image, const Sources& sources, const Palette& palette,
    Dither dither, const Progress& progress);

/// Takes inserted `layers` out of the image again.
void remove_layers(GimpImage* image, std::span<GimpLayer* const> layers);

}  // namespace scene_palette
