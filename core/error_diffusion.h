// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Dithering by error diffusion (R. W. Floyd and L. Steinberg, "An adaptive
// algorithm for spatial grayscale", 1976): what a pixel's color lacks goes to
// the neighbors that are not yet decided.  Every second row runs from right to
// left, so that nothing drifts to one side.  What no mixture of the palette
// reaches is not passed on: it would pile up, and smear into what follows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color_cache.h"
#include "core/dither.h"
#include "core/linear_neighbors.h"
#include "core/mixtures.h"
#include "core/palette.h"
#include "core/pixel.h"
#include "core/remap.h"

namespace scene_palette {

class ErrorDiffusion {
 public:
  /// For 1 to 256 swatches and rows of `width` pixels.
  ErrorDiffusion(const Palette& palette, std::size_t width);

  /// Writes the index of the swatch for each pixel of the next row, from the
  /// top.  Pixels that are transparent, or not selected at all (`selection` is
  /// empty or as long as the row), get their nearest color and pass nothing on.
  void next_row(std::span<const Rgba8> pixels, std::span<const float> selection,
                std::span<std::uint8_t> indices);
  void next_row(std::span<const Rgba> pixels, std::span<const float> selection,
                std::span<std::uint8_t> indices);

 private:
  struct Aim {
    DitherValues::Color color{};
    std::uint8_t guess = 0;  // of the nearest swatch
  };

  template <typename Pixel>
  void choose(std::span<const Pixel> pixels, std::span<const float> selection,
              std::span<std::uint8_t> indices);
  std::uint8_t decide(const DitherValues::Color& color, std::size_t place,
                      int step);
  Aim aim_at(const DitherValues::Color& color) const;

  Remap remap_;
  std::vector<DitherValues::Color> colors_;
  Mixtures mixtures_;
  LinearNeighbors neighbors_;
  ColorCache<Aim> aims_;
  // What reaches this row and the next, with a place before and after each.
  std::vector<DitherValues::Color> now_;
  std::vector<DitherValues::Color> next_;
  DitherValues values_;
  float most_error_;
  bool to_left_ = false;
};

}  // namespace scene_palette
