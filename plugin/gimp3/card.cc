// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/card.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "plugin/gegl/card_layers.h"
#include "plugin/gegl/pointers.h"
#include "ui/palette_card.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// Images and layers are libgimp's own; those that nobody gets must be deleted.
struct DeleteImage {
  void operator()(GimpImage* image) const { gimp_image_delete(image); }
};
struct DeleteLayer {
  void operator()(GimpLayer* layer) const {
    gimp_item_delete(GIMP_ITEM(layer));
  }
};
using LooseLayer = std::unique_ptr<GimpLayer, DeleteLayer>;
using LooseImage = std::unique_ptr<GimpImage, DeleteImage>;

Error no_card() {
  return {ErrorCode::write_failed, "GIMP could not make the palette card"};
}

/// What was read of `source`, as the image has it.
GeglRectangle place_in_image(const Source& source) {
  return {source.roi.x + source.offset_x, source.roi.y + source.offset_y,
          source.roi.width, source.roi.height};
}

/// What was read of all sources.
GeglRectangle frame_of(const Sources& sources) {
  GeglRectangle frame = {0, 0, 0, 0};
  for (const Source& source : sources.items) {
    const GeglRectangle place = place_in_image(source);
    gegl_rectangle_bounding_box(&frame, &frame, &place);
  }
  return frame;
}

/// The positions of a layer in its group, of that in its own, and so on, from
/// the outermost inward; empty for what is no layer.
std::vector<int> stack_path(GimpImage* image, GimpDrawable* drawable) {
  std::vector<int> path;
  if (GIMP_IS_LAYER(drawable) == FALSE) {
    return path;
  }
  for (GimpItem* item = GIMP_ITEM(drawable); item != nullptr;
       item = gimp_item_get_parent(item)) {
    path.push_back(gimp_image_get_item_position(image, item));
  }
  std::ranges::reverse(path);
  return path;
}

/// The sources of which something was read, the lowest first.
std::vector<const Source*> bottom_up(GimpImage* image, const Sources& sources) {
  std::vector<const Source*> stack;
  for (const Source& source : sources.items) {
    if (source.roi.width > 0 && source.roi.height > 0) {
      stack.push_back(&source);
    }
  }
  std::ranges::stable_sort(stack, std::ranges::greater(),
                           [&](const Source* source) {
                             return stack_path(image, source->drawable);
                           });
  return stack;
}

/// Puts a new layer on top of `card`, its pixels by `fill`, which may fail.
bool add_layer(GimpImage* card, const char* name, const GeglRectangle& place,
               GimpImageType type,
               const std::function<bool(GeglBuffer*)>& fill) {
  LooseLayer layer(gimp_layer_new(card, name, place.width, place.height, type,
                                  100,
                                  gimp_image_get_default_new_layer_mode(card)));
  if (!layer) {
    return false;
  }
  gimp_layer_set_offsets(layer.get(), place.x, place.y);
  {
    // The pixels reach GIMP when the buffer is destroyed.
    const GObjectPtr<GeglBuffer> pixels(
        gimp_drawable_get_buffer(GIMP_DRAWABLE(layer.get())));
    if (!fill(pixels.get())) {
      return false;
    }
  }
  if (gimp_image_insert_layer(card, layer.get(), nullptr, 0) == FALSE) {
    return false;
  }
  static_cast<void>(layer.release());
  return true;
}

bool add_page(GimpImage* card, const CardLayout& layout,
              const Palette& palette) {
  const auto draw = [&](const GeglRectangle& band) {
    return card_pixels(palette.swatches, layout, {},
                       {band.x, band.y, band.width, band.height});
  };
  // Translators: the name of a layer.
  return add_layer(
      card, translated("Palette card"), {0, 0, layout.width, layout.height},
      GIMP_RGB_IMAGE,
      [&](GeglBuffer* pixels) { return paint_buffer(pixels, draw); });
}

/// Adds what was read of `source`; `origin` is where the card begins as seen
/// from the image.
bool add_source(GimpImage* card, const Source& source,
                const GeglRectangle& origin) {
  GeglRectangle place = place_in_image(source);
  place.x -= origin.x;
  place.y -= origin.y;
  const bool has_alpha = !source.selection.is_everything() ||
                         gimp_drawable_has_alpha(source.drawable) != FALSE;
  const CharPtr name(gimp_item_get_name(GIMP_ITEM(source.drawable)));
  return add_layer(card, name.get(), place,
                   has_alpha ? GIMP_RGBA_IMAGE : GIMP_RGB_IMAGE,
                   [&](GeglBuffer* pixels) {
                     copy_selected(source.buffer.get(), source.roi,
                                   source.selection, pixels);
                     return true;
                   });
}

/// An image that shows colors as `image` does.
LooseImage new_image_like(GimpImage* image, const CardLayout& layout) {
  // GIMP would say so itself, and not what it means.
  if (std::max(layout.width, layout.height) > GIMP_MAX_IMAGE_SIZE) {
    return nullptr;
  }
  LooseImage card(gimp_image_new_with_precision(
      layout.width, layout.height, GIMP_RGB, gimp_image_get_precision(image)));
  if (!card) {
    return card;
  }
  gimp_image_undo_disable(card.get());
  const GObjectPtr<GimpColorProfile> profile(
      gimp_image_get_color_profile(image));
  if (profile && gimp_image_get_base_type(image) != GIMP_GRAY) {
    gimp_image_set_color_profile(card.get(), profile.get());
  }
  double x = 0;
  double y = 0;
  if (gimp_image_get_resolution(image, &x, &y) != FALSE) {
    gimp_image_set_resolution(card.get(), x, y);
  }
  return card;
}

}  // namespace

Result<GimpImage*> make_card(GimpImage* image, const Sources& sources,
                             const Palette& palette) {
  GeglRectangle frame = frame_of(sources);
  const CardLayout layout =
      layout_card(palette.swatches, frame.width, frame.height, {});
  LooseImage card = new_image_like(image, layout);
  if (!card || !add_page(card.get(), layout, palette)) {
    return no_card();
  }
  frame.x -= static_cast<int>(layout.picture.x);
  frame.y -= static_cast<int>(layout.picture.y);
  for (const Source* source : bottom_up(image, sources)) {
    if (!add_source(card.get(), *source, frame)) {
      return no_card();
    }
  }
  gimp_image_undo_enable(card.get());
  return card.release();
}

}  // namespace scene_palette
