// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/source.h"

#include <utility>

namespace scene_palette {
namespace {

GObjectPtr<GeglBuffer> open_selection(GimpImage* image) {
  if (gimp_selection_is_empty(image) != FALSE) {
    return nullptr;
  }
  return GObjectPtr<GeglBuffer>(
      gimp_drawable_get_buffer(GIMP_DRAWABLE(gimp_image_get_selection(image))));
}

Source open_source(GimpDrawable* drawable, GeglBuffer* mask) {
  Source source;
  source.drawable = drawable;
  source.buffer.reset(gimp_drawable_get_buffer(drawable));
  GeglRectangle roi = {0, 0, 0, 0};
  if (gimp_drawable_mask_intersect(drawable, &roi.x, &roi.y, &roi.width,
                                   &roi.height) != FALSE) {
    source.roi = roi;
  }
  source.selection.buffer = mask;
  gimp_drawable_get_offsets(drawable, &source.selection.offset_x,
                            &source.selection.offset_y);
  return source;
}

}  // namespace

Sources open_sources(GimpImage* image, GimpDrawable** drawables) {
  Sources sources;
  sources.mask = open_selection(image);
  for (GimpDrawable** drawable = drawables; *drawable != nullptr; ++drawable) {
    sources.items.push_back(open_source(*drawable, sources.mask.get()));
  }
  return sources;
}

Result<Histogram> read_sources(const Sources& sources,
                               const Progress& progress) {
  Histogram joint;
  const auto count = static_cast<double>(sources.items.size());
  double done = 0;
  for (const Source& source : sources.items) {
    const Result<Histogram> histogram = read_histogram(
        source.buffer.get(), source.roi, source.selection,
        progress.part(done / count, (done + 1) / count), kTileThreads);
    if (!histogram) {
      return histogram.error();
    }
    joint.merge(*histogram);
    ++done;
  }
  return joint;
}

}  // namespace scene_palette
