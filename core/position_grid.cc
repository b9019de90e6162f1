// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/position_grid.h"

#include "core/code_places.h"

namespace scene_palette {

void PositionGrid::add_row(std::span<const Rgba8> pixels, const Position& at) {
  const CodePlaces& layout = CodePlaces::shared();
  for (std::size_t i = first_sample(at); i < pixels.size(); i += kStep) {
    add(layout.place_of(pixels[i]).cell,
        {at.x + static_cast<std::int32_t>(i), at.y});
  }
}

void PositionGrid::merge(const PositionGrid& other) {
  for (std::uint32_t block = 0; block < CellLayout::kBlocks; ++block) {
    const std::uint32_t* const numbers = other.numbers_.find(block);
    for (std::uint32_t i = 0; numbers != nullptr && i < kRegions; ++i) {
      if (numbers[i] != 0) {
        sums_at(block << CellLayout::kBlockBits | i << CellLayout::kRegionBits)
            .add(other.sums_[numbers[i] - 1]);
      }
    }
  }
}

PositionSums PositionGrid::sums_of(std::uint32_t cell) const {
  const std::uint32_t* const numbers =
      numbers_.find(cell >> CellLayout::kBlockBits);
  const std::uint32_t number =
      numbers == nullptr ? 0 : numbers[region_in_block(cell)];
  return number == 0 ? PositionSums{} : sums_[number - 1];
}

}  // namespace scene_palette
