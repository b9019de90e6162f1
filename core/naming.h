// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Names for colors, alone and in a palette, where no two may be alike; by the
// tables of core/naming_table.cc.
#pragma once

#include <span>
#include <vector>

#include "core/color.h"
#include "core/color_name.h"
#include "core/palette.h"

namespace scene_palette {

/// The name of one color, as short as is usual: vivid is left out unless the
/// color is light, a tint unless the color is gray.
ColorName name_color(const Oklab& color);

/// A name for each swatch, no two alike.  Those whose short names are alike get
/// their tints; two or three that are still alike are compared (darker,
/// lighter) where no other name could be meant; the rest get vivid, then
/// numbers from dark to light.  The order of the swatches makes no difference,
/// but to equal colors.
std::vector<ColorName> name_swatches(std::span<const Swatch> palette);

}  // namespace scene_palette
