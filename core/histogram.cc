// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/histogram.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scene_palette {
namespace {

bool same_color(const Rgba8& a, const Rgba8& b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}
bool same_color(const Rgba& a, const Rgba& b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

bool is_opaque(std::span<const Rgba8> pixels) {
  std::uint32_t alpha = 255;
  for (const Rgba8& pixel : pixels) {
    alpha &= pixel.a;
  }
  return alpha == 255;
}

// Pixels that are looked at together for whether all of them are opaque.
constexpr std::size_t kBlock = 1024;

}  // namespace

Histogram::Histogram() : distinct_(kDistinctLimit) {}

void Histogram::add(std::span<const Rgba8> pixels,
                    std::span<const float> selection) {
  assert(selection.empty() || selection.size() == pixels.size());
  for (std::size_t begin = 0; begin < pixels.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, pixels.size() - begin);
    const std::span<const Rgba8> block = pixels.subspan(begin, count);
    if (!is_exact() && selection.empty() && is_opaque(block)) {
      grid_.add_opaque(block);
      total_weight_ += count * kFullWeight;
    } else {
      add_pixels(block, selection.empty() ? selection
                                          : selection.subspan(begin, count));
    }
  }
}

void Histogram::add(std::span<const Rgba> pixels,
                    std::span<const float> selection) {
  assert(selection.empty() || selection.size() == pixels.size());
  add_pixels(pixels, selection);
}

// Neighboring pixels of one color are added as one.
template <typename Pixel>
void Histogram::add_pixels(std::span<const Pixel> pixels,
                           std::span<const float> selection) {
  std::uint64_t run_weight = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Pixel& pixel = pixels[i];
    not_finite_ += is_finite(pixel) ? 0 : 1;
    run_weight += pixel_weight(pixel, selection.empty() ? 1.0F : selection[i]);
    const bool run_ends =
        i + 1 == pixels.size() || !same_color(pixel, pixels[i + 1]);
    if (run_ends && run_weight > 0) {
      total_weight_ += run_weight;
      add_color(pixel, run_weight);
      run_weight = 0;
    }
  }
}

template <typename Pixel>
void Histogram::add_color(const Pixel& pixel, std::uint64_t weight) {
  if (is_exact()) {
    if (distinct_.add(pixel, weight)) {
      return;
    }
    use_grid();
  }
  if constexpr (std::is_same_v<Pixel, Rgba8>) {
    grid_.add(pixel, weight);
  } else {
    grid_.add(pixel.r, pixel.g, pixel.b, weight);
  }
}

void Histogram::add_entry(const DistinctColors::Entry& entry) {
  if (entry.is_coded()) {
    add_color(entry.codes(), entry.weight);
  } else {
    add_color(entry.linear(), entry.weight);
  }
}

// Gives the same cells as if the grid had been used from the start.
void Histogram::use_grid() {
  const DistinctColors kept = std::exchange(distinct_, DistinctColors(0));
  for (const DistinctColors::Entry& entry : kept.entries()) {
    add_entry(entry);
  }
}

void Histogram::merge(const Histogram& other) {
  assert(&other != this);
  total_weight_ += other.total_weight_;
  not_finite_ += other.not_finite_;
  for (const DistinctColors::Entry& entry : other.distinct_.entries()) {
    add_entry(entry);
  }
  if (is_exact() && !other.is_exact()) {
    use_grid();
  }
  grid_.merge(other.grid_);
}

std::vector<WeightedColor> Histogram::colors() const {
  if (!is_exact()) {
    return grid_.colors();
  }
  std::vector<WeightedColor> colors;
  for (const DistinctColors::Entry& entry : distinct_.entries()) {
    if (entry.is_coded()) {
      const auto [r, g, b, a] = entry.codes();
      colors.push_back({linear_from_srgb8({r, g, b}), entry.weight});
    } else {
      const auto [r, g, b, a] = entry.linear();
      colors.push_back({{r, g, b}, entry.weight});
    }
  }
  const auto key = [](const WeightedColor& entry) {
    return std::tie(entry.color.r, entry.color.g, entry.color.b, entry.weight);
  };
  std::sort(colors.begin(), colors.end(),
            [&key](const auto& a, const auto& b) { return key(a) < key(b); });
  return colors;
}

}  // namespace scene_palette
