// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/card_layers.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "plugin/gegl/selection_reader.h"

namespace scene_palette {

bool paint_buffer(GeglBuffer* target, const Painter& painter) {
  constexpr int kBandPixels = 8 << 20;
  const GeglRectangle extent = *gegl_buffer_get_extent(target);
  const int rows = std::clamp(kBandPixels / extent.width, 1, extent.height);
  for (int y = 0; y < extent.height; y += rows) {
    const GeglRectangle band = {extent.x, extent.y + y, extent.width,
                                std::min(rows, extent.height - y)};
    const std::vector<std::uint8_t> pixels = painter(band);
    if (pixels.empty()) {
      return false;
    }
    gegl_buffer_set(target, &band, 0, babl_format("R'G'B' u8"), pixels.data(),
                    GEGL_AUTO_ROWSTRIDE);
  }
  return true;
}

void copy_selected(GeglBuffer* source, const GeglRectangle& roi,
                   const Selection& selection, GeglBuffer* target) {
  if (selection.is_everything()) {
    const GeglRectangle place = {0, 0, roi.width, roi.height};
    gegl_buffer_copy(source, &roi, GEGL_ABYSS_NONE, target, &place);
    return;
  }
  // In the space of the target, so that only alpha changes.
  const Babl* format = babl_format_with_space(
      "R'G'B'A float", babl_format_get_space(gegl_buffer_get_format(target)));
  const auto width = static_cast<std::size_t>(roi.width);
  std::vector<float> pixels(4 * width);
  SelectionReader reader(selection);
  for (int y = 0; y < roi.height; ++y) {
    const GeglRectangle from = {roi.x, roi.y + y, roi.width, 1};
    const GeglRectangle to = {0, y, roi.width, 1};
    gegl_buffer_get(source, &from, 1.0, format, pixels.data(),
                    GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
    const std::span<const float> mask = reader.read(from);
    for (std::size_t x = 0; x < width; ++x) {
      pixels[4 * x + 3] *= mask[x];
    }
    gegl_buffer_set(target, &to, 0, format, pixels.data(), GEGL_AUTO_ROWSTRIDE);
  }
}

}  // namespace scene_palette
