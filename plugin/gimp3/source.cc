// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/source.h"

#include <algorithm>
#include <utility>

#include "plugin/gegl/color_map.h"

namespace scene_palette {
namespace {

GObjectPtr<GeglBuffer> open_selection(GimpImage* image) {
  if (gimp_selection_is_empty(image) != FALSE) {
    return nullptr;
  }
  return GObjectPtr<GeglBuffer>(
      gimp_drawable_get_buffer(GIMP_DRAWABLE(gimp_image_get_selection(image))));
}

GObjectPtr<GeglBuffer> open_layer_mask(GimpDrawable* drawable) {
  if (GIMP_IS_LAYER(drawable) == FALSE ||
      gimp_layer_get_apply_mask(GIMP_LAYER(drawable)) == FALSE) {
    return nullptr;
  }
  GimpLayerMask* mask = gimp_layer_get_mask(GIMP_LAYER(drawable));
  return GObjectPtr<GeglBuffer>(
      mask == nullptr ? nullptr
                      : gimp_drawable_get_buffer(GIMP_DRAWABLE(mask)));
}

/// Null if babl cannot read the profile.
const Babl* space_of(GimpColorProfile* profile) {
  return gimp_color_profile_get_space(
      profile, GIMP_COLOR_RENDERING_INTENT_RELATIVE_COLORIMETRIC, nullptr);
}

Source open_source(GimpDrawable* drawable, GeglBuffer* mask) {
  Source source;
  source.drawable = drawable;
  source.buffer = open_pixels(drawable);
  GeglRectangle roi = {0, 0, 0, 0};
  if (gimp_drawable_mask_intersect(drawable, &roi.x, &roi.y, &roi.width,
                                   &roi.height) != FALSE) {
    source.roi = roi;
  }
  gimp_drawable_get_offsets(drawable, &source.offset_x, &source.offset_y);
  source.layer_mask = open_layer_mask(drawable);
  source.selection = {{mask, source.offset_x, source.offset_y},
                      {source.layer_mask.get(), 0, 0}};
  return source;
}

bool exists(GimpDrawable* drawable) {
  return gimp_item_is_valid(GIMP_ITEM(drawable)) != FALSE;
}

}  // namespace

std::string unreadable_profile(GimpImage* image) {
  const GObjectPtr<GimpColorProfile> profile(
      gimp_image_get_color_profile(image));
  return profile && space_of(profile.get()) == nullptr
             ? gimp_color_profile_get_label(profile.get())
             : "";
}

GObjectPtr<GeglBuffer> open_pixels(GimpDrawable* drawable) {
  GObjectPtr<GeglBuffer> pixels(gimp_drawable_get_buffer(drawable));
  if (gimp_drawable_is_indexed(drawable) != FALSE) {
    const GObjectPtr<GimpColorProfile> profile(
        gimp_image_get_color_profile(gimp_item_get_image(GIMP_ITEM(drawable))));
    const Babl* space = profile ? space_of(profile.get()) : nullptr;
    if (space != nullptr) {
      set_space(pixels.get(), space);
    }
  }
  return pixels;
}

Sources open_sources(GimpImage* image, GimpDrawable** drawables) {
  Sources sources;
  sources.image = image;
  sources.mask = open_selection(image);
  for (GimpDrawable** drawable = drawables; *drawable != nullptr; ++drawable) {
    sources.items.push_back(open_source(*drawable, sources.mask.get()));
  }
  return sources;
}

Sources open_again(const Sources& sources) {
  std::vector<GimpDrawable*> drawables;
  for (const Source& source : sources.items) {
    drawables.push_back(source.drawable);
  }
  drawables.push_back(nullptr);
  return open_sources(sources.image, drawables.data());
}

bool all_exist(const Sources& sources) {
  return std::ranges::all_of(sources.items, [](const Source& source) {
    return exists(source.drawable);
  });
}

bool all_exist(GimpDrawable* const* drawables) {
  for (; *drawables != nullptr; ++drawables) {
    if (!exists(*drawables)) {
      return false;
    }
  }
  return true;
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
