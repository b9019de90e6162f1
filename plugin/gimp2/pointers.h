// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Owners of what the C libraries hand over, and the guard around what they
// call.
#pragma once

#include <cstdio>
#include <exception>

#include "plugin/gegl/pointers.h"

namespace scene_palette {

/// Calls `action`, which stands behind a C callback: what the standard library
/// throws (memory has run out) ends here, with a line on standard error.
template <typename Action>
void guarded(const Action& action) noexcept {
  try {
    action();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "scene-palette: %s\n", failure.what());
  }
}

}  // namespace scene_palette
