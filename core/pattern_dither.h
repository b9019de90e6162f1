// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Dithering by a mask, for any palette: a pixel is mixed from up to five colors
// of the palette (core/mixtures.h), which divide the mask's thresholds among
// themselves, dark to light, in proportion to their shares; its place in the
// picture decides which one it shows.  Pixels do not depend on each other, only
// on where they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/color_cache.h"
#include "core/dither.h"
#include "core/mixtures.h"
#include "core/palette.h"
#include "core/region.h"
#include "core/threshold_mask.h"

namespace scene_palette {

class PatternDither {
  struct Choice {
    std::array<std::uint8_t, Mixture::kMost> colors{};  // dark to light
    std::array<std::uint16_t, Mixture::kMost> until{};  // thresholds, ascending
    MixtureStart start;
  };

 public:
  /// What one thread has found; of no use for another palette.
  using Cache = ColorCache<Choice>;

  /// For 1 to 256 swatches.  `mask` outlives this.
  PatternDither(const Palette& palette, const ThresholdMask& mask);

  /// Writes the index of the swatch for each color of a row of pixels, the
  /// first of them `at` a place of the picture.  `indices` is as long as
  /// `colors`.  Several threads may call this at once, each with its own
  /// `cache`, which changes nothing but the time.
  void choose(std::span<const DitherValues::Color> colors, const Position& at,
              Cache& cache, std::span<std::uint8_t> indices) const;

  /// The same for colors that `colors` have become, which are near to them and
  /// rarely come twice.
  void choose_again(std::span<const DitherValues::Color> colors,
                    std::span<const DitherValues::Color> become,
                    const Position& at, Cache& cache,
                    std::span<std::uint8_t> indices) const;

  /// As Mixtures::scale().
  double scale() const { return mixtures_.scale(); }

 private:
  Choice choice_of(const DitherValues::Color& color) const;
  Choice choice_from(Mixture mixture) const;
  std::uint8_t color_at(const Choice& choice, const Position& at,
                        std::size_t i) const;

  const ThresholdMask& mask_;
  Mixtures mixtures_;
  std::array<std::uint8_t, 256> ranks_{};  // of each swatch, dark to light
};

}  // namespace scene_palette
