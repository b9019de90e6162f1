// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The layer a palette is taken from, and the posterized layer that is put above
// it.
#pragma once

#include <libgimp/gimp.h>

#include <string>
#include <utility>

#include "core/dither.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/joint_reading.h"
#include "plugin/gimp2/pointers.h"
#include "ui/notes.h"

namespace scene_palette {

/// A drawable (a layer, or a mask or channel, which is read as it is), open for
/// reading.
struct Source {
  gint32 drawable = -1;
  GObjectPtr<GeglBuffer> pixels;
  GObjectPtr<GeglBuffer> mask;        // the image's selection, if there is one
  GObjectPtr<GeglBuffer> layer_mask;  // the layer's, if it is applied
  Selection selection;                // both, as the drawable sees them
  GeglRectangle roi = {};             // the selected part, maybe empty
};

Source open_source(gint32 drawable);

/// The same, for a reading; `source` must outlive it.
ReadingPart part_of(const Source& source);

/// The name of the color profile of `drawable` if babl cannot read it, so that
/// the pixels would be taken for sRGB; empty if all is well.
std::string unreadable_profile(gint32 drawable);

/// Why there can be no posterized layer above `source` in the colors of
/// `palette`, or that there can: it must be a layer and, where the image is
/// indexed, the color map must hold the palette.
LayerObstacle layer_obstacle(const Source& source, const Palette& palette);

/// A layer that is in no image yet; deleted with this object unless added.
class NewLayer {
 public:
  explicit NewLayer(gint32 layer) : layer_(layer) {}
  NewLayer(NewLayer&& other) noexcept
      : layer_(std::exchange(other.layer_, -1)) {}
  NewLayer& operator=(NewLayer&& other) = delete;
  ~NewLayer();

  gint32 id() const { return layer_; }

  /// Puts the layer on top of `image`; its id.  Errors: write_failed.
  Result<gint32> add_to(gint32 image);

  /// Puts the layer directly above the layer `below`, one step of undo; its id.
  /// Errors: write_failed.
  Result<gint32> add_above(gint32 below);

 private:
  gint32 layer_;
};

/// The picture of `source`, which has no layer_obstacle(), in the colors of
/// `palette` as `dither` chooses them, of the same size, place and base type.
/// It has an alpha channel only if the source has one or there is a selection
/// or a layer mask, outside of which it is transparent.
/// Errors: cancelled, write_failed (GIMP makes no layer).
Result<NewLayer> make_posterized_layer(const Source& source,
                                       const Palette& palette, Dither dither,
                                       const Progress& progress);

}  // namespace scene_palette
