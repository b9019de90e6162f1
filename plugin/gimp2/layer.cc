// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A layer is filled before it enters the image: then entering is one call and
// one step of undo, and an end before it leaves the image as it was.

#include "plugin/gimp2/layer.h"

#include <cstddef>
#include <string>

#include "plugin/gegl/color_map.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

Error no_layer() {
  return {ErrorCode::write_failed,
          std::string("posterized layer: ") + gimp_get_pdb_error()};
}

/// An empty layer like that of `source`, with an alpha channel where there is
/// something to leave out.
NewLayer make_layer_like(const Source& source, std::size_t colors) {
  const gint32 image = gimp_item_get_image(source.drawable);
  const CharPtr name(
      g_strdup_printf(translated_plural("Posterized (%d color)",
                                        "Posterized (%d colors)", colors),
                      static_cast<int>(colors)));
  const GimpImageType type =
      source.selection.is_everything()
          ? gimp_drawable_type(source.drawable)
          : gimp_drawable_type_with_alpha(source.drawable);
  constexpr double kOpaque = 100;
  const gint32 layer =
      gimp_layer_new(image, name.get(), gimp_drawable_width(source.drawable),
                     gimp_drawable_height(source.drawable), type, kOpaque,
                     gimp_image_get_default_new_layer_mode(image));
  if (layer != -1) {
    gint x = 0;
    gint y = 0;
    gimp_drawable_offsets(source.drawable, &x, &y);
    gimp_layer_set_offsets(layer, x, y);
  }
  return NewLayer(layer);
}

GObjectPtr<GimpColorProfile> profile_of(gint32 drawable) {
  return GObjectPtr<GimpColorProfile>(
      gimp_image_get_color_profile(gimp_item_get_image(drawable)));
}

/// Null if babl cannot read the profile.
const Babl* space_of(GimpColorProfile* profile) {
  return gimp_color_profile_get_space(
      profile, GIMP_COLOR_RENDERING_INTENT_RELATIVE_COLORIMETRIC, nullptr);
}

/// The pixels of a drawable, those of layers in the color space of the image:
/// GIMP itself hands all out as sRGB.
GObjectPtr<GeglBuffer> open_pixels(gint32 drawable) {
  GObjectPtr<GeglBuffer> pixels(gimp_drawable_get_buffer(drawable));
  const GObjectPtr<GimpColorProfile> profile = profile_of(drawable);
  const Babl* space = profile ? space_of(profile.get()) : nullptr;
  if (gimp_item_is_layer(drawable) != FALSE && space != nullptr &&
      space != babl_format_get_space(gegl_buffer_get_format(pixels.get()))) {
    set_space(pixels.get(), space);
  }
  return pixels;
}

GObjectPtr<GeglBuffer> open_layer_mask(gint32 drawable) {
  if (gimp_item_is_layer(drawable) == FALSE ||
      gimp_layer_get_apply_mask(drawable) == FALSE) {
    return nullptr;
  }
  const gint32 mask = gimp_layer_get_mask(drawable);
  return GObjectPtr<GeglBuffer>(mask == -1 ? nullptr
                                           : gimp_drawable_get_buffer(mask));
}

}  // namespace

Source open_source(gint32 drawable) {
  Source source;
  source.drawable = drawable;
  source.pixels = open_pixels(drawable);
  const gint32 image = gimp_item_get_image(drawable);
  if (gimp_selection_is_empty(image) == FALSE) {
    source.mask.reset(
        gimp_drawable_get_buffer(gimp_image_get_selection(image)));
    Mask& selected = source.selection.selected;
    selected.buffer = source.mask.get();
    gimp_drawable_offsets(drawable, &selected.offset_x, &selected.offset_y);
  }
  source.layer_mask = open_layer_mask(drawable);
  source.selection.layer.buffer = source.layer_mask.get();
  GeglRectangle& roi = source.roi;
  if (gimp_drawable_mask_intersect(drawable, &roi.x, &roi.y, &roi.width,
                                   &roi.height) == FALSE) {
    roi = {};
  }
  return source;
}

ReadingPart part_of(const Source& source) {
  return {source.pixels.get(), source.roi, source.selection};
}

std::string unreadable_profile(gint32 drawable) {
  const GObjectPtr<GimpColorProfile> profile = profile_of(drawable);
  return profile && space_of(profile.get()) == nullptr
             ? gimp_color_profile_get_label(profile.get())
             : "";
}

LayerObstacle layer_obstacle(const Source& source, const Palette& palette) {
  if (gimp_item_is_layer(source.drawable) == FALSE) {
    return LayerObstacle::not_a_layer;
  }
  return can_hold(gegl_buffer_get_format(source.pixels.get()), palette)
             ? LayerObstacle::none
             : LayerObstacle::color_map;
}

NewLayer::~NewLayer() {
  if (layer_ != -1) {
    gimp_item_delete(layer_);
  }
}

Result<gint32> NewLayer::add_to(gint32 image) {
  if (gimp_image_insert_layer(image, layer_, -1, 0) == FALSE) {
    return no_layer();
  }
  return std::exchange(layer_, -1);
}

Result<gint32> NewLayer::add_above(gint32 below) {
  const gint32 image = gimp_item_get_image(below);
  if (gimp_image_insert_layer(image, layer_, gimp_item_get_parent(below),
                              gimp_image_get_item_position(image, below)) ==
      FALSE) {
    return no_layer();
  }
  return std::exchange(layer_, -1);
}

Result<NewLayer> make_posterized_layer(const Source& source,
                                       const Palette& palette, Dither dither,
                                       const Progress& progress) {
  NewLayer layer = make_layer_like(source, palette.swatches.size());
  if (layer.id() == -1) {
    return no_layer();
  }
  {
    const GObjectPtr<GeglBuffer> target = open_pixels(layer.id());
    const Status status =
        remap_buffer(source.pixels.get(), target.get(), source.roi,
                     source.selection, palette, dither, progress, kTileThreads);
    if (!status) {
      return status.error();
    }
    gegl_buffer_flush(target.get());
  }
  gimp_drawable_update(layer.id(), source.roi.x, source.roi.y, source.roi.width,
                       source.roi.height);
  return layer;
}

}  // namespace scene_palette
