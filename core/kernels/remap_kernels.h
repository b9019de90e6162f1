// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The kernels of remapping and of measuring its error, as a part of Kernels.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/kernels/remap.h"

namespace scene_palette {

struct RemapKernels {
  /// Writes the squared distances in OKLab of `count` linear colors, a multiple
  /// of 4, to as many points.
  void (*oklab_distances)(const double* const* linear,
                          const double* const* points, std::size_t count,
                          double* squared);

  /// Writes the index of each of `count` Rgba8 pixels; stops where a tile of
  /// the next 8 is not known and returns how many it wrote.
  std::size_t (*look_up)(const void* pixels, std::size_t count,
                         const CodeMap& map, std::uint8_t* indices);

  /// Leaves in `possible` the colors of `from` that may be nearest somewhere
  /// in the cube from `low` to `high` (linear for OKLab, else codes).
  void (*possible_in_cube)(const float* low, const float* high, bool is_oklab,
                           const ColorList& from, const BoxMargin& margin,
                           ColorList& possible);

  /// Writes the 64 indices of a tile; returns a bit for each that is in doubt.
  std::uint64_t (*decide_tile)(const CodeCube& codes, bool is_oklab,
                               const ColorList& colors, const Doubt& doubt,
                               std::uint8_t* indices);

  /// Converts `count` Rgba pixels, a multiple of 8.
  void (*points_of_pixels)(const float* pixels, std::size_t count,
                           const FloatErrors& errors,
                           const PointPlanes& planes);

  /// Writes the indices of 64 points; returns a bit for each that is in doubt.
  /// Leaves in `possible` the colors that may be nearest to one that is known.
  std::uint64_t (*nearest_of_points)(const PointPlanes& planes,
                                     const FloatErrors& errors,
                                     const ColorList& from, ColorList& possible,
                                     std::uint8_t* indices);
};

}  // namespace scene_palette
