// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Parts of a buffer that end at its tiles, so that each tile is fetched once
// and no two threads work on one.
#pragma once

#include <gegl.h>

#include <functional>
#include <vector>

#include "core/progress.h"
#include "plugin/gegl/shared_progress.h"

namespace scene_palette {

/// `roi` in bands of rows that are worth a thread's turn and begin at the tiles
/// of `buffer`.  Not tall enough to be divided, or empty: one band, or none.
std::vector<GeglRectangle> bands_of(const GeglRectangle& roi,
                                    GeglBuffer* buffer);

/// The same, and bands of more than 2^18 pixels divided between columns of
/// tiles into blocks of about so many: none takes longer than some
/// milliseconds, however wide the buffer is.
std::vector<GeglRectangle> blocks_of(const GeglRectangle& roi,
                                     GeglBuffer* buffer);

/// Calls work(band, progress) for bands of rows that make up `roi`, on up to
/// `threads` threads (0: as many as there are cores), until all is done; false
/// if it was cancelled.  No two bands share a tile of `buffer`.
bool run_bands(
    const GeglRectangle& roi, GeglBuffer* buffer, int threads,
    const Progress& progress,
    const std::function<void(const GeglRectangle&, SharedProgress&)>& work);

}  // namespace scene_palette
