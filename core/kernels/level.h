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

#include "core/kernels/kmeans.h"
#include "core/kernels/remap.h"

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

void keep_possible(const float* box, const Centroids& from, float margin,
                   CentroidList& possible);
void find_nearest(const float* x, const float* y, const float* z,
                  const CentroidList& centroids, std::uint16_t* labels);
bool any_possible(const float* box, const Centroids& moved, const float* own,
                  float margin);

void oklab_distances(const double* const* linear, const double* const* points,
                     std::size_t count, double* squared);

std::size_t look_up(const void* pixels, std::size_t count, const CodeMap& map,
                    std::uint8_t* indices);
void possible_in_cube(const float* low, const float* high, bool is_oklab,
                      const ColorList& from, const BoxMargin& margin,
                      ColorList& possible);
std::uint64_t decide_tile(const CodeCube& codes, bool is_oklab,
                          const ColorList& colors, const Doubt& doubt,
                          std::uint8_t* indices);
void points_of_pixels(const float* pixels, std::size_t count,
                      const FloatErrors& errors, const PointPlanes& planes);
std::uint64_t nearest_of_points(const PointPlanes& planes,
                                const FloatErrors& errors,
                                const ColorList& from, ColorList& possible,
                                std::uint8_t* indices);

void place_linear(const float* pixels, std::size_t count, std::uint32_t* parts,
                  std::uint32_t* fractions);

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
