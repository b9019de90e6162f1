// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/color_map.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/pixel.h"
#include "plugin/gegl/chunk_slot.h"

namespace scene_palette {
namespace {

/// The colors of all indices; babl gives those beyond the map its last color.
std::array<Rgba8, 256> colors_of_map(const Babl* format) {
  std::array<Rgba8, 256> colors;
  const auto size =
      static_cast<std::size_t>(babl_format_get_bytes_per_pixel(format));
  std::vector<std::uint8_t> pixels(colors.size() * size, 255);  // opaque
  for (std::size_t i = 0; i < colors.size(); ++i) {
    pixels[i * size] = static_cast<std::uint8_t>(i);
  }
  babl_process(babl_fish(format, format_of<Rgba8>()), pixels.data(),
               colors.data(), static_cast<long>(colors.size()));
  return colors;
}

}  // namespace

bool can_hold(const Babl* format, const Palette& palette) {
  if (babl_format_is_palette(format) == 0) {
    return true;
  }
  const std::array<Rgba8, 256> map = colors_of_map(format);
  return std::ranges::all_of(palette.swatches, [&](const Swatch& swatch) {
    const Srgb8& code = swatch.srgb8;
    return std::ranges::find(map, Rgba8{code.r, code.g, code.b, 255}) !=
           map.end();
  });
}

void set_space(GeglBuffer* buffer, const Babl* space) {
  const Babl* format = gegl_buffer_get_format(buffer);
  if (babl_format_is_palette(format) == 0) {
    gegl_buffer_set_format(
        buffer,
        babl_format_with_space(babl_format_get_encoding(format), space));
    return;
  }
  const std::array<Rgba8, 256> map = colors_of_map(format);
  const Babl* opaque = nullptr;
  const Babl* with_alpha = nullptr;
  babl_new_palette_with_space(nullptr, space, &opaque, &with_alpha);
  babl_palette_set_palette(opaque, babl_format_with_space("R'G'B'A u8", space),
                           const_cast<Rgba8*>(map.data()),
                           static_cast<int>(map.size()));
  gegl_buffer_set_format(
      buffer, babl_format_has_alpha(format) != 0 ? with_alpha : opaque);
}

}  // namespace scene_palette
