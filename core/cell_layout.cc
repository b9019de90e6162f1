// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_layout.h"

#include <algorithm>
#include <cmath>

#include "core/color.h"

namespace scene_palette {
namespace {

constexpr std::int32_t kMaxLevel = (1 << 20) - 1;

// Blocks along each axis, and what one block further along it adds to the
// number of a block.
constexpr std::array<std::uint32_t, 3> kStrides = {32 * 21, 21, 1};

// The linear value at which `level` begins.
double level_edge(std::int32_t level, int axis) {
  const double root = static_cast<double>(level) / CellLayout::kLevels[axis];
  return root * root * root;
}

std::uint32_t fraction_between(double value, double low, double high) {
  const double part = std::clamp((value - low) / (high - low), 0.0, 1.0);
  return static_cast<std::uint32_t>(part * CellLayout::kFractionOne + 0.5);
}

}  // namespace

CellLayout::Place CellLayout::place(double value, int axis) {
  const double scaled = cube_root(value) * kLevels[axis];
  auto level = static_cast<std::int32_t>(
      std::floor(std::clamp<double>(scaled, -kMaxLevel, kMaxLevel)));
  if (value == 1) {
    level = kLevels[axis] - 1;  // white belongs to the grid's last cell
  } else if (level > -kMaxLevel && value < level_edge(level, axis)) {
    --level;  // the root was rounded up to a whole level
  } else if (level < kMaxLevel && value >= level_edge(level + 1, axis)) {
    ++level;
  }
  return {level, fraction_between(value, level_edge(level, axis),
                                  level_edge(level + 1, axis))};
}

std::uint32_t CellLayout::cell_addend(std::int32_t level, int axis) {
  const auto digits = static_cast<std::uint32_t>(level);
  return (digits >> 2) * kStrides[axis] << kBlockBits |
         (digits >> 1 & 1) << (kRegionBits + axis) | (digits & 1) << axis;
}

std::uint32_t CellLayout::cell_at(const Levels& levels) {
  return cell_addend(levels[0], 0) + cell_addend(levels[1], 1) +
         cell_addend(levels[2], 2);
}

CellLayout::Levels CellLayout::levels_of_block(std::uint32_t block) {
  return {static_cast<std::int32_t>(block / kStrides[0] * 4),
          static_cast<std::int32_t>(block / kStrides[1] % 32 * 4),
          static_cast<std::int32_t>(block % 21 * 4)};
}

// 21 bits a level.
std::uint64_t CellLayout::key_of(const Levels& levels) {
  std::uint64_t key = 0;
  for (const std::int32_t level : levels) {
    key = key << 21 | static_cast<std::uint64_t>(level + kMaxLevel + 1);
  }
  return key;
}

CellLayout::Levels CellLayout::levels_of_key(std::uint64_t key) {
  Levels levels{};
  for (int axis = 2; axis >= 0; --axis) {
    levels[axis] = static_cast<std::int32_t>(key & 0x1fffff) - (kMaxLevel + 1);
    key >>= 21;
  }
  return levels;
}

double CellLayout::linear_at_fraction(double fraction, std::int32_t level,
                                      int axis) {
  const double low = level_edge(level, axis);
  const double high = level_edge(level + 1, axis);
  return low + (high - low) * (fraction / kFractionOne);
}

}  // namespace scene_palette
