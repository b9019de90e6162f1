// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/palette_points.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <limits>

#include "core/kernels/oklab.h"

namespace scene_palette {
namespace {

// L, a and b are linear in the cone roots: the inner product of two points,
// one of them given by its roots, is one with these.
Coordinates along_cone_roots(const Coordinates& point) {
  Coordinates along{};
  for (int cone = 0; cone < 3; ++cone) {
    for (int axis = 0; axis < 3; ++axis) {
      along[cone] +=
          static_cast<double>(kOklabFromConeRoots[axis][cone]) * point[axis];
    }
  }
  return along;
}

}  // namespace

PalettePoints points_of(const Palette& palette) {
  assert(!palette.swatches.empty() &&
         palette.swatches.size() <= ColorList::kSize);
  PalettePoints colors;
  colors.space = palette.space;
  for (std::size_t i = 0; i < palette.swatches.size(); ++i) {
    const Coordinates point =
        coordinates_from_linear(palette.swatches[i].color, palette.space);
    if (std::ranges::find(colors.points, point) == colors.points.end()) {
      colors.places[i] = static_cast<std::uint8_t>(colors.points.size());
      colors.points.push_back(point);
      colors.indices.push_back(static_cast<std::uint8_t>(i));
    }
  }
  return colors;
}

ColorList color_list(const PalettePoints& colors, BoxAxes axes) {
  ColorList list;
  list.count = colors.points.size();
  for (std::size_t i = 0; i < ColorList::kSize; ++i) {
    const std::size_t from = std::min(i, list.count - 1);
    const Coordinates& point = colors.points[from];
    const Coordinates along =
        axes == BoxAxes::cone_roots ? along_cone_roots(point) : point;
    for (int axis = 0; axis < 3; ++axis) {
      list.point[axis][i] = static_cast<float>(point[axis]);
      list.along[axis][i] = static_cast<float>(along[axis]);
    }
    list.norm[i] = i < list.count
                       ? static_cast<float>(squared_distance(point, {}))
                       : 3e38F;
    list.index[i] = colors.indices[from];
  }
  return list;
}

std::uint8_t nearest_index(const PalettePoints& colors,
                           const Coordinates& point,
                           const ColorList& possible) {
  double least = std::numeric_limits<double>::max();
  std::int32_t nearest = possible.index[0];
  for (std::size_t i = 0; i < possible.count; ++i) {
    const auto place =
        colors.places[static_cast<std::size_t>(possible.index[i])];
    const double distance = squared_distance(point, colors.points[place]);
    if (distance < least) {
      least = distance;
      nearest = possible.index[i];
    }
  }
  return static_cast<std::uint8_t>(nearest);
}

}  // namespace scene_palette
