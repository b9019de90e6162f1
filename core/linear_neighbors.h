// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The nearest color of a palette in linear light, by lists of each color's
// neighbors: what is nearer than a color is at most twice as far from it as
// what is looked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/dither.h"

namespace scene_palette {

class LinearNeighbors {
 public:
  /// Of 1 to 256 colors.
  explicit LinearNeighbors(const std::vector<DitherValues::Color>& colors);

  /// The index of the nearest color, of equally near ones the lowest, whatever
  /// the guess `from` is; the better it is, the sooner.
  std::uint8_t nearest(const DitherValues::Color& wanted,
                       std::uint8_t from) const;

 private:
  struct Neighbor {
    float reach = 0;  // squared: from what distance on it may be nearer
    DitherValues::Color color{};
    std::uint8_t index = 0;
  };

  std::size_t count_;
  std::vector<Neighbor> neighbors_;  // each color's, itself first
};

}  // namespace scene_palette
