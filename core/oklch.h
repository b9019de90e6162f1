// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// OKLab as lightness, chroma and hue, by fixed IEEE operations: every build
// gives the same bits.
#pragma once

#include "core/color.h"

namespace scene_palette {

/// `l` as in Oklab; `c` is the distance from gray; `h` is the angle around it
/// in radians, 0 to 2 pi, 0 for gray.
struct Oklch {
  double l = 0;
  double c = 0;
  double h = 0;
};

Oklch oklch(const Oklab& color);

}  // namespace scene_palette
