// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_grid.h"

#include <algorithm>
#include <map>

#include "core/cell_parts.h"
#include "core/code_places.h"

namespace scene_palette {
namespace {

constexpr std::size_t kCells = CellLayout::kBlockCells;

// A word: the count × 4 in bits 48 to 63, sums of residuals in 16 bits each
// below.  Its sign bit is set by the 8192nd pixel, when no sum can exceed
// 3 × 8192.
constexpr int kCountShift = 50;
constexpr std::uint64_t kMaxCount = 8192;
constexpr int kResidualBits = 16;

// Room for residuals of 0 to 3, and a power of two.
constexpr std::uint32_t kLargestResidual = 4;

std::array<std::uint32_t, 3> residuals_of(std::uint32_t packed) {
  return {packed & 3, packed >> 2 & 3, packed >> 4 & 3};
}

CellSums sums_of(std::uint64_t word) {
  CellSums sums;
  sums.weight = (word >> kCountShift) * kFullWeight;
  for (int axis = 0; axis < 3; ++axis) {
    sums.parts[axis] = (word >> kResidualBits * axis & 0xffff) * kFullWeight;
  }
  return sums;
}

// Codes are meant as codes, other values in linear light.
WeightedColor mean_of(const CellSums& codes, const CellSums& linear,
                      const CellLayout::Levels& levels) {
  const CodePlaces& layout = CodePlaces::shared();
  std::array<double, 3> mean{};
  if (codes.weight > 0) {
    const auto weight = static_cast<double>(codes.weight);
    for (int axis = 0; axis < 3; ++axis) {
      mean[axis] = layout.linear_at(
          static_cast<double>(codes.parts[axis]) / weight, levels[axis], axis);
    }
  }
  if (linear.weight > 0) {
    const auto weight = static_cast<double>(linear.weight);
    const double share = weight / (weight + static_cast<double>(codes.weight));
    for (int axis = 0; axis < 3; ++axis) {
      const double value = CellLayout::linear_at_fraction(
          static_cast<double>(linear.parts[axis]) / weight, levels[axis], axis);
      mean[axis] += share * (value - mean[axis]);
    }
  }
  return {{mean[0], mean[1], mean[2]}, codes.weight + linear.weight};
}

// Adds the mean of a cell to its region, which keeps the mean of all.
void add_mean(const WeightedColor& cell, Region& region) {
  region.weight += cell.weight;
  const double part =
      static_cast<double>(cell.weight) / static_cast<double>(region.weight);
  region.color.r += part * (cell.color.r - region.color.r);
  region.color.g += part * (cell.color.g - region.color.g);
  region.color.b += part * (cell.color.b - region.color.b);
}

// The key of the region that a cell beside the grid is in.
std::uint64_t region_key(std::uint64_t cell_key) {
  CellLayout::Levels levels = CellLayout::levels_of_key(cell_key);
  for (std::int32_t& level : levels) {
    level >>= 1;
  }
  return CellLayout::key_of(levels);
}

}  // namespace

CellGrid::CellGrid()
    : codes_(kLargestResidual), linear_(CellLayout::kFractionOne) {
  for (std::uint32_t packed = 0; packed < 64; ++packed) {
    std::uint64_t& word = residual_words_[packed];
    word = std::uint64_t{1} << kCountShift;
    for (int axis = 0; axis < 3; ++axis) {
      word |= std::uint64_t{residuals_of(packed)[axis]} << kResidualBits * axis;
    }
  }
}

void CellGrid::empty_word(std::uint32_t cell, std::uint64_t& word) {
  codes_.add(cell, sums_of(word));
  word = 0;
}

void CellGrid::add_word(std::uint32_t cell, std::uint64_t addend) {
  std::uint64_t& word = words_.at(cell / kCells)[cell % kCells];
  word += addend;
  if (static_cast<std::int64_t>(word) < 0) {
    empty_word(cell, word);
  }
}

// Two halves in turn: neighbors often fall into one cell, and an addition to
// the word just written has to wait for it (flat areas take half the time).
void CellGrid::add_opaque(std::span<const Rgba8> pixels) {
  words_.reserve();
  const CodePlaces& layout = CodePlaces::shared();
  const std::uint64_t* const addends = residual_words_.data();
  const std::uint16_t* const slots = words_.slots();
  std::uint64_t* const items = words_.items();
  const auto add_pixel = [&](const Rgba8& pixel) {
    const auto [cell, residuals] = layout.place_of(pixel);
    const std::size_t slot = slots[cell / kCells];
    if (slot == 0) {
      add_word(cell, addends[residuals]);
      return;
    }
    std::uint64_t& word = items[slot * kCells + cell % kCells];
    word += addends[residuals];
    if (static_cast<std::int64_t>(word) < 0) {
      empty_word(cell, word);
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
  const auto [cell, residuals] = CodePlaces::shared().place_of(codes);
  const std::uint64_t opaque = weight / kFullWeight;
  std::uint64_t rest = weight;
  if (opaque > 0 && opaque < kMaxCount) {
    add_word(cell, opaque * residual_words_[residuals]);
    rest -= opaque * kFullWeight;
  }
  if (rest > 0) {
    codes_.add(cell, CellSums::of(residuals_of(residuals), rest));
  }
}

void CellGrid::add(const Rgba& linear, const LinearPlaces& places,
                   std::size_t i, std::uint64_t weight) {
  if (places.is_in_grid(i)) {
    linear_.add(places.cell(i), CellSums::of(places.fractions(i), weight));
    return;
  }
  const std::array<CellLayout::Place, 3> beside = {
      CellLayout::place(linear.r, 0), CellLayout::place(linear.g, 1),
      CellLayout::place(linear.b, 2)};
  const std::uint64_t key =
      CellLayout::key_of({beside[0].level, beside[1].level, beside[2].level});
  beside_[key].add(CellSums::of(
      {beside[0].fraction, beside[1].fraction, beside[2].fraction}, weight));
}

void CellGrid::add_opaque(const LinearPlaces& places, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    linear_.add_pixel(places.cell(i), places.fractions_and_one(i), kFullWeight);
  }
}

void CellGrid::merge(const CellGrid& other) {
  for (std::size_t block = 0; block < CellLayout::kBlocks; ++block) {
    const std::uint64_t* const from = other.words_.find(block);
    if (from == nullptr) {
      continue;
    }
    std::uint64_t* const to = words_.at(block);
    for (std::size_t i = 0; i < kCells; ++i) {
      to[i] += from[i];  // below 2^64: each is below 2^63
      if (static_cast<std::int64_t>(to[i]) < 0) {
        empty_word(static_cast<std::uint32_t>(block * kCells + i), to[i]);
      }
    }
  }
  codes_.merge(other.codes_);
  linear_.merge(other.linear_);
  for (const auto& [key, sums] : other.beside_) {
    beside_[key].add(sums);
  }
}

void CellGrid::clear() {
  words_.clear();
  codes_.clear();
  linear_.clear();
  beside_.clear();
}

// Room for all cells of the blocks in use; what stays free of it is never
// touched.
std::size_t CellGrid::most_cells() const {
  return (words_.size() + codes_.blocks() + linear_.blocks()) * kCells +
         beside_.size();
}

template <typename Visit>
void CellGrid::visit_block(std::size_t block, const Visit& visit) const {
  const auto first = static_cast<std::uint32_t>(block * kCells);
  const std::uint64_t* const words = words_.find(block);
  const bool has_codes = codes_.has_block(block);
  const bool has_linear = linear_.has_block(block);
  if (words == nullptr && !has_codes && !has_linear) {
    return;
  }
  CellLayout::Levels levels = CellLayout::levels_of(first);
  // Which cells are in use is found without a branch for each.
  std::array<std::uint32_t, kCells> used;
  std::size_t count = 0;
  const bool all = has_codes || has_linear;
  for (std::uint32_t i = 0; i < kCells; ++i) {
    used[count] = i;
    count += all || words[i] != 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t cell = first + used[i];
    CellSums codes;
    CellSums linear;
    if (words != nullptr) {
      codes = sums_of(words[used[i]]);
    }
    if (has_codes) {
      codes.add(codes_.sums_of(cell));
    }
    if (has_linear) {
      linear = linear_.sums_of(cell);
    }
    if (codes.weight + linear.weight > 0) {
      visit(cell, codes, linear, CellLayout::levels_in_block(levels, used[i]));
    }
  }
}

template <typename Visit>
void CellGrid::visit_grid(const Visit& visit) const {
  for (std::size_t block = 0; block < CellLayout::kBlocks; ++block) {
    visit_block(block, visit);
  }
}

template <typename Visit>
void CellGrid::visit_beside(const Visit& visit) const {
  std::vector<std::uint64_t> keys;
  keys.reserve(beside_.size());
  for (const auto& [key, sums] : beside_) {
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  for (const std::uint64_t key : keys) {
    visit(key, CellSums(), beside_.at(key), CellLayout::levels_of_key(key));
  }
}

std::vector<WeightedColor> CellGrid::colors() const {
  std::vector<WeightedColor> colors;
  colors.reserve(std::min(most_cells(), kMostColors + 1));
  const auto append = [&colors](std::uint64_t /*place*/, const auto&... cell) {
    if (colors.size() <= kMostColors) {
      colors.push_back(mean_of(cell...));
    }
  };
  visit_grid(append);
  visit_beside(append);
  if (colors.size() > kMostColors) {
    colors = {};
    for (const Region& region : regions(PositionGrid())) {
      colors.push_back({region.color, region.weight});
    }
  }
  return colors;
}

std::vector<WeightedColor> CellGrid::parts(std::uint64_t heavy) const {
  std::vector<WeightedColor> colors;
  visit_grid([&](std::uint32_t /*cell*/, const CellSums& codes,
                 const CellSums& linear, const CellLayout::Levels& levels) {
    if (codes.weight + linear.weight < heavy) {
      colors.push_back(mean_of(codes, linear, levels));
      return;
    }
    if (codes.weight > 0) {
      append_code_parts(codes, levels, colors);
    }
    if (linear.weight > 0) {
      append_linear_parts(linear, levels, colors);
    }
  });
  visit_beside([&colors](std::uint64_t /*key*/, const auto&... cell) {
    colors.push_back(mean_of(cell...));
  });
  return colors;
}

std::vector<Region> CellGrid::regions(const PositionGrid& positions) const {
  std::vector<Region> regions;
  std::uint64_t last = 0;
  visit_grid([&](std::uint32_t cell, const auto&... sums) {
    const std::uint32_t region = cell >> CellLayout::kRegionBits;
    if (regions.empty() || region != last) {
      regions.push_back({{}, 0, positions.sums_of(cell)});
      last = region;
    }
    add_mean(mean_of(sums...), regions.back());
  });
  std::map<std::uint64_t, Region> beside;
  visit_beside([&beside](std::uint64_t key, const auto&... sums) {
    add_mean(mean_of(sums...), beside[region_key(key)]);
  });
  for (const auto& [key, region] : beside) {
    regions.push_back(region);
  }
  return regions;
}

}  // namespace scene_palette
