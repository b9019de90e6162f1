// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/fast_oklab.h"

#include <cstddef>

namespace scene_palette {
namespace {

constexpr std::array<std::array<float, 3>, 3> kConesFromLinear = {{
    {0.4122214708F, 0.5363325363F, 0.0514459929F},
    {0.2119034982F, 0.6806995451F, 0.1073969566F},
    {0.0883024619F, 0.2817188376F, 0.6299787005F},
}};

inline float mix(const std::array<float, 3>& factors, float x, float y,
                 float z) {
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

void oklab_in_place(std::span<float> r, std::span<float> g,
                    std::span<float> b) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    const float l = fast_cube_root(mix(kConesFromLinear[0], r[i], g[i], b[i]));
    const float m = fast_cube_root(mix(kConesFromLinear[1], r[i], g[i], b[i]));
    const float s = fast_cube_root(mix(kConesFromLinear[2], r[i], g[i], b[i]));
    r[i] = mix(kOklabFromConeRoots[0], l, m, s);
    g[i] = mix(kOklabFromConeRoots[1], l, m, s);
    b[i] = mix(kOklabFromConeRoots[2], l, m, s);
  }
}

}  // namespace scene_palette
