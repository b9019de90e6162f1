// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/layer.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "plugin/gegl/bridge.h"
#include "plugin/gegl/color_map.h"
#include "plugin/gegl/pointers.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// Layers are libgimp's own; one that never entered an image must be deleted.
struct DeleteLayer {
  void operator()(GimpLayer* layer) const {
    gimp_item_delete(GIMP_ITEM(layer));
  }
};
using LooseLayer = std::unique_ptr<GimpLayer, DeleteLayer>;

struct NewLayer {
  LooseLayer layer;
  GimpItem* source = nullptr;
};

bool is_layer(const Source& source) {
  return GIMP_IS_LAYER(source.drawable) != FALSE;
}

bool gets_layer(const Source& source) {
  return is_layer(source) && source.roi.width > 0 && source.roi.height > 0;
}

CharPtr layer_name(const Palette& palette) {
  const auto colors = static_cast<int>(palette.swatches.size());
  // Translators: the name of a layer.
  return CharPtr(g_strdup_printf(
      translated_plural("Posterized (%d color)", "Posterized (%d colors)",
                        palette.swatches.size()),
      colors));
}

LooseLayer new_layer_like(GimpImage* image, const Source& source,
                          const Palette& palette) {
  GimpDrawable* drawable = source.drawable;
  const GimpImageType type = source.selection.is_everything()
                                 ? gimp_drawable_type(drawable)
                                 : gimp_drawable_type_with_alpha(drawable);
  LooseLayer layer(gimp_layer_new(
      image, layer_name(palette).get(), gimp_drawable_get_width(drawable),
      gimp_drawable_get_height(drawable), type, 100,
      gimp_image_get_default_new_layer_mode(image)));
  if (layer) {
    gimp_layer_set_offsets(layer.get(), source.offset_x, source.offset_y);
  }
  return layer;
}

Status fill_layer(GimpLayer* layer, const Source& source,
                  const Palette& palette, Dither dither,
                  const Progress& progress) {
  // The pixels reach GIMP when the buffer is destroyed, at the end of this.
  const GObjectPtr<GeglBuffer> target = open_pixels(GIMP_DRAWABLE(layer));
  return remap_buffer(source.buffer.get(), target.get(), source.roi,
                      source.selection, palette, dither, progress,
                      kTileThreads);
}

/// The layer, now in the image; null if GIMP did not take it.
GimpLayer* insert_above(GimpImage* image, NewLayer& made) {
  GimpItem* parent = gimp_item_get_parent(made.source);
  const int position = gimp_image_get_item_position(image, made.source);
  if (gimp_image_insert_layer(image, made.layer.get(),
                              parent == nullptr ? nullptr : GIMP_LAYER(parent),
                              position) == FALSE) {
    return nullptr;
  }
  return made.layer.release();
}

Error not_added() {
  return {ErrorCode::write_failed, "GIMP could not add the layer"};
}

Result<std::vector<GimpLayer*>> insert_all(GimpImage* image,
                                           std::vector<NewLayer>& made) {
  std::vector<GimpLayer*> layers;
  for (NewLayer& one : made) {
    GimpLayer* layer = insert_above(image, one);
    if (layer == nullptr) {
      remove_layers(image, layers);
      return not_added();
    }
    layers.push_back(layer);
  }
  return layers;
}

}  // namespace

LayerObstacle layer_obstacle(const Sources& sources, const Palette& palette) {
  const auto layer = std::ranges::find_if(sources.items, is_layer);
  if (layer == sources.items.end()) {
    return LayerObstacle::not_a_layer;
  }
  // All layers of an image have the same map.
  return can_hold(gegl_buffer_get_format(layer->buffer.get()), palette)
             ? LayerObstacle::none
             : LayerObstacle::color_map;
}

Result<std::vector<GimpLayer*>> insert_posterized_layers(
    GimpImage* image, const Sources& sources, const Palette& palette,
    Dither dither, const Progress& progress) {
  std::vector<NewLayer> made;
  const auto count = static_cast<double>(sources.items.size());
  double done = 0;
  for (const Source& source : sources.items) {
    const Progress part = progress.part(done / count, (done + 1) / count);
    ++done;
    if (!gets_layer(source)) {
      continue;
    }
    LooseLayer layer = new_layer_like(image, source, palette);
    if (!layer) {
      return not_added();
    }
    const Status filled =
        fill_layer(layer.get(), source, palette, dither, part);
    if (!filled) {
      return filled.error();
    }
    made.push_back({std::move(layer), GIMP_ITEM(source.drawable)});
  }
  if (made.size() <= 1) {
    return insert_all(image, made);
  }
  gimp_image_undo_group_start(image);
  Result<std::vector<GimpLayer*>> layers = insert_all(image, made);
  gimp_image_undo_group_end(image);
  return layers;
}

void remove_layers(GimpImage* image, std::span<GimpLayer* const> layers) {
  for (GimpLayer* layer : layers) {
    gimp_image_remove_layer(image, layer);
  }
}

}  // namespace scene_palette
