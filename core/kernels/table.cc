// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The table of the kernels of one instruction level.

#include "core/kernels/kernels.h"
#include "core/kernels/level.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

const Kernels& table() {
  static constexpr Kernels kTable = {
      .name = kLevelName,
      .oklab_in_place = oklab_in_place,
  };
  return kTable;
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
