// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A small picture of a large one: what a dialog shows and is pointed at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/pixel.h"
#include "core/srgb8.h"

namespace scene_palette {

/// Each pixel stands for `scale` × `scale` pixels of the picture; those of the
/// last column and row may stand for fewer.
struct Thumbnail {
  int width = 0;
  int height = 0;
  int scale = 1;
  std::vector<Rgba8> pixels;  // row by row
  /// For each one of the picture's own pixels that it stands for, as it is.
  std::vector<Rgba8> samples;
  /// How much of each pixel is selected, 0 to 255; empty where all is.
  std::vector<std::uint8_t> selected;
};

/// Not more than `count` of the samples, spread evenly over what is visible and
/// (at least half) selected; always the same.  For a cloud of colors.
std::vector<Srgb8> sample_colors(const Thumbnail& thumbnail, std::size_t count);

}  // namespace scene_palette
