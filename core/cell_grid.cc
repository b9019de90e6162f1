// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_grid.h"

#include <algorithm>

namespace scene_palette {
namespace {

// A word: the count × 4 in bits 48 to 63, sums of residuals in 16 bits each
// below.  Its sign bit is set by the 8192nd pixel, when no sum can exceed
// 3 × 8192.
constexpr int kCountShift = 50;
constexpr std::uint64_t kMaxCount = 8192;
constexpr int kResidualBits = 16;

bool is_in_range(float value) { return value >= 0 && value <= 1; }

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

}  // namespace

void CellGrid::WideSums::add(const WideSums& other) {
  code_weight += other.code_weight;
  linear_weight += other.linear_weight;
  for (int axis = 0; axis < 3; ++axis) {
    residuals[axis] += other.residuals[axis];
    fractions[axis] += other.fractions[axis];
  }
}

void CellGrid::allocate() {
  words_.resize(CellLayout::kCells);
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
  wide_sums(cell).add(sums_of(words_[cell]));
  words_[cell] = 0;
}

inline void CellGrid::add_word(std::uint32_t cell, std::uint64_t addend) {
  const std::uint64_t word = words_[cell] + addend;
  words_[cell] = word;
  if (static_cast<std::int64_t>(word) < 0) {
    empty_word(cell);
  }
}

// Two halves in turn: neighbors often fall into one cell, and an addition to
// the word just written has to wait for it (flat areas take half the time).
void CellGrid::add_opaque(std::span<const Rgba8> pixels) {
  if (words_.empty()) {
    allocate();
  }
  const CellLayout& layout = layout_;
  const std::array<std::uint64_t, 64> addends = residual_words_;
  std::uint64_t* const words = words_.data();
  const auto add_pixel = [&](const Rgba8& pixel) {
    const auto [cell, residuals] = layout.place_of_codes(pixel);
    const std::uint64_t word = words[cell] + addends[residuals];
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
  const auto [cell, residuals] = layout_.place_of_codes(codes);
  const std::uint64_t opaque = weight / kFullWeight;
  std::uint64_t rest = weight;
  if (opaque < kMaxCount) {
    add_word(cell, opaque * residual_words_[residuals]);
    rest -= opaque * kFullWeight;
  }
  if (rest > 0) {
    WideSums& sums = wide_sums(cell);
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
  const bool inside = is_in_range(r) && is_in_range(g) && is_in_range(b);
  const auto place = [this, inside](float value, int axis) {
    return inside ? layout_.place_in_grid(value, axis)
                  : CellLayout::place(value, axis);
  };
  const std::array<CellLayout::Place, 3> places = {place(r, 0), place(g, 1),
                                                   place(b, 2)};
  const CellLayout::Levels levels = {places[0].level, places[1].level,
                                     places[2].level};
  WideSums& sums = inside ? wide_sums(CellLayout::cell_at(levels))
                          : beside_[CellLayout::key_of(levels)];
  sums.linear_weight += weight;
  for (int axis = 0; axis < 3; ++axis) {
    sums.fractions[axis] += weight * places[axis].fraction;
  }
}

// Found by a table, since every float pixel asks.
CellGrid::WideSums& CellGrid::wide_sums(std::uint32_t cell) {
  wide_numbers_.resize(words_.size());
  std::uint32_t& number = wide_numbers_[cell];
  if (number == 0) {
    wide_.emplace_back();
    number = static_cast<std::uint32_t>(wide_.size());
  }
  return wide_[number - 1];
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
  for (std::uint32_t cell = 0; cell < other.wide_numbers_.size(); ++cell) {
    if (other.wide_numbers_[cell] != 0) {
      wide_sums(cell).add(other.wide_[other.wide_numbers_[cell] - 1]);
    }
  }
  for (const auto& [key, sums] : other.beside_) {
    beside_[key].add(sums);
  }
}

WeightedColor CellGrid::mean_of(const WideSums& sums,
                                const CellLayout::Levels& levels) const {
  const auto code_weight = static_cast<double>(sums.code_weight);
  const auto linear_weight = static_cast<double>(sums.linear_weight);
  std::array<double, 3> mean{};
  for (int axis = 0; axis < 3; ++axis) {
    double code_mean = 0;
    double linear_mean = 0;
    if (sums.code_weight > 0) {
      code_mean = layout_.linear_at_residual(
          static_cast<double>(sums.residuals[axis]) / code_weight, levels[axis],
          axis);
    }
    if (sums.linear_weight > 0) {
      linear_mean = CellLayout::linear_at_fraction(
          static_cast<double>(sums.fractions[axis]) / linear_weight,
          levels[axis], axis);
    }
    const double part = linear_weight / (code_weight + linear_weight);
    mean[axis] = code_mean + part * (linear_mean - code_mean);
  }
  return {{mean[0], mean[1], mean[2]}, sums.code_weight + sums.linear_weight};
}

std::vector<WeightedColor> CellGrid::colors() const {
  std::vector<WeightedColor> colors;
  for (std::uint32_t cell = 0; cell < words_.size(); ++cell) {
    const std::uint32_t wide = wide_numbers_.empty() ? 0 : wide_numbers_[cell];
    if (words_[cell] == 0 && wide == 0) {
      continue;
    }
    WideSums sums = sums_of(words_[cell]);
    if (wide != 0) {
      sums.add(wide_[wide - 1]);
    }
    colors.push_back(mean_of(sums, CellLayout::levels_of(cell)));
  }
  for (const std::uint64_t key : sorted_keys(beside_)) {
    colors.push_back(mean_of(beside_.at(key), CellLayout::levels_of_key(key)));
  }
  return colors;
}

}  // namespace scene_palette
