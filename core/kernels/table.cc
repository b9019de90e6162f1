// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The table of the kernels of one instruction level.

#include "core/kernels/kernels.h"
#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

const Kernels& table() {
  static constexpr Kernels kTable = {
      .name = kLevelName,
      .oklab_in_place = oklab_in_place,
      .keep_possible = keep_possible,
      .find_nearest = find_nearest,
      .any_possible = any_possible,
      .remap = {.oklab_distances = oklab_distances,
                .look_up = look_up,
                .possible_in_cube = possible_in_cube,
                .decide_tile = decide_tile,
                .points_of_pixels = points_of_pixels,
                .nearest_of_points = nearest_of_points},
      .place_linear = place_linear,
  };
  return kTable;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
