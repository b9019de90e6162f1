// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A Gaussian blur of rows that come one by one, from the top.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/dither.h"

namespace scene_palette {

/// With a standard deviation of 3 pixels, cut off at kReach; what lies beyond
/// the first and last row, and beyond their ends, is 0.
class BlurredRows {
 public:
  static constexpr std::size_t kReach = 9;

  /// For rows of `width` pixels; keeps 2 kReach + 1 of them.
  explicit BlurredRows(std::size_t width);

  /// Takes the next row, of `width` pixels.
  void add(std::span<const DitherValues::Color> row);

  /// The blurred row `y`, counted from the first that was added.  Those from
  /// `y` + kReach + 1 on are not added yet; those up to `y` + kReach are, or
  /// there are none.  Good until the next call.
  std::span<const DitherValues::Color> row(std::size_t y);

 private:
  static constexpr std::size_t kKept = 2 * kReach + 1;

  std::span<float> kept(std::size_t y);

  std::size_t length_;  // of a row, in numbers
  std::size_t added_ = 0;
  std::vector<float> padded_;  // a row between zeros
  std::vector<float> rows_;    // kKept of them, blurred along
  std::vector<DitherValues::Color> blurred_;
};

}  // namespace scene_palette
