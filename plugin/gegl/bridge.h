// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The only bridge between GeglBuffer and the core: pixels are seen in chunks of
// a buffer iterator, the selection in its second slot; no image is copied.
// Buffers in 8-bit sRGB are read and written as "R'G'B'A u8", all others as
// "RGBA float" (linear light, sRGB primaries, unbounded).
//
// Up to `threads` threads work, 0 for as many as there are cores.  The result
// is the same for any number, and only the calling one tells `progress`.
#pragma once

#include <gegl.h>

#include "core/distortion.h"
#include "core/dither.h"
#include "core/histogram.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// A mask (read as "Y float", 0–1): that of the picture's pixel (x, y) is at
/// (x + offset_x, y + offset_y) of `buffer`.  A null `buffer` is 1 everywhere.
struct Mask {
  GeglBuffer* buffer = nullptr;
  int offset_x = 0;
  int offset_y = 0;
};

/// How much of each pixel counts: the product of two masks.
struct Selection {
  Mask selected;  // what the user has selected
  Mask layer;     // what the layer's own mask shows

  bool is_everything() const {
    return selected.buffer == nullptr && layer.buffer == nullptr;
  }
};

/// Whether pixels of `format` are 8-bit sRGB codes (RGB, gray or indexed), so
/// that "R'G'B'A u8" holds them without loss.
bool is_srgb8(const Babl* format);

/// How many threads may work on a drawable of GIMP: its tiles come through the
/// pipe that the calls of the progress use, and answers would be mixed up.
/// So one reads while another one counts.  Elsewhere 0 means as many as the
/// processor runs.
inline constexpr int kTileThreads = -1;

/// The histogram of the pixels of `buffer` in `roi`, weighted by alpha and
/// selection; positions count from the corner of `roi`.  An empty `roi` gives
/// an empty histogram.
/// Errors: cancelled.
Result<Histogram> read_histogram(GeglBuffer* buffer, const GeglRectangle& roi,
                                 const Selection& selection,
                                 const Progress& progress, int threads = 0);

/// Writes each pixel of `source` in `roi` to the same place of `target` in
/// its nearest color of `palette`, or in one that `dither` chooses, with the
/// alpha of the source × selection; pixels of alpha 0 keep their color.
/// Patterns are anchored at the buffer's place (0, 0), errors begin at the top
/// of `roi` and need one thread. 8-bit sRGB targets get the palette's 8-bit
/// codes (and "nearest" is meant among those), others the unrounded colors. The
/// rest of `target` is left alone. Errors: cancelled (`target` is then partly
/// written).
Status remap_buffer(GeglBuffer* source, GeglBuffer* target,
                    const GeglRectangle& roi, const Selection& selection,
                    const Palette& palette, Dither dither,
                    const Progress& progress, int threads = 0);

/// The distortion of `palette` over the same pixels and weights as
/// read_histogram sees.
/// Errors: cancelled.
Result<Distortion> measure_distortion(
    GeglBuffer* buffer, const GeglRectangle& roi, const Selection& selection,
    const Palette& palette, const Progress& progress, int threads = 0);

}  // namespace scene_palette
