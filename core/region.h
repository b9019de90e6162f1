// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A color together with where in the picture it is: what tells an object from
// scattered noise of the same color.
#pragma once

#include <cstdint>

#include "core/color.h"

namespace scene_palette {

/// A pixel's column and row in the picture; neither is negative.
struct Position {
  std::int32_t x = 0;
  std::int32_t y = 0;
};

/// Sums over the positions of some pixels.
struct PositionSums {
  std::uint64_t count = 0;
  std::uint64_t x = 0;
  std::uint64_t y = 0;
  std::uint64_t xx = 0;
  std::uint64_t yy = 0;

  void add(const Position& position) {
    const auto column = static_cast<std::uint64_t>(position.x);
    const auto row = static_cast<std::uint64_t>(position.y);
    count += 1;
    x += column;
    y += row;
    xx += column * column;
    yy += row * row;
  }

  void add(const PositionSums& other) {
    count += other.count;
    x += other.x;
    y += other.y;
    xx += other.xx;
    yy += other.yy;
  }

  friend bool operator==(const PositionSums&, const PositionSums&) = default;
};

/// Colors that lie in one block of 2×2×2 cells of a histogram: their weighted
/// mean, their weight in 1/255 of a pixel, and the positions of a sample of
/// their pixels, each counted once whatever its weight.
struct Region {
  LinearRgb color;
  std::uint64_t weight = 0;
  PositionSums positions;
};

}  // namespace scene_palette
