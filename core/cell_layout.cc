// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

#include "core/color.h"
#include "core/fast_oklab.h"

namespace scene_palette {
namespace {

constexpr std::int32_t kMaxLevel = (1 << 20) - 1;

// The number of a cell counts its levels as digits.
constexpr std::array<std::uint32_t, 3> kStrides = {
    static_cast<std::uint32_t>(CellLayout::kLevels[1] * CellLayout::kLevels[2]),
    static_cast<std::uint32_t>(CellLayout::kLevels[2]), 1};

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

CellLayout::CellLayout() {
  for (int axis = 0; axis < 3; ++axis) {
    for (int level = 0; level <= kLevels[axis]; ++level) {
      edges_[axis].push_back(level_edge(level, axis));
    }
    std::vector<std::uint8_t>& lowest = lowest_codes_[axis];
    lowest.resize(static_cast<std::size_t>(kLevels[axis]));
    std::int32_t before = -1;
    for (int i = 0; i < 256; ++i) {
      const auto code = static_cast<std::uint8_t>(i);
      const std::int32_t level = place(linear_from_code(code), axis).level;
      if (level != before) {
        lowest[level] = code;
        before = level;
      }
      const auto residual = static_cast<std::uint32_t>(code - lowest[level]);
      assert(residual < 4);
      code_places_[static_cast<std::size_t>(axis) * 256 + code] =
          residual << (kCellBits + 2 * axis) |
          static_cast<std::uint32_t>(level) * kStrides[axis];
    }
  }
}

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

CellLayout::Place CellLayout::place_in_grid(float value, int axis) const {
  const std::vector<double>& edges = edges_[axis];
  const int last = kLevels[axis] - 1;
  int level =
      std::min(last, static_cast<int>(fast_cube_root(value) *
                                      static_cast<float>(kLevels[axis])));
  if (value < edges[level]) {
    --level;
  } else if (level < last && value >= edges[level + 1]) {
    ++level;
  }
  return {level, fraction_between(value, edges[level], edges[level + 1])};
}

std::uint32_t CellLayout::cell_at(const Levels& levels) {
  std::uint32_t cell = 0;
  for (int axis = 0; axis < 3; ++axis) {
    cell += static_cast<std::uint32_t>(levels[axis]) * kStrides[axis];
  }
  return cell;
}

CellLayout::Levels CellLayout::levels_of(std::uint32_t cell) {
  return {static_cast<std::int32_t>(cell / kStrides[0]),
          static_cast<std::int32_t>(cell / kStrides[1] % kLevels[1]),
          static_cast<std::int32_t>(cell % kStrides[1])};
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

// Between two codes by a straight line; off by less than 1e-5.
double CellLayout::linear_at_residual(double residual, std::int32_t level,
                                      int axis) const {
  const double code = lowest_codes_[axis][level] + residual;
  const auto below = static_cast<std::uint8_t>(code);
  const double from = linear_from_code(below);
  const double part = code - below;
  return part == 0 ? from : from + part * (linear_from_code(below + 1) - from);
}

}  // namespace scene_palette
