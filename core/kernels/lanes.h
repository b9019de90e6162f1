// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Operations on vectors that C++ has no operators for; for the kernels of one
// level.
#pragma once

#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

using Four = float __attribute__((vector_size(16)));

static inline Floats least_of(const Floats& a, const Floats& b) {
  return a < b ? a : b;
}
static inline Floats most_of(const Floats& a, const Floats& b) {
  return a > b ? a : b;
}

// One bit a lane of a comparison; with the instruction that x86-64 has for it,
// since compilers do not find it.
static inline std::uint32_t bits_of(const Ints& mask) {
#if defined(__AVX2__)
  return static_cast<std::uint32_t>(
      __builtin_ia32_movmskps256(reinterpret_cast<Floats>(mask)));
#elif defined(__SSE2__)
  Four halves[2];
  __builtin_memcpy(halves, &mask, sizeof halves);
  return static_cast<std::uint32_t>(__builtin_ia32_movmskps(halves[0]) |
                                    __builtin_ia32_movmskps(halves[1]) << 4);
#else
  std::uint32_t bits = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    bits |= static_cast<std::uint32_t>(mask[lane] & 1) << lane;
  }
  return bits;
#endif
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
