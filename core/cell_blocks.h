// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// An array over the grid of cells that takes memory only where it is used: 16
// bits for each block of 4×4×4 cells, and the items of the blocks in use, one
// after the other.  Only the pages of blocks in use are ever touched.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

#include "core/cell_layout.h"

namespace scene_palette {

/// `kItems` items of a T that needs no initialization for each block of cells.
template <typename T, std::size_t kItems>
class CellBlocks {
 public:
  CellBlocks() = default;
  CellBlocks(CellBlocks&&) noexcept = default;
  CellBlocks& operator=(CellBlocks&&) noexcept = default;
  CellBlocks(const CellBlocks& other)
      : slots_(other.slots_), used_(other.used_) {
    if (other.items_ != nullptr) {
      reserve();
      std::copy_n(&other.items_[kItems], used_ * kItems, &items_[kItems]);
    }
  }
  CellBlocks& operator=(const CellBlocks& other) {
    return *this = CellBlocks(other);
  }

  std::size_t size() const { return used_; }  // blocks in use

  /// Forgets all items and keeps the memory.
  void clear() {
    std::fill(slots_.begin(), slots_.end(), std::uint16_t{0});
    used_ = 0;
  }

  /// The items of a block, or null if it was never asked for by at().
  const T* find(std::size_t block) const {
    return used_ == 0 || slots_[block] == 0 ? nullptr
                                            : &items_[slots_[block] * kItems];
  }

  /// The items of a block; zeros where it was not yet in use.
  T* at(std::size_t block) {
    reserve();
    if (slots_[block] == 0) {
      slots_[block] = static_cast<std::uint16_t>(++used_);
      std::fill_n(&items_[used_ * kItems], kItems, T{});
    }
    return &items_[slots_[block] * kItems];
  }

  /// For inner loops: after reserve(), the items of block b are always at
  /// items()[slots()[b] × kItems]; slot 0 means that it is not in use.
  const std::uint16_t* slots() const { return slots_.data(); }
  T* items() { return items_.get(); }
  void reserve() {
    if (items_ == nullptr) {
      slots_.resize(CellLayout::kBlocks);
      items_.reset(new T[(CellLayout::kBlocks + 1) * kItems]);
    }
  }

 private:
  static_assert(std::is_trivially_default_constructible_v<T>);
  std::vector<std::uint16_t> slots_;  // of each block; 0: not in use
  std::size_t used_ = 0;
  std::unique_ptr<T[]> items_;  // room for all; slot 0 is never used
};

}  // namespace scene_palette
