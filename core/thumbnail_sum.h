// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Gathers a thumbnail row by row, in the same pass that reads the histogram.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/pixel.h"
#include "core/region.h"
#include "core/thumbnail.h"

namespace scene_palette {

/// A pixel of the thumbnail is the mean, in linear light and by
/// alpha, of up to 4 × 4 pixels spread evenly over those it stands for: beyond
/// scale 4 the cost hardly grows with the picture.
class ThumbnailSum {
 public:
  /// Enough for a dialog: 320 × 240 and more for a picture that has to be
  /// scaled, all of one that need not be.
  static constexpr std::size_t kMostPixels = 480'000;
  /// Cairo's surfaces end at 32767.
  static constexpr int kMostSide = 16'384;

  /// For a picture of `width` × `height` pixels (either may be 0), scaled by
  /// the least whole number that leaves at most `most_pixels` (1 or more) and
  /// no side above kMostSide.
  ThumbnailSum(int width, int height, std::size_t most_pixels = kMostPixels);

  /// Adds pixels of one row, the first of them `at` a place of the picture, in
  /// any order; no pixel twice.  `selection` (0–1 each) is empty for "all" or
  /// as long as `pixels`; either all calls have one or none has.  Values that
  /// are not finite count as transparent.
  void add(std::span<const Rgba8> pixels, std::span<const float> selection,
           const Position& at);
  void add(std::span<const Rgba> pixels, std::span<const float> selection,
           const Position& at);

  /// What was added so far; the rest is transparent.
  Thumbnail thumbnail() const;

 private:
  struct Cell {
    float r = 0;  // times alpha
    float g = 0;
    float b = 0;
    float a = 0;
    float selected = 0;
    float count = 0;
    Rgba8 sample;
  };

  struct Column {
    std::int32_t x = 0;  // in the picture
    std::int32_t cell = 0;
    std::int32_t index = 0;  // among those of its cell that count
  };

  template <typename Pixel>
  void add_row(std::span<const Pixel> pixels, std::span<const float> selection,
               const Position& at);

  int counted(int at) const {
    return places_[static_cast<std::size_t>(at % scale_)];
  }

  int width_;
  int height_;
  int scale_ = 1;
  bool has_selection_ = false;
  std::vector<Column> columns_;  // those that count, ascending
  std::vector<int> places_;      // in a cell, of those that count; else -1
  std::vector<Cell> cells_;
};

}  // namespace scene_palette
