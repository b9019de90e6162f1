// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Roots and matrices for 8 lanes, shared by the kernels of one level.
#pragma once

#include "core/kernels/level.h"
#include "core/kernels/oklab.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

/// The cube roots of 8 numbers from 0 to 100, relative error 2e-7; 1e-10 for 0.
/// The start divides the bits of the number by 3 (after W. Kahan, "Computing a
/// real cube root", 1991) and is 3.4 % off at most; one step of the [2/2] Padé
/// approximant of z^(1/3) at z = x / y³ follows, whose error is 6e-9: with one
/// division it takes two thirds of the time of two of Halley's steps.
static inline Floats cube_roots(const Floats& number) {
  // Scaled by 2^51, so that no square leaves the range of the exponent.
  const Floats x = (number + 1e-30F) * 0x1p51F;
  const auto bits = reinterpret_cast<Ints>(x);
  const Ints third = __builtin_convertvector(
      __builtin_convertvector(bits, Floats) * (1 / 3.0F), Ints);
  const Ints guess = third + 0x2a5137a0;
  const auto y = reinterpret_cast<Floats>(guess);
  const Floats cube = y * y * y;
  const Floats middle = 35 * (x * cube);
  const Floats x2 = x * x;
  const Floats cube2 = cube * cube;
  return (y * 0x1p-17F) *
         ((14 * x2 + middle + 5 * cube2) / (5 * x2 + middle + 14 * cube2));
}

static inline Floats mix(const float (&factors)[3], const Floats& x,
                         const Floats& y, const Floats& z) {
  return factors[0] * x + factors[1] * y + factors[2] * z;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
