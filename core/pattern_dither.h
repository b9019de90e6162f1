// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Dithering by a mask, for any palette (after T. Knoll, US patent 6606166,
// 1999, expired): a pixel draws up a list of 16 colors whose mean comes near to
// it, dark to light, and its place in the picture decides which one it shows.
// Pixels do not depend on each other, only on where they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/dither.h"
#include "core/palette.h"
#include "core/pixel.h"
#include "core/region.h"
#include "core/remap.h"
#include "core/threshold_mask.h"

namespace scene_palette {

class PatternDither {
 public:
  /// For 1 to 256 swatches.  `mask` outlives this.
  PatternDither(const Palette& palette, const ThresholdMask& mask);

  /// Writes the index of the swatch for each pixel of a row, the first of them
  /// `at` a place of the picture; alpha is ignored.  `indices` is as long as
  /// `pixels`.  Several threads may call these at once.  16 look-ups a pixel.
  void choose(std::span<const Rgba8> pixels, const Position& at,
              std::span<std::uint8_t> indices) const;
  void choose(std::span<const Rgba> pixels, const Position& at,
              std::span<std::uint8_t> indices) const;

 private:
  struct Candidates;

  template <typename Pixel>
  void choose_all(std::span<const Pixel> pixels, const Position& at,
                  std::span<std::uint8_t> indices) const;
  void list_candidates(Candidates& candidates) const;

  Remap remap_;
  const ThresholdMask& mask_;
  DitherValues values_;
  std::vector<DitherValues::Color> colors_;
  std::array<std::uint8_t, 256> ranks_{};    // of each swatch, dark to light
  std::array<std::uint8_t, 256> by_rank_{};  // swatches
};

}  // namespace scene_palette
