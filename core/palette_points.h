// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The colors of a palette as points of its space, for finding the nearest: in
// double precision one by one, and as a list for the kernels.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/color.h"
#include "core/kernels/remap.h"
#include "core/palette.h"

namespace scene_palette {

/// The different points of a palette; of equal ones the first.
struct PalettePoints {
  Space space = Space::oklab;
  std::vector<Coordinates> points;
  std::vector<std::uint8_t> indices;       // of each in the palette, ascending
  std::array<std::uint8_t, 256> places{};  // of each index in these
};

/// The points of `palette` (1 to 256 swatches) in its space.
PalettePoints points_of(const Palette& palette);

/// What a ColorList's boxes are boxes of.
enum class BoxAxes { coordinates, cone_roots };

/// The points for the kernels.
ColorList color_list(const PalettePoints& colors, BoxAxes axes);

/// The palette's index of the one of `possible` that is nearest in double
/// precision, of equally near ones the lowest.
std::uint8_t nearest_index(const PalettePoints& colors,
                           const Coordinates& point, const ColorList& possible);

}  // namespace scene_palette
