// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Dithering of rows, from the top.  A pixel often cannot have its color,
// however it is mixed: what it lacks is asked of the pixels around it as well,
// by a Gaussian, so that from afar there is less of it.  What patterns lack is
// what they show at first; what error diffusion lacks is what no mixture of the
// palette reaches, for it passes on the rest itself.
#pragma once

#include <optional>

#include "core/blurred_rows.h"
#include "core/error_diffusion.h"
#include "core/pattern_dither.h"
#include "core/pixel.h"

namespace scene_palette {

class Dithering {
 public:
  /// A pattern's row depends on this many above and below, and on no others.
  static constexpr std::size_t kReach = BlurredRows::kReach;

  /// For 1 to 256 swatches, any `dither` but none, and rows of `width` pixels;
  /// the first pixel of the first is `at` a place of the picture.  The first
  /// `skipped` rows, which are 0 for error diffusion, are only there for those
  /// below them.
  Dithering(const Palette& palette, Dither dither, std::size_t width,
            const Position& at, std::size_t skipped = 0);

  /// Takes the next row.  Pixels that are transparent, or not selected at all
  /// (`selection` is empty or as long as the row), are not seen: nothing is
  /// asked for them.
  void add(std::span<const Rgba8> pixels, std::span<const float> selection);
  void add(std::span<const Rgba> pixels, std::span<const float> selection);

  /// Whether kReach rows have been added below the next one to choose.
  bool has_surroundings() const { return added_ > chosen_ + kReach; }

  /// Writes the index of the swatch for each pixel of the next row that is not
  /// skipped; called as soon as it has its surroundings, or after the last row
  /// of all.
  void choose(std::span<std::uint8_t> indices);

 private:
  struct Row {
    explicit Row(std::size_t width)
        : colors(width), aims(width), is_seen(width), is_fixed(width) {}

    std::vector<DitherValues::Color> colors;
    std::vector<ErrorDiffusion::Aim> aims;  // at them
    std::vector<std::uint8_t> is_seen;
    std::vector<std::uint8_t> is_fixed;  // asked for nothing
  };

  template <typename Pixel>
  void add_pixels(std::span<const Pixel> pixels,
                  std::span<const float> selection);
  void ask_around(Row& row);
  Position place(std::size_t y) const;

  std::vector<DitherValues::Color> colors_;
  std::optional<PatternDither> pattern_;
  PatternDither::Cache choices_;
  std::optional<ErrorDiffusion> diffusion_;
  ColorCache<ErrorDiffusion::Aim> aims_;
  DitherValues values_;
  BlurredRows blurred_;
  std::vector<Row> rows_;  // the last kReach + 1 that were added
  std::vector<DitherValues::Color> lacks_;
  std::vector<DitherValues::Color> wanted_;  // with what is asked of them
  std::vector<std::uint8_t> shown_;          // at first
  Position at_;
  std::size_t added_ = 0;
  std::size_t chosen_ = 0;
};

}  // namespace scene_palette
