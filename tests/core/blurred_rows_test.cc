// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/blurred_rows.cc.

#include "core/blurred_rows.h"

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/random.h"

namespace scene_palette {
namespace {

using Colors = std::vector<DitherValues::Color>;

constexpr std::size_t kReach = BlurredRows::kReach;

Colors random_colors(std::size_t count) {
  SplitMix64 random(3);
  Colors colors(count);
  for (DitherValues::Color& color : colors) {
    for (float& value : color) {
      value = static_cast<float>(random.uniform()) * 2 - 1;
    }
  }
  return colors;
}

Colors blurred(const Colors& colors, std::size_t width) {
  const std::size_t height = colors.size() / width;
  BlurredRows rows(width);
  Colors all;
  for (std::size_t y = 0; y < height + kReach; ++y) {
    if (y < height) {
      rows.add(std::span(colors).subspan(y * width, width));
    }
    if (y >= kReach) {
      const auto row = rows.row(y - kReach);
      all.insert(all.end(), row.begin(), row.end());
    }
  }
  return all;
}

// By its definition, each pixel from all pixels.
double expected(const Colors& colors, std::size_t width, std::size_t at,
                int channel) {
  double sum = 0;
  double whole = 0;
  for (int y = -9; y <= 9; ++y) {
    for (int x = -9; x <= 9; ++x) {
      const double weight = std::exp(-(x * x + y * y) / 18.0);
      const int column = static_cast<int>(at % width) + x;
      const int row = static_cast<int>(at / width) + y;
      const bool is_inside = column >= 0 && column < static_cast<int>(width) &&
                             row >= 0 &&
                             row < static_cast<int>(colors.size() / width);
      whole += weight;
      if (is_inside) {
        const std::size_t from = static_cast<std::size_t>(row) * width +
                                 static_cast<std::size_t>(column);
        sum += weight * colors[from][channel];
      }
    }
  }
  return sum / whole;
}

TEST(BlurredRows, AreThoseOfAGaussian) {
  for (const std::size_t width : {1, 5, 40}) {
    for (const std::size_t height : {1, 7, 45}) {
      const Colors colors = random_colors(width * height);
      const Colors made = blurred(colors, width);
      ASSERT_EQ(made.size(), colors.size());
      for (std::size_t i = 0; i < made.size(); ++i) {
        for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
          ASSERT_NEAR(made[i][channel], expected(colors, width, i, channel),
                      1e-6);
        }
      }
    }
  }
}

// Bit for bit: rows far above and below change nothing.
TEST(BlurredRows, DependOnTheRowsAroundThemOnly) {
  constexpr std::size_t kWidth = 23;
  const Colors colors = random_colors(kWidth * 60);
  const Colors part(colors.begin() + kWidth * 11, colors.begin() + kWidth * 50);
  const Colors of_all = blurred(colors, kWidth);
  const Colors of_part = blurred(part, kWidth);
  for (std::size_t y = kReach; y < 39 - kReach; ++y) {
    for (std::size_t x = 0; x < kWidth; ++x) {
      ASSERT_EQ(of_part[y * kWidth + x], of_all[(y + 11) * kWidth + x]);
    }
  }
}

}  // namespace
}  // namespace scene_palette
