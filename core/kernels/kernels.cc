// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/kernels/kernels.h"

namespace scene_palette {

namespace baseline {
const Kernels& table();
}
#ifdef SCENE_PALETTE_WITH_AVX2
namespace avx2 {
const Kernels& table();
}
#endif

const Kernels& baseline_kernels() { return baseline::table(); }

const Kernels* avx2_kernels() {
#ifdef SCENE_PALETTE_WITH_AVX2
  if (__builtin_cpu_supports("avx2")) {
    return &avx2::table();
  }
#endif
  return nullptr;
}

const Kernels& best_kernels() {
  const Kernels* const avx2 = avx2_kernels();
  return avx2 != nullptr ? *avx2 : baseline_kernels();
}

}  // namespace scene_palette
