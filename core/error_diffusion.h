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

#include "core/dither.h"
#include "core/linear_neighbors.h"
#include "core/mixtures.h"
#include "core/palette.h"

namespace scene_palette {

class ErrorDiffusion {
 public:
  struct Aim {
    DitherValues::Color color{};
    std::uint8_t guess = 0;  // of the nearest swatch
    MixtureStart start{};    // for a color that is near
  };

  /// For 1 to 256 swatches and rows of `width` pixels.
  ErrorDiffusion(const Palette& palette, std::size_t width);

  /// What is nearest to a color among those that the palette can be mixed to:
  /// the color itself if it is one of them.
  Aim aim_at(const DitherValues::Color& color) const;
  Aim aim_at(const DitherValues::Color& color, const MixtureStart& start) const;

  /// Writes the index of the swatch for each pixel of the next row, from the
  /// top.  Pixels that are not seen (`is_seen` is as long as the row) get the
  /// color nearest to their aim and pass nothing on.
  void next_row(std::span<const Aim> aims,
                std::span<const std::uint8_t> is_seen,
                std::span<std::uint8_t> indices);

  /// As Mixtures::scale().
  double scale() const { return mixtures_.scale(); }

 private:
  std::uint8_t decide(const Aim& aim, std::size_t place, int step);
  Aim aim_from(const DitherValues::Color& color, const Mixture& mixture) const;

  std::vector<DitherValues::Color> colors_;
  Mixtures mixtures_;
  LinearNeighbors neighbors_;
  // What reaches this row and the next, with a place before and after each.
  std::vector<DitherValues::Color> now_;
  std::vector<DitherValues::Color> next_;
  float most_error_;
  bool to_left_ = false;
};

}  // namespace scene_palette
