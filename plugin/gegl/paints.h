// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The colors of a palette as a buffer stores them: encoded once, then only
// copied.  A buffer of 8 bits a channel is written in its own format, whatever
// its color space or color map, all others in "RGBA float".
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

class Paints {
 public:
  /// The colors of `palette` for the buffer `target`: the 8-bit codes for 8-bit
  /// sRGB, for others the unrounded colors, rounded once at most.
  Paints(const Palette& palette, GeglBuffer* target);

  /// In which pixels are written.
  const Babl* format() const { return format_; }
  std::size_t bytes_per_pixel() const { return size_; }

  /// Writes pixels in the colors `indices` to `out`, with the alpha of `pixels`
  /// x `mask` (empty: everything is selected); those whose alpha is 0 keep
  /// their color.
  template <typename Pixel>
  void paint(std::span<const std::uint8_t> indices,
             std::span<const Pixel> pixels, std::span<const float> mask,
             std::uint8_t* out) const;

 private:
  enum class Alpha { none, byte, single };

  template <std::size_t kSize, typename Pixel>
  void paint_sized(std::span<const std::uint8_t> indices,
                   std::span<const Pixel> pixels, std::span<const float> mask,
                   std::uint8_t* out) const;

  const Babl* format_;
  std::size_t size_;
  Alpha alpha_;
  std::vector<std::uint8_t> colors_;
};

}  // namespace scene_palette
