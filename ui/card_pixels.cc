// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Cairo's surfaces end at 32767 pixels: a part is drawn tile by tile.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "ui/cairo_pointers.h"
#include "ui/palette_card.h"

namespace scene_palette {
namespace {

constexpr int kTile = 4096;

/// Takes one row of CAIRO_FORMAT_RGB24 to R, G, B.
void copy_row(const unsigned char* from, int width, std::uint8_t* to) {
  for (int x = 0; x < width; ++x) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, from + static_cast<std::ptrdiff_t>(x) * 4,
                sizeof pixel);
    *to++ = static_cast<std::uint8_t>(pixel >> 16U);
    *to++ = static_cast<std::uint8_t>(pixel >> 8U);
    *to++ = static_cast<std::uint8_t>(pixel);
  }
}

}  // namespace

std::vector<std::uint8_t> card_pixels(std::span<const Swatch> swatches,
                                      const CardLayout& layout,
                                      const CardOptions& options,
                                      const CardPart& part) {
  const auto row_size = static_cast<std::size_t>(part.width) * 3;
  std::vector<std::uint8_t> pixels(row_size *
                                   static_cast<std::size_t>(part.height));
  for (int top = 0; top < part.height; top += kTile) {
    for (int left = 0; left < part.width; left += kTile) {
      const int width = std::min(kTile, part.width - left);
      const int height = std::min(kTile, part.height - top);
      const SurfacePtr surface(
          cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
      const CairoPtr cairo(cairo_create(surface.get()));
      cairo_translate(cairo.get(), -part.x - left, -part.y - top);
      draw_card(cairo.get(), swatches, layout, options);
      cairo_surface_flush(surface.get());
      if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) {
        return {};
      }
      const unsigned char* data = cairo_image_surface_get_data(surface.get());
      const int stride = cairo_image_surface_get_stride(surface.get());
      for (int y = 0; y < height; ++y) {
        copy_row(data + static_cast<std::ptrdiff_t>(y) * stride, width,
                 pixels.data() + static_cast<std::size_t>(top + y) * row_size +
                     static_cast<std::size_t>(left) * 3);
      }
    }
  }
  return pixels;
}

}  // namespace scene_palette
