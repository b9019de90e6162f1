// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the kernels of one instruction level share; the build gives its name as
// SCENE_PALETTE_LEVEL (and as a string).  No standard header with inline
// functions may be included here or in the kernels: the linker might keep the
// copy that was compiled for AVX2 for all callers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scene_palette::SCENE_PALETTE_LEVEL {

/// 8 lanes: one AVX2 register or two of the baseline.
using Floats = float __attribute__((vector_size(32)));
using Ints = std::int32_t __attribute__((vector_size(32)));

inline constexpr std::size_t kLanes = 8;
inline constexpr const char* kLevelName = SCENE_PALETTE_LEVEL_NAME;

static inline Floats load(const float* from) {
  Floats lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

static inline void store(float* to, const Floats& lanes) {
  __builtin_memcpy(to, &lanes, sizeof lanes);
}

void oklab_in_place(float* r, float* g, float* b, std::size_t count);

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
