// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp2/card.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "plugin/gegl/card_layers.h"
#include "plugin/gimp2/pointers.h"
#include "ui/palette_card.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// An image that is deleted with this object unless released.
class LooseImage {
 public:
  explicit LooseImage(gint32 image) : image_(image) {}
  LooseImage(const LooseImage&) = delete;
  LooseImage& operator=(const LooseImage&) = delete;
  ~LooseImage() {
    if (image_ != -1) {
      gimp_image_delete(image_);
    }
  }

  gint32 id() const { return image_; }
  gint32 release() { return std::exchange(image_, -1); }

 private:
  gint32 image_;
};

Error no_card() {
  return {ErrorCode::write_failed, "GIMP could not make the palette card"};
}

/// Puts a new layer on top of `card`, its pixels by `fill`, which may fail.
bool add_layer(gint32 card, const char* name, const GeglRectangle& place,
               GimpImageType type,
               const std::function<bool(GeglBuffer*)>& fill) {
  constexpr double kOpaque = 100;
  NewLayer layer(gimp_layer_new(card, name, place.width, place.height, type,
                                kOpaque,
                                gimp_image_get_default_new_layer_mode(card)));
  if (layer.id() == -1) {
    return false;
  }
  gimp_layer_set_offsets(layer.id(), place.x, place.y);
  {
    const GObjectPtr<GeglBuffer> pixels(gimp_drawable_get_buffer(layer.id()));
    if (!fill(pixels.get())) {
      return false;
    }
    gegl_buffer_flush(pixels.get());
  }
  gimp_drawable_update(layer.id(), 0, 0, place.width, place.height);
  return static_cast<bool>(layer.add_to(card));
}

bool add_page(gint32 card, const CardLayout& layout, const Palette& palette) {
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

/// Adds what was read of `source` in its place.
bool add_source(gint32 card, const CardLayout& layout, const Source& source) {
  const GeglRectangle place = {static_cast<int>(layout.picture.x),
                               static_cast<int>(layout.picture.y),
                               source.roi.width, source.roi.height};
  const bool has_alpha = !source.selection.is_everything() ||
                         gimp_drawable_has_alpha(source.drawable) != FALSE;
  const CharPtr name(gimp_item_get_name(source.drawable));
  return add_layer(card, name.get(), place,
                   has_alpha ? GIMP_RGBA_IMAGE : GIMP_RGB_IMAGE,
                   [&](GeglBuffer* pixels) {
                     copy_selected(source.pixels.get(), source.roi,
                                   source.selection, pixels);
                     return true;
                   });
}

/// An image that shows colors as `image` does; -1 if GIMP makes none.
gint32 new_image_like(gint32 image, const CardLayout& layout) {
  // GIMP would say so itself, and not what it means.
  if (std::max(layout.width, layout.height) > GIMP_MAX_IMAGE_SIZE) {
    return -1;
  }
  const gint32 card = gimp_image_new_with_precision(
      layout.width, layout.height, GIMP_RGB, gimp_image_get_precision(image));
  if (card == -1) {
    return card;
  }
  gimp_image_undo_disable(card);
  const GObjectPtr<GimpColorProfile> profile(
      gimp_image_get_color_profile(image));
  if (profile && gimp_image_base_type(image) != GIMP_GRAY) {
    gimp_image_set_color_profile(card, profile.get());
  }
  double x = 0;
  double y = 0;
  if (gimp_image_get_resolution(image, &x, &y) != FALSE) {
    gimp_image_set_resolution(card, x, y);
  }
  return card;
}

}  // namespace

Result<gint32> make_card(const Source& source, const Palette& palette) {
  const CardLayout layout =
      layout_card(palette.swatches, source.roi.width, source.roi.height, {});
  LooseImage card(new_image_like(gimp_item_get_image(source.drawable), layout));
  if (card.id() == -1 || !add_page(card.id(), layout, palette) ||
      !add_source(card.id(), layout, source)) {
    return no_card();
  }
  gimp_image_undo_enable(card.id());
  return card.release();
}

}  // namespace scene_palette
