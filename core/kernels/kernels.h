// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The inner loops, reached through a table of functions.  Their files are
// compiled once for the processor every build runs on and, on x86-64, once for
// AVX2; a table is chosen at run time.  All loops use the compiler's vector
// extensions with 8 lanes, IEEE operations in one order and no contraction, so
// that each table gives the same bits.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/kernels/kmeans.h"
#include "core/kernels/remap_kernels.h"

namespace scene_palette {

struct Kernels {
  /// The instruction level: "baseline" or "avx2".
  const char* name;

  /// Replaces `count` linear colors (0 to 1 a channel) by OKLab L, a, b.
  void (*oklab_in_place)(float* r, float* g, float* b, std::size_t count);

  /// Leaves in `possible` those of `from` (1 to 1024) that may be nearest to a
  /// point of `box`.  `margin`: more than the rounding error of the difference
  /// of two squared distances.
  void (*keep_possible)(const float* box, const Centroids& from, float margin,
                        CentroidList& possible);

  /// Writes the index of the nearest of `centroids` for each of kBlockPoints
  /// points, of equally near ones the first.
  void (*find_nearest)(const float* x, const float* y, const float* z,
                       const CentroidList& centroids, std::uint16_t* labels);

  /// Whether one of `moved` may be nearer than `own` (x, y, z) somewhere in
  /// `box`.
  bool (*any_possible)(const float* box, const Centroids& moved,
                       const float* own, float margin);

  RemapKernels remap;

  /// For each of `count` pixels (R, G, B, alpha; linear light), 4 `parts` and 4
  /// `fractions`: the sum of its parts is its cell of CellLayout, or has
  /// kBesideGrid in it; its first 3 fractions tell its place in the cell, the
  /// last one is 1.
  void (*place_linear)(const float* pixels, std::size_t count,
                       std::uint32_t* parts, std::uint32_t* fractions);
};

/// The table for any processor of this architecture.
const Kernels& baseline_kernels();

/// The table for AVX2; null where the processor or the build has none.
const Kernels* avx2_kernels();

/// The best table for this processor.
const Kernels& best_kernels();

}  // namespace scene_palette
