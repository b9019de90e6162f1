// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/linear_places.h"

#include <cassert>

#include "core/kernels/kernels.h"

namespace scene_palette {

void LinearPlaces::find(std::span<const Rgba> pixels) {
  static_assert(sizeof(Rgba) == 4 * sizeof(float));
  assert(pixels.size() <= kMost);
  if (!pixels.empty()) {
    best_kernels().place_linear(&pixels[0].r, pixels.size(), parts_.data(),
                                fractions_.data());
  }
}

}  // namespace scene_palette
