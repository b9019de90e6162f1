// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The pixels of one slot of GEGL's iterator in a format of the core.
#pragma once

#include <gegl.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "core/pixel.h"

namespace scene_palette {

/// What an opaque 8-bit layer holds.  Its pixels get their alpha here: the
/// first conversion of a process takes babl 0.2 s and more to plan.
struct Rgb8 {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
};

inline const Babl* rgb8_format() { return babl_format("R'G'B' u8"); }

/// The format of the core's pixels.
template <typename Pixel>
const Babl* format_of() {
  return babl_format(std::is_same_v<Pixel, Rgba8> ? "R'G'B'A u8"
                                                  : "RGBA float");
}

/// Pixels in place, or for opaque 8-bit buffers in a copy of the chunk.
template <typename Pixel>
class Slot {
 public:
  /// The format in which the iterator is to show `roi` of `buffer`.  What lies
  /// outside the buffer is transparent, so it needs an alpha.
  const Babl* choose_format(GeglBuffer* buffer, const GeglRectangle& roi) {
    is_copied_ =
        std::is_same_v<Pixel, Rgba8> &&
        gegl_buffer_get_format(buffer) == rgb8_format() &&
        gegl_rectangle_contains(gegl_buffer_get_extent(buffer), &roi) != FALSE;
    return is_copied_ ? rgb8_format() : format_of<Pixel>();
  }

  /// The chunk at `data`, in that format.
  std::span<const Pixel> open(const void* data, std::size_t length) {
    if (!is_copied_) {
      return {static_cast<const Pixel*>(data), length};
    }
    copy_.resize(length);
    if constexpr (std::is_same_v<Pixel, Rgba8>) {
      const std::span<const Rgb8> pixels(static_cast<const Rgb8*>(data),
                                         length);
      std::ranges::transform(pixels, copy_.begin(), [](const Rgb8& pixel) {
        return Rgba8{pixel.r, pixel.g, pixel.b, 255};
      });
    }
    return copy_;
  }

 private:
  bool is_copied_ = false;
  std::vector<Pixel> copy_;
};

}  // namespace scene_palette
