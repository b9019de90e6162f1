// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/selection_reader.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace scene_palette {
namespace {

void read_mask(const Mask& mask, const GeglRectangle& place,
               std::vector<float>& values) {
  const GeglRectangle in_mask = {place.x + mask.offset_x,
                                 place.y + mask.offset_y, place.width,
                                 place.height};
  values.resize(static_cast<std::size_t>(place.width) *
                static_cast<std::size_t>(place.height));
  gegl_buffer_get(mask.buffer, &in_mask, 1, babl_format("Y float"),
                  values.data(), GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
}

}  // namespace

std::span<const float> SelectionReader::read(const GeglRectangle& place) {
  const bool is_selection = selection_.selected.buffer != nullptr;
  const bool is_layer_mask = selection_.layer.buffer != nullptr;
  if (!is_selection && !is_layer_mask) {
    return {};
  }
  read_mask(is_selection ? selection_.selected : selection_.layer, place,
            product_);
  if (is_selection && is_layer_mask) {
    read_mask(selection_.layer, place, factor_);
    std::ranges::transform(product_, factor_, product_.begin(),
                           std::multiplies());
  }
  return product_;
}

}  // namespace scene_palette
