// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/fast_oklab.h"

#include <cstddef>

namespace scene_palette {
namespace {

inline float mix(const float (&factors)[3], float x, float y, float z) {
  return factors[0] * x + factors[1] * y + factors[2] * z;
}

}  // namespace

std::array<float, 3> cone_roots(const std::array<float, 3>& linear) {
  std::array<float, 3> roots{};
  for (int cone = 0; cone < 3; ++cone) {
    roots[cone] = fast_cube_root(
        mix(kConesFromLinear[cone], linear[0], linear[1], linear[2]));
  }
  return roots;
}

}  // namespace scene_palette
