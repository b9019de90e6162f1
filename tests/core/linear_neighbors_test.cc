// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/linear_neighbors.cc, against all colors one by one.

#include "core/linear_neighbors.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "core/random.h"

namespace scene_palette {
namespace {

using Color = DitherValues::Color;

Color random_color(SplitMix64& random, double low, double high) {
  const auto value = [&] {
    return static_cast<float>(low + (high - low) * random.uniform());
  };
  return {value(), value(), value()};
}

float squared(float value) { return value * value; }

TEST(LinearNeighbors, FindTheNearestFromAnyGuess) {
  SplitMix64 random(9);
  for (const std::size_t count : {1, 2, 7, 64, 256}) {
    std::vector<Color> colors(count);
    for (Color& color : colors) {
      color = random_color(random, 0, 1);
    }
    colors.back() = colors.front();
    const LinearNeighbors neighbors(colors);
    for (int i = 0; i < 2000; ++i) {
      const Color wanted = random_color(random, -1, 2);
      std::size_t nearest = 0;
      float least = 100;
      for (std::size_t k = 0; k < count; ++k) {
        const float away = squared(colors[k][0] - wanted[0]) +
                           squared(colors[k][1] - wanted[1]) +
                           squared(colors[k][2] - wanted[2]);
        if (away < least) {
          least = away;
          nearest = k;
        }
      }
      const auto guess = static_cast<std::uint8_t>(random.uniform() *
                                                   static_cast<double>(count));
      EXPECT_EQ(neighbors.nearest(wanted, guess), nearest);
    }
  }
}

}  // namespace
}  // namespace scene_palette
