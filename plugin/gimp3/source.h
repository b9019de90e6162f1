// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The drawables that a run reads, each with the part of it that is selected.
#pragma once

#include <libgimp/gimp.h>

#include <string>
#include <vector>

#include "core/histogram.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/pointers.h"

namespace scene_palette {

/// A layer, or a mask or channel, which is read as it is.
struct Source {
  GimpDrawable* drawable = nullptr;
  GObjectPtr<GeglBuffer> buffer;
  GObjectPtr<GeglBuffer> layer_mask;  // null if there is none that is applied
  GeglRectangle roi = {0, 0, 0, 0};   // empty if the selection misses it
  Selection selection;  // by both masks; the image's belongs to Sources
  int offset_x = 0;     // of the drawable in the image
  int offset_y = 0;
};

struct Sources {
  GimpImage* image = nullptr;
  GObjectPtr<GeglBuffer> mask;  // null if there is no selection
  std::vector<Source> items;
};

/// The name of the color profile of `image` if babl cannot read it, so that the
/// pixels would be taken for sRGB; empty if all is well.
std::string unreadable_profile(GimpImage* image);

/// The pixels of `drawable`; of an indexed one in the color space of the image,
/// since GIMP hands out its map as sRGB.
GObjectPtr<GeglBuffer> open_pixels(GimpDrawable* drawable);

/// The `drawables` (null-terminated) of `image`, opened for reading.
Sources open_sources(GimpImage* image, GimpDrawable** drawables);

/// The same drawables as they are now: what was read of `sources` stays in
/// their buffers as it was.  All must exist.
Sources open_again(const Sources& sources);

/// Whether all drawables (of an array: null-terminated) are still there.
bool all_exist(const Sources& sources);
bool all_exist(GimpDrawable* const* drawables);

/// The joint histogram.  Errors: cancelled.
Result<Histogram> read_sources(const Sources& sources,
                               const Progress& progress);

}  // namespace scene_palette
