// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Which of some colors is nearest to each of several points; for the kernels of
// one level.
#pragma once

#include "core/kernels/lanes.h"
#include "core/kernels/level.h"
#include "core/kernels/remap.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

struct Points {
  Floats axis[3];
};

// Writes the indices of the nearest colors of 2 × 8 points; marks those in
// doubt.
static inline std::uint32_t compare(const Points* points, const Floats* near,
                                    float far, const ColorList& colors,
                                    std::uint8_t* indices) {
  Floats least[2] = {Floats{} + 3e38F, Floats{} + 3e38F};
  Floats second[2] = {Floats{} + 3e38F, Floats{} + 3e38F};
  Ints nearest[2] = {};
  for (std::size_t c = 0; c < colors.count; ++c) {
    const float x = colors.point[0][c];
    const float y = colors.point[1][c];
    const float z = colors.point[2][c];
    const std::int32_t index = colors.index[c];
    for (int v = 0; v < 2; ++v) {
      const Floats dx = points[v].axis[0] - x;
      const Floats dy = points[v].axis[1] - y;
      const Floats dz = points[v].axis[2] - z;
      const Floats distance = dx * dx + dy * dy + dz * dz;
      const Ints nearer = distance < least[v];
      second[v] = least_of(second[v], most_of(distance, least[v]));
      least[v] = nearer ? distance : least[v];
      nearest[v] = nearer ? Ints{} + index : nearest[v];
    }
  }
  using Bytes = std::uint8_t __attribute__((vector_size(8)));
  std::uint32_t doubt = 0;
  for (int v = 0; v < 2; ++v) {
    const Bytes eight = __builtin_convertvector(nearest[v], Bytes);
    __builtin_memcpy(indices + v * kLanes, &eight, sizeof eight);
    const Floats gap = second[v] - least[v];
    doubt |= bits_of(gap * gap <= second[v] * (near[v] + far * second[v]))
             << (v * kLanes);
  }
  return doubt;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
