// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/histogram.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <tuple>
#include <utility>

#include "core/code_places.h"

namespace scene_palette {
namespace {

// 8-bit pixels that are looked at together for whether all of them are opaque.
constexpr std::size_t kBlock = 1024;

// More cells than this are not divided; a cell of this many times the mean
// weight is.
constexpr std::size_t kMostDivided = std::size_t{1} << 16;
constexpr std::uint64_t kHeavy = 3;

template <typename Pixel>
bool same_color(const Pixel& a, const Pixel& b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

// Asks for the block at the beginning of `pixels`, so that it is in the cache
// when its turn comes.
void fetch(std::span<const Rgba8> pixels) {
  constexpr std::size_t kLine = 64 / sizeof(Rgba8);
  const std::size_t count = std::min(kBlock, pixels.size());
  for (std::size_t i = 0; i < count; i += kLine) {
    __builtin_prefetch(&pixels[i]);
  }
}

bool is_opaque(std::span<const Rgba8> pixels) {
  std::uint32_t all = 0xffffffff;
  for (const Rgba8& pixel : pixels) {
    all &= std::bit_cast<std::uint32_t>(pixel);  // whole pixels: it vectorizes
  }
  return std::bit_cast<Rgba8>(all).a == 255;
}

// A selection that is partly at most 0 or partly at least 1 for all pixels is
// the rule; its soft edges are few.
bool is_all(std::span<const float> selection) {
  return std::all_of(selection.begin(), selection.end(),
                     [](float selected) { return selected >= 1; });
}

std::span<const float> part_of(std::span<const float> selection,
                               std::size_t begin, std::size_t count) {
  return selection.empty() ? selection : selection.subspan(begin, count);
}

Position right_of(const Position& at, std::size_t pixels) {
  return {at.x + static_cast<std::int32_t>(pixels), at.y};
}

// Whether a pixel with values that are not finite counts as left out: it is
// selected, and its alpha does not say that it is invisible.
bool is_left_out(const Rgba& pixel, float selected) {
  return !is_finite(pixel) && selected > 0 && !(pixel.a <= 0);
}

bool by_color(const WeightedColor& a, const WeightedColor& b) {
  return std::tie(a.color.r, a.color.g, a.color.b) <
         std::tie(b.color.r, b.color.g, b.color.b);
}

bool is_one_color(const WeightedColor& a, const WeightedColor& b) {
  return a.color.r == b.color.r && a.color.g == b.color.g &&
         a.color.b == b.color.b;
}

}  // namespace

void Histogram::add(std::span<const Rgba8> pixels,
                    std::span<const float> selection, const Position& at) {
  assert(selection.empty() || selection.size() == pixels.size());
  for (std::size_t begin = 0; begin < pixels.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, pixels.size() - begin);
    const std::span<const Rgba8> block = pixels.subspan(begin, count);
    const std::span<const float> selected = part_of(selection, begin, count);
    fetch(pixels.subspan(begin + count));
    if (is_opaque(block) && is_all(selected)) {
      add_opaque(block, right_of(at, begin));
    } else {
      add_weighed(block, selected, right_of(at, begin));
    }
  }
}

void Histogram::add_opaque(std::span<const Rgba8> pixels, const Position& at) {
  positions_.add_row(pixels, at);
  if (is_exact_ && !distinct_.has_room_for(pixels.size())) {
    for (const Rgba8& pixel : pixels) {
      add_color(pixel, kFullWeight);
    }
  } else if (is_exact_) {
    distinct_.add_opaque(pixels);
  } else {
    grid_.add_opaque(pixels);
  }
  total_weight_ += pixels.size() * kFullWeight;
}

// Neighboring pixels of one color are added as one.
void Histogram::add_weighed(std::span<const Rgba8> pixels,
                            std::span<const float> selection,
                            const Position& at) {
  std::size_t sample = PositionGrid::first_sample(at);
  std::uint64_t run_weight = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Rgba8& pixel = pixels[i];
    const std::uint32_t weight =
        pixel_weight(pixel, selection.empty() ? 1.0F : selection[i]);
    if (i == sample) {
      sample += PositionGrid::kStep;
      if (weight > 0) {
        positions_.add(CodePlaces::shared().place_of(pixel).cell,
                       right_of(at, i));
      }
    }
    run_weight += weight;
    const bool run_ends =
        i + 1 == pixels.size() || !same_color(pixel, pixels[i + 1]);
    if (run_ends && run_weight > 0) {
      total_weight_ += run_weight;
      add_color(pixel, run_weight);
      run_weight = 0;
    }
  }
}

void Histogram::add(std::span<const Rgba> pixels,
                    std::span<const float> selection, const Position& at) {
  assert(selection.empty() || selection.size() == pixels.size());
  for (std::size_t begin = 0; begin < pixels.size();
       begin += LinearPlaces::kMost) {
    const std::size_t count =
        std::min(LinearPlaces::kMost, pixels.size() - begin);
    add_block(pixels.subspan(begin, count), part_of(selection, begin, count),
              right_of(at, begin));
  }
}

void Histogram::add_block(std::span<const Rgba> pixels,
                          std::span<const float> selection,
                          const Position& at) {
  LinearPlaces places;
  places.find(pixels);
  if (is_all(selection) && places.are_plain(pixels.size())) {
    add_plain(pixels, places, at);
    return;
  }
  std::size_t sample = PositionGrid::first_sample(at);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Rgba& pixel = pixels[i];
    const float selected = selection.empty() ? 1.0F : selection[i];
    const std::uint32_t weight = pixel_weight(pixel, selected);
    if (i == sample) {
      sample += PositionGrid::kStep;
      if (weight > 0 && places.is_in_grid(i)) {
        positions_.add(places.cell(i), right_of(at, i));
      }
    }
    if (weight > 0) {
      total_weight_ += weight;
      add_color(pixel, places, i, weight);
    } else if (is_left_out(pixel, selected)) {
      ++not_finite_;
    }
  }
}

// Neighboring pixels of one color are looked up as one.
void Histogram::add_plain(std::span<const Rgba> pixels,
                          const LinearPlaces& places, const Position& at) {
  if (is_exact_) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= pixels.size(); ++i) {
      if (i == pixels.size() || !same_color(pixels[begin], pixels[i])) {
        add_color(pixels[begin], places, begin, (i - begin) * kFullWeight);
        begin = i;
      }
    }
  } else {
    grid_.add_opaque(places, pixels.size());
  }
  total_weight_ += pixels.size() * kFullWeight;
  for (std::size_t i = PositionGrid::first_sample(at); i < pixels.size();
       i += PositionGrid::kStep) {
    positions_.add(places.cell(i), right_of(at, i));
  }
}

void Histogram::add_color(const Rgba8& codes, std::uint64_t weight) {
  if (is_exact_) {
    if (distinct_.add(codes, weight)) {
      return;
    }
    use_grid();
  }
  grid_.add(codes, weight);
}

inline void Histogram::add_color(const Rgba& linear, const LinearPlaces& places,
                                 std::size_t i, std::uint64_t weight) {
  if (is_exact_) {
    if (distinct_.add(linear, weight)) {
      return;
    }
    use_grid();
  }
  grid_.add(linear, places, i, weight);
}

void Histogram::add_distinct(const DistinctColors& colors) {
  for (const auto& [codes, weight] : colors.codes()) {
    add_color(codes, weight);
  }
  LinearPlaces place;
  for (const auto& [linear, weight, is_coded] : colors.linear()) {
    place.find({&linear, 1});
    add_color(linear, place, 0, weight);
  }
}

// Gives the same cells as if the grid had been used from the start.
void Histogram::use_grid() {
  is_exact_ = false;
  add_distinct(distinct_);
  distinct_.clear();
}

void Histogram::merge(const Histogram& other) {
  assert(&other != this);
  total_weight_ += other.total_weight_;
  not_finite_ += other.not_finite_;
  positions_.merge(other.positions_);
  if (is_exact_ && !other.is_exact_) {
    use_grid();
  }
  add_distinct(other.distinct_);
  grid_.merge(other.grid_);
}

void Histogram::clear() {
  is_exact_ = true;
  distinct_.clear();
  grid_.clear();
  positions_.clear();
  total_weight_ = 0;
  not_finite_ = 0;
}

std::vector<WeightedColor> Histogram::colors() const {
  if (!is_exact_) {
    return grid_.colors();
  }
  std::vector<WeightedColor> all;
  for (const auto& [codes, weight] : distinct_.codes()) {
    all.push_back({linear_from_srgb8({codes.r, codes.g, codes.b}), weight});
  }
  for (const auto& [linear, weight, is_coded] : distinct_.linear()) {
    const LinearRgb color = {linear.r, linear.g, linear.b};
    all.push_back(
        {is_coded ? linear_from_srgb8(srgb8_from_linear(color)) : color,
         weight});
  }
  std::sort(all.begin(), all.end(), by_color);
  std::vector<WeightedColor> colors;
  for (const WeightedColor& entry : all) {
    if (colors.empty() || !is_one_color(colors.back(), entry)) {
      colors.push_back(entry);
    } else {
      colors.back().weight += entry.weight;
    }
  }
  return colors;
}

std::vector<WeightedColor> Histogram::finer(std::size_t cells) const {
  if (is_exact_ || cells > kMostDivided) {
    return {};
  }
  return grid_.parts(kHeavy * total_weight_ / std::max<std::size_t>(cells, 1));
}

std::vector<Region> Histogram::regions() const {
  if (!is_exact_) {
    return grid_.regions(positions_);
  }
  // The cells that there would be if colors were not kept apart.
  Histogram in_cells;
  in_cells.is_exact_ = false;
  in_cells.add_distinct(distinct_);
  return in_cells.grid_.regions(positions_);
}

}  // namespace scene_palette
