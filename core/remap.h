// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Exact nearest palette color for every pixel.  8-bit pixels go through an
// inverse map; float pixels are decided in blocks of neighbors, among the
// colors that their bounding box leaves possible.  What single precision cannot
// tell apart is decided in double precision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/inverse_map.h"
#include "core/kernels/kernels.h"
#include "core/palette.h"
#include "core/palette_points.h"
#include "core/pixel.h"

namespace scene_palette {

class Remap {
 public:
  /// Maps to the swatches of `palette` (1 to 256 of them), nearest in the
  /// palette's space; of equally near ones to the first.  The result does not
  /// depend on `kernels`.  8-bit pixels are compared with the unrounded colors
  /// too: to posterize, give rounded_to_8bit(palette), or a second time may
  /// change the picture again.
  explicit Remap(const Palette& palette,
                 const Kernels& kernels = best_kernels());

  /// Writes the index of the nearest swatch for each pixel; alpha is ignored,
  /// values that are not finite go to index 0.  `indices` is as long as
  /// `pixels`.  Several threads may call these at once.
  void nearest(std::span<const Rgba8> pixels,
               std::span<std::uint8_t> indices) const;
  void nearest(std::span<const Rgba> pixels,
               std::span<std::uint8_t> indices) const;

  /// The same for one pixel, where the next depends on it.
  std::uint8_t nearest(const Rgba8& pixel) const {
    return codes_.nearest(pixel);
  }

 private:
  struct Chunk;

  void convert(std::span<const Rgba> pixels, Chunk& chunk) const;
  void decide(std::span<const Rgba> pixels, Chunk& chunk) const;
  bool is_worth_sorting(Chunk& chunk, ColorList& possible) const;
  void sort(Chunk& chunk) const;
  std::uint8_t exact(const Rgba& pixel, const ColorList& possible) const;

  ColorList colors_;
  InverseMap codes_;
  const Kernels& kernels_;
  PalettePoints points_;
  FloatErrors errors_;
};

}  // namespace scene_palette
