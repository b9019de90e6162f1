// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Distances in OKLab in double precision for 4 colors at a time: no table, no
// libm.

#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {
namespace {

constexpr std::size_t kDoubles = 4;
using Doubles = double __attribute__((vector_size(32)));

// The matrices of core/color.cc (Björn Ottosson, 2020).
constexpr double kCones[3][3] = {
    {0.4122214708, 0.5363325363, 0.0514459929},
    {0.2119034982, 0.6806995451, 0.1073969566},
    {0.0883024619, 0.2817188376, 0.6299787005},
};
constexpr double kOklab[3][3] = {
    {0.2104542553, 0.7936177850, -0.0040720468},
    {1.9779984951, -2.4285922050, 0.4505937099},
    {0.0259040371, 0.7827717662, -0.8086757660},
};

inline Doubles load_doubles(const double* from) {
  Doubles lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

// 3 % off: divides the bits of the number, in single precision, by 3 (after W.
// Kahan, "Computing a real cube root", 1991).
inline Doubles guess_cube_root(const Doubles& x) {
  using Four = float __attribute__((vector_size(16)));
  using FourInts = std::int32_t __attribute__((vector_size(16)));
  const Four single = __builtin_convertvector(x, Four) + 1e-30F;
  const auto bits = reinterpret_cast<FourInts>(single);
  const FourInts third = __builtin_convertvector(
      __builtin_convertvector(bits, Four) * (1 / 3.0F), FourInts);
  const FourInts guess = third + 0x2a5137a0;
  return __builtin_convertvector(reinterpret_cast<Four>(guess), Doubles);
}

// Relative error 4e-16 for numbers from 1e-25 to 3e38 and their negatives; 0
// for 0.  A step of the [2/2] Padé approximant (see core/kernels/roots.h)
// leaves 6e-9, one of Halley's the rest.
inline Doubles cube_roots(const Doubles& number) {
  const Doubles x = number < 0 ? -number : number;
  Doubles y = guess_cube_root(x);
  const Doubles u = y * y * y;
  const Doubles middle = 35 * (x * u);
  y = y * ((14 * (x * x) + middle + 5 * (u * u)) /
           (5 * (x * x) + middle + 14 * (u * u)));
  const Doubles cube = y * y * y;
  y = y * ((cube + 2 * x) / (2 * cube + x));
  y = x < 1e-30 ? Doubles{} : y;
  return number < 0 ? -y : y;
}

}  // namespace

void oklab_distances(const double* const* linear, const double* const* points,
                     std::size_t count, double* squared) {
  for (std::size_t i = 0; i < count; i += kDoubles) {
    const Doubles r = load_doubles(linear[0] + i);
    const Doubles g = load_doubles(linear[1] + i);
    const Doubles b = load_doubles(linear[2] + i);
    Doubles roots[3];
    for (int cone = 0; cone < 3; ++cone) {
      const auto& m = kCones[cone];
      roots[cone] = cube_roots(m[0] * r + m[1] * g + m[2] * b);
    }
    Doubles sum{};
    for (int axis = 0; axis < 3; ++axis) {
      const auto& m = kOklab[axis];
      const Doubles apart = m[0] * roots[0] + m[1] * roots[1] +
                            m[2] * roots[2] - load_doubles(points[axis] + i);
      sum += apart * apart;
    }
    __builtin_memcpy(squared + i, &sum, sizeof sum);
  }
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
