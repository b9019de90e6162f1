// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/summed_cells.h"

namespace scene_palette {
namespace {

constexpr std::size_t kCells = CellLayout::kBlockCells;

}  // namespace

void SummedCells::add_wide(std::uint32_t cell, const CellSums& sums) {
  cells_.at(cell / kCells);  // so that has_block() knows of it
  wide_[cell].add(sums);
}

void SummedCells::empty_into_wide(std::uint32_t cell, Sums& sums) {
  wide_[cell].add({sums[3], {sums[0], sums[1], sums[2]}});
  sums = {};
}

void SummedCells::merge(const SummedCells& other) {
  for (std::size_t block = 0; block < CellLayout::kBlocks; ++block) {
    const Sums* const from = other.cells_.find(block);
    if (from == nullptr) {
      continue;
    }
    Sums* const to = cells_.at(block);
    for (std::size_t i = 0; i < kCells; ++i) {
      for (std::size_t j = 0; j < 4; ++j) {
        to[i][j] += from[i][j];  // below 2^32: each is below 2^31
      }
      if (to[i][3] >= limit_) {
        empty_into_wide(static_cast<std::uint32_t>(block * kCells + i), to[i]);
      }
    }
  }
  for (const auto& [cell, sums] : other.wide_) {
    wide_[cell].add(sums);
  }
}

void SummedCells::clear() {
  cells_.clear();
  wide_.clear();
}

bool SummedCells::has_block(std::size_t block) const {
  return cells_.find(block) != nullptr;
}

CellSums SummedCells::sums_of(std::uint32_t cell) const {
  const Sums* const block = cells_.find(cell / kCells);
  if (block == nullptr) {
    return {};
  }
  const Sums& narrow = block[cell % kCells];
  CellSums sums = {narrow[3], {narrow[0], narrow[1], narrow[2]}};
  if (!wide_.empty()) {
    const auto wide = wide_.find(cell);
    if (wide != wide_.end()) {
      sums.add(wide->second);
    }
  }
  return sums;
}

}  // namespace scene_palette
