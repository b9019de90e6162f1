// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// OKLab in single precision for 8 colors at a time: no table, no libm.

#include "core/kernels/level.h"
#include "core/kernels/oklab.h"
#include "core/kernels/roots.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {
namespace {

inline void oklab_of_lanes(float* r, float* g, float* b) {
  const Floats red = load(r);
  const Floats green = load(g);
  const Floats blue = load(b);
  const Floats l = cube_roots(mix(kConesFromLinear[0], red, green, blue));
  const Floats m = cube_roots(mix(kConesFromLinear[1], red, green, blue));
  const Floats s = cube_roots(mix(kConesFromLinear[2], red, green, blue));
  store(r, mix(kOklabFromConeRoots[0], l, m, s));
  store(g, mix(kOklabFromConeRoots[1], l, m, s));
  store(b, mix(kOklabFromConeRoots[2], l, m, s));
}

}  // namespace

void oklab_in_place(float* r, float* g, float* b, std::size_t count) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    oklab_of_lanes(r + i, g + i, b + i);
  }
  if (i == count) {
    return;
  }
  float rest[3][kLanes] = {};
  for (std::size_t lane = 0; i + lane < count; ++lane) {
    rest[0][lane] = r[i + lane];
    rest[1][lane] = g[i + lane];
    rest[2][lane] = b[i + lane];
  }
  oklab_of_lanes(rest[0], rest[1], rest[2]);
  for (std::size_t lane = 0; i + lane < count; ++lane) {
    r[i + lane] = rest[0][lane];
    g[i + lane] = rest[1][lane];
    b[i + lane] = rest[2][lane];
  }
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
