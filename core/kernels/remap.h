// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the kernels of remapping take and give.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scene_palette {

/// Up to 256 colors, one array a coordinate, whole vectors; with what decides
/// whether one of them can be nearest somewhere in a box.
struct ColorList {
  static constexpr std::size_t kSize = 256;

  alignas(32) float point[3][kSize];
  // |point|² - 2 along · x orders the colors by their distance to a place; x
  // are its coordinates, or what these are linear in.
  alignas(32) float along[3][kSize];
  alignas(32) float norm[kSize];          // |point|²
  alignas(32) std::int32_t index[kSize];  // in the palette, ascending
  std::size_t count;
};

/// The codes of a cube, as values that rise with the codes (linear light, or
/// the codes themselves).
struct CodeCube {
  const float* r;
  const float* g;
  const float* b;
};

/// An inverse map: `tiles[r, g, b >> 2]` is 0 where nothing is known yet, else
/// 1 + the place in `blocks` of 64 indices for the 4×4×4 codes.
struct CodeMap {
  const std::uint32_t* tiles;
  const std::uint8_t* blocks;
};

/// Above how much further a color is left out of a box: more than the rounding
/// error of a difference of squared distances.
struct BoxMargin {
  float least;
  float relative;  // of the sum of the colors' |point|²
};

/// When single precision cannot tell two colors apart: the difference of the
/// squared distances, squared, is at most s (near + far s), s the larger one.
struct Doubt {
  float near;  // (4 × the error of a point)²
  float far;   // the square of a distance's relative error
};

/// How float pixels are converted and how far the result may be off.
struct FloatErrors {
  bool is_oklab;       // else sRGB
  float in_gamut;      // Doubt::near for channels from 0 to 1
  float out_of_gamut;  // and for others
  float far;
  BoxMargin margin;
};

/// Points of float pixels, one array a coordinate.
struct PointPlanes {
  float* axis[3];
  float* near;  // Doubt::near; below 0 where the error is not known (at 0)
};

}  // namespace scene_palette
