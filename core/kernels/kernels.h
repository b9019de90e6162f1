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

namespace scene_palette {

struct Kernels {
  /// The instruction level: "baseline" or "avx2".
  const char* name;

  /// Replaces `count` linear colors (0 to 1 a channel) by OKLab L, a, b.
  void (*oklab_in_place)(float* r, float* g, float* b, std::size_t count);
};

/// The table for any processor of this architecture.
const Kernels& baseline_kernels();

/// The table for AVX2; null where the processor or the build has none.
const Kernels* avx2_kernels();

/// The best table for this processor.
const Kernels& best_kernels();

}  // namespace scene_palette
