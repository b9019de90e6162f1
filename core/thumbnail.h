// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A small picture of a large one, gathered row by row in the same pass that
// reads the histogram: what a dialog shows and is pointed at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/pixel.h"
#include "core/region.h"

namespace scene_palette {

/// Each pixel stands for `scale` × `scale` pixels of the picture; those of the
/// last column and row may stand for fewer.
struct Thumbnail {
  int width = 0;
  int height = 0;
  int scale = 1;
  std::vector<Rgba8> pixels;  // row by row
  /// How much of each pixel is selected, 0 to 255; empty where all is.
  std::vector<std::uint8_t> selected;
};

/// Gathers a thumbnail.  A pixel of it is the mean, in linear light and by
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
  };

  template <typename Pixel>
  void add_row(std::span<const Pixel> pixels, std::span<const float> selection,
               const Position& at);

  int width_;
  int height_;
  int scale_ = 1;
  bool has_selection_ = false;
  std::vector<std::int32_t> columns_;  // of the pixels that count, ascending
  std::vector<bool> rows_;             // whether a row of a cell counts
  std::vector<Cell> cells_;
};

}  // namespace scene_palette
