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
    return is_copied_ ? rgb8_format() : babl_format(kFormat);
  }

  /// The chunk at `data`, with its pixels if they are to be `read`.
  std::span<Pixel> open(void* data, std::size_t length, bool read) {
    if (!is_copied_) {
      return {static_cast<Pixel*>(data), length};
    }
    copy_.resize(length);
    if constexpr (std::is_same_v<Pixel, Rgba8>) {
      const std::span<const Rgb8> pixels(static_cast<Rgb8*>(data), length);
      if (read) {
        std::ranges::transform(pixels, copy_.begin(), [](const Rgb8& pixel) {
          return Rgba8{pixel.r, pixel.g, pixel.b, 255};
        });
      }
    }
    return copy_;
  }

  /// Hands what was written into the opened chunk to the iterator.
  void close(void* data) const {
    if constexpr (std::is_same_v<Pixel, Rgba8>) {
      if (is_copied_) {
        std::ranges::transform(copy_, static_cast<Rgb8*>(data),
                               [](const Rgba8& pixel) {
                                 return Rgb8{pixel.r, pixel.g, pixel.b};
                               });
      }
    }
  }

 private:
  static constexpr const char* kFormat =
      std::is_same_v<Pixel, Rgba8> ? "R'G'B'A u8" : "RGBA float";

  bool is_copied_ = false;
  std::vector<Pixel> copy_;
};

}  // namespace scene_palette
