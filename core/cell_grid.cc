// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_grid.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace scene_palette {
namespace {

constexpr double kFractionOne = 1 << 24;
constexpr std::int32_t kMaxLevel = (1 << 20) - 1;

// A word: the count × 4 in bits 48 to 63, sums of residuals in 16 bits each
// below.  Its sign bit is set by the 8192nd pixel, when no sum can exceed
// 3 × 8192.
constexpr int kCountShift = 50;
constexpr std::uint64_t kMaxCount = 8192;
constexpr int kResidualBits = 16;
constexpr int kCellBits = 20;
constexpr std::uint32_t kCellMask = (1U << kCellBits) - 1;

using Levels = std::array<std::int32_t, 3>;

bool in_grid(const Levels& levels) {
  for (int axis = 0; axis < 3; ++axis) {
    if (levels[axis] < 0 || levels[axis] >= CellGrid::kLevels[axis]) {
      return false;
    }
  }
  return true;
}

// The number of a cell counts its levels as digits.
constexpr std::array<std::uint32_t, 3> kStrides = {
    static_cast<std::uint32_t>(CellGrid::kLevels[1] * CellGrid::kLevels[2]),
    static_cast<std::uint32_t>(CellGrid::kLevels[2]), 1};

Levels levels_of(std::uint32_t cell) {
  return {static_cast<std::int32_t>(cell / kStrides[0]),
          static_cast<std::int32_t>(cell / kStrides[1] % CellGrid::kLevels[1]),
          static_cast<std::int32_t>(cell % kStrides[1])};
}

std::uint32_t cell_at(const Levels& levels) {
  std::uint32_t cell = 0;
  for (int axis = 0; axis < 3; ++axis) {
    cell += static_cast<std::uint32_t>(levels[axis]) * kStrides[axis];
  }
  return cell;
}

// 21 bits a level; the order of keys is that of levels.
std::uint64_t pack(const Levels& levels) {
  std::uint64_t key = 0;
  for (const std::int32_t level : levels) {
    key = key << 21 | static_cast<std::uint64_t>(level + kMaxLevel + 1);
  }
  return key;
}

Levels unpack(std::uint64_t key) {
  Levels levels{};
  for (int axis = 2; axis >= 0; --axis) {
    levels[axis] = static_cast<std::int32_t>(key & 0x1fffff) - (kMaxLevel + 1);
    key >>= 21;
  }
  return levels;
}

// The linear value at which `level` begins.
double level_edge(std::int32_t level, int axis) {
  const double root = static_cast<double>(level) / CellGrid::kLevels[axis];
  return root * root * root;
}

template <typename Map>
std::vector<typename Map::key_type> sorted_keys(const Map& map) {
  std::vector<typename Map::key_type> keys;
  keys.reserve(map.size());
  for (const auto& [key, value] : map) {
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

// Linear light between two codes, by a straight line; off by less than 1e-5.
double linear_from_mean_code(double code) {
  const auto below = static_cast<std::uint8_t>(code);
  const double from = linear_from_code(below);
  const double part = code - below;
  return part == 0 ? from : from + part * (linear_from_code(below + 1) - from);
}

}  // namespace

CellGrid::Place CellGrid::place(double value, int axis) {
  const double scaled = cube_root(value) * kLevels[axis];
  auto level = static_cast<std::int32_t>(
      std::floor(std::clamp<double>(scaled, -kMaxLevel, kMaxLevel)));
  if (value == 1) {
    level = kLevels[axis] - 1;  // white belongs to the grid's last cell
  }
  const double low = level_edge(level, axis);
  const double width = level_edge(level + 1, axis) - low;
  const double fraction =
      std::clamp((value - low) / width, 0.0, 1.0) * kFractionOne + 0.5;
  return {level, static_cast<std::uint32_t>(fraction)};
}

void CellGrid::WideSums::add(const WideSums& other) {
  code_weight += other.code_weight;
  linear_weight += other.linear_weight;
  for (int axis = 0; axis < 3; ++axis) {
    residuals[axis] += other.residuals[axis];
    fractions[axis] += other.fractions[axis];
  }
}

void CellGrid::allocate() {
  words_.resize(static_cast<std::size_t>(kLevels[0]) * kLevels[1] * kLevels[2]);
  for (int axis = 0; axis < 3; ++axis) {
    std::vector<std::uint8_t>& lowest = lowest_codes_[axis];
    lowest.assign(static_cast<std::size_t>(kLevels[axis]), 0);
    std::int32_t before = -1;
    for (int code = 0; code < 256; ++code) {
      const auto codes = static_cast<std::uint8_t>(code);
      const std::int32_t level = place(linear_from_code(codes), axis).level;
      if (level != before) {
        lowest[level] = codes;
        before = level;
      }
      const auto residual = static_cast<std::uint32_t>(code - lowest[level]);
      assert(residual < 4);
      code_cells_.push_back(residual << (kCellBits + 2 * axis) |
                            static_cast<std::uint32_t>(level) * kStrides[axis]);
    }
  }
  for (std::uint64_t residuals = 0; residuals < 64; ++residuals) {
    std::uint64_t word = std::uint64_t{1} << kCountShift;
    for (int axis = 0; axis < 3; ++axis) {
      word |= (residuals >> 2 * axis & 3) << kResidualBits * axis;
    }
    residual_words_[residuals] = word;
  }
}

CellGrid::WideSums CellGrid::sums_of(std::uint64_t word) {
  WideSums sums;
  sums.code_weight = (word >> kCountShift) * kFullWeight;
  for (int axis = 0; axis < 3; ++axis) {
    sums.residuals[axis] =
        (word >> kResidualBits * axis & 0xffff) * kFullWeight;
  }
  return sums;
}

void CellGrid::empty_word(std::uint32_t cell) {
  wide_[cell].add(sums_of(words_[cell]));
  words_[cell] = 0;
}

inline void CellGrid::add_word(std::uint32_t cell, std::uint64_t addend) {
  const std::uint64_t word = words_[cell] + addend;
  words_[cell] = word;
  if (static_cast<std::int64_t>(word) < 0) {
    empty_word(cell);
  }
}

// Two halves in turn: neighbours often fall into one cell, and an addition to
// the word just written has to wait for it (flat areas take half the time).
void CellGrid::add_opaque(std::span<const Rgba8> pixels) {
  if (words_.empty()) {
    allocate();
  }
  const std::uint32_t* const places = code_cells_.data();
  const std::array<std::uint64_t, 64> addends = residual_words_;
  std::uint64_t* const words = words_.data();
  const auto add_pixel = [&](const Rgba8& pixel) {
    const std::uint32_t place =
        places[pixel.r] + places[256 + pixel.g] + places[512 + pixel.b];
    const std::uint32_t cell = place & kCellMask;
    const std::uint64_t word = words[cell] + addends[place >> kCellBits];
    words[cell] = word;
    if (static_cast<std::int64_t>(word) < 0) {
      empty_word(cell);
    }
  };
  const std::size_t half = pixels.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    add_pixel(pixels[i]);
    add_pixel(pixels[half + i]);
  }
  if (pixels.size() % 2 == 1) {
    add_pixel(pixels.back());
  }
}

void CellGrid::add(const Rgba8& codes, std::uint64_t weight) {
  if (words_.empty()) {
    allocate();
  }
  const std::uint32_t place = code_cells_[codes.r] +
                              code_cells_[256 + codes.g] +
                              code_cells_[512 + codes.b];
  const std::uint32_t cell = place & kCellMask;
  const std::uint32_t residuals = place >> kCellBits;
  const std::uint64_t opaque = weight / kFullWeight;
  std::uint64_t rest = weight;
  if (opaque < kMaxCount) {
    add_word(cell, opaque * residual_words_[residuals]);
    rest -= opaque * kFullWeight;
  }
  if (rest > 0) {
    WideSums& sums = wide_[cell];
    sums.code_weight += rest;
    for (int axis = 0; axis < 3; ++axis) {
      sums.residuals[axis] += rest * (residuals >> 2 * axis & 3);
    }
  }
}

void CellGrid::add(float r, float g, float b, std::uint64_t weight) {
  if (words_.empty()) {
    allocate();
  }
  const std::array<Place, 3> places = {place(r, 0), place(g, 1), place(b, 2)};
  const Levels levels = {places[0].level, places[1].level, places[2].level};
  WideSums& sums =
      in_grid(levels) ? wide_[cell_at(levels)] : beside_[pack(levels)];
  sums.linear_weight += weight;
  for (int axis = 0; axis < 3; ++axis) {
    sums.fractions[axis] += weight * places[axis].fraction;
  }
}

void CellGrid::merge(const CellGrid& other) {
  if (other.empty()) {
    return;
  }
  if (words_.empty()) {
    allocate();
  }
  for (std::uint32_t cell = 0; cell < words_.size(); ++cell) {
    if (other.words_[cell] != 0) {
      words_[cell] += other.words_[cell];  // below 2^64: each is below 2^63
      if (static_cast<std::int64_t>(words_[cell]) < 0) {
        empty_word(cell);
      }
    }
  }
  for (const auto& [cell, sums] : other.wide_) {
    wide_[cell].add(sums);
  }
  for (const auto& [key, sums] : other.beside_) {
    beside_[key].add(sums);
  }
}

WeightedColor CellGrid::mean_of(const WideSums& sums,
                                const Levels& levels) const {
  const std::uint64_t weight = sums.code_weight + sums.linear_weight;
  std::array<double, 3> mean{};
  for (int axis = 0; axis < 3; ++axis) {
    double code_mean = 0;
    double linear_mean = 0;
    if (sums.code_weight > 0) {
      code_mean =
          linear_from_mean_code(lowest_codes_[axis][levels[axis]] +
                                static_cast<double>(sums.residuals[axis]) /
                                    static_cast<double>(sums.code_weight));
    }
    if (sums.linear_weight > 0) {
      const double low = level_edge(levels[axis], axis);
      const double width = level_edge(levels[axis] + 1, axis) - low;
      linear_mean =
          low +
          width * (static_cast<double>(sums.fractions[axis]) /
                   (static_cast<double>(sums.linear_weight) * kFractionOne));
    }
    const double part =
        static_cast<double>(sums.linear_weight) / static_cast<double>(weight);
    mean[axis] = code_mean + part * (linear_mean - code_mean);
  }
  return {{mean[0], mean[1], mean[2]}, weight};
}

std::vector<WeightedColor> CellGrid::colors() const {
  std::vector<WeightedColor> colors;
  const auto wide_cells = sorted_keys(wide_);
  auto next_wide = wide_cells.begin();
  for (std::uint32_t cell = 0; cell < words_.size(); ++cell) {
    const bool wide = next_wide != wide_cells.end() && *next_wide == cell;
    if (words_[cell] == 0 && !wide) {
      continue;
    }
    WideSums sums = sums_of(words_[cell]);
    if (wide) {
      sums.add(wide_.at(cell));
      ++next_wide;
    }
    colors.push_back(mean_of(sums, levels_of(cell)));
  }
  for (const std::uint64_t key : sorted_keys(beside_)) {
    colors.push_back(mean_of(beside_.at(key), unpack(key)));
  }
  return colors;
}

}  // namespace scene_palette
