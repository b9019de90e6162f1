// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/picture_pixels.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace scene_palette {
namespace {

// What is left of a faded pixel, of 255.
constexpr std::uint32_t kLeft = 66;

std::uint32_t divided_by_255(std::uint32_t x) { return (x + 127) / 255; }

std::uint8_t mixed_code(std::uint8_t from, std::uint8_t to,
                        std::uint32_t part) {
  return static_cast<std::uint8_t>(
      divided_by_255(from * (255 - part) + to * part));
}

// `part` of 255 of the way.
Srgb8 on_the_way(const Srgb8& from, const Srgb8& to, std::uint32_t part) {
  return {mixed_code(from.r, to.r, part), mixed_code(from.g, to.g, part),
          mixed_code(from.b, to.b, part)};
}

// Premultiplied, as Cairo has it.
std::uint32_t argb(const Srgb8& color, std::uint32_t alpha) {
  return alpha << 24U | divided_by_255(color.r * alpha) << 16U |
         divided_by_255(color.g * alpha) << 8U |
         divided_by_255(color.b * alpha);
}

}  // namespace

std::uint8_t luma(const Srgb8& color) {
  return static_cast<std::uint8_t>(
      (color.r * 77U + color.g * 150U + color.b * 29U + 128U) >> 8U);
}

Srgb8 faded(const Srgb8& color, const Srgb8& ground) {
  const std::uint8_t gray = luma(color);
  return on_the_way(ground, {gray, gray, gray}, kLeft);
}

bool has_transparency(const Thumbnail& thumbnail) {
  return std::ranges::any_of(thumbnail.pixels,
                             [](const Rgba8& pixel) { return pixel.a < 255; });
}

void write_pixels(const Thumbnail& thumbnail,
                  std::span<const std::uint8_t> nearest,
                  std::span<const Srgb8> colors, const PixelStyle& style,
                  cairo_surface_t* surface) {
  assert(nearest.empty() || nearest.size() == thumbnail.pixels.size());
  cairo_surface_flush(surface);
  unsigned char* const data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const auto width = static_cast<std::size_t>(thumbnail.width);
  for (std::size_t i = 0; i < thumbnail.pixels.size(); ++i) {
    const Rgba8& pixel = thumbnail.pixels[i];
    std::uint32_t shown =
        thumbnail.selected.empty() ? 255 : thumbnail.selected[i];
    Srgb8 color = {pixel.r, pixel.g, pixel.b};
    if (!nearest.empty() && !colors.empty()) {
      color = on_the_way(color, colors[nearest[i]], shown);
    }
    if (style.highlighted && !nearest.empty() &&
        nearest[i] != *style.highlighted) {
      shown = 0;
    }
    if (shown < 255) {
      color = on_the_way(faded(color, style.ground), color, shown);
    }
    const std::uint32_t value = argb(color, pixel.a);
    std::memcpy(data + static_cast<std::ptrdiff_t>(i / width) * stride +
                    static_cast<std::ptrdiff_t>(4 * (i % width)),
                &value, sizeof value);
  }
  cairo_surface_mark_dirty(surface);
}

}  // namespace scene_palette
