// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Parts of a buffer that end at its tiles, so that each tile is fetched once
// and no two threads work on one.
#pragma once

#include <gegl.h>

#include <vector>

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

}  // namespace scene_palette
