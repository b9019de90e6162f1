// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A few pixels that stand for all of an image.
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/progress.h"
#include "core/region.h"
#include "core/result.h"
#include "core/srgb8.h"
#include "plugin/gegl/bridge.h"

namespace scene_palette {

struct SampledPixel {
  Position position;  // counted from the corner of the roi
  Srgb8 color;        // the nearest codes
};

/// `count` pixels of `buffer` in `roi`, all at different positions, each as
/// likely as any other; in reading order.  Those that are transparent, not
/// selected or not a number are left out; where no more than `count` are left,
/// they all are returned.  The same for the same `seed` on every machine.
/// Errors: cancelled.
Result<std::vector<SampledPixel>> sample_pixels(
    GeglBuffer* buffer, const GeglRectangle& roi, const Selection& selection,
    std::size_t count, std::uint64_t seed, const Progress& progress,
    int threads = 0);

}  // namespace scene_palette
