// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a cell of a histogram knows of its pixels.
#pragma once

#include <array>
#include <cstdint>

namespace scene_palette {

/// The weight of some pixels and Σ weight × part for each axis, where a part
/// says how far from the cell's lowest corner a pixel lies.
struct CellSums {
  std::uint64_t weight = 0;
  std::array<std::uint64_t, 3> parts{};

  /// Those of pixels of one place.
  static CellSums of(const std::array<std::uint32_t, 3>& parts,
                     std::uint64_t weight) {
    return {weight, {weight * parts[0], weight * parts[1], weight * parts[2]}};
  }

  void add(const CellSums& other) {
    weight += other.weight;
    for (int axis = 0; axis < 3; ++axis) {
      parts[axis] += other.parts[axis];
    }
  }
};

}  // namespace scene_palette
