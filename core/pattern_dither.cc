// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/pattern_dither.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>
#include <vector>

namespace scene_palette {
namespace {

// More makes patterns finer and colors worse: with 0.03 the mean squared error
// of blurred photographs is up to a tenth higher, with 0.01 a hundredth or two
// above the least.
constexpr double kCalm = 0.01;

// To 7 binary digits: by at most a part in 128, about half of the step between
// two of the lightest 8-bit codes; below half a code, 0.  So deep pictures have
// few colors to mix too.
float snapped(float value) {
  constexpr float kSmallest = 1.0F / 8192;
  constexpr std::uint32_t kDropped = 17;  // of 23 digits
  const std::uint32_t bits =
      std::bit_cast<std::uint32_t>(value) + (1U << (kDropped - 1));
  const auto near = std::bit_cast<float>(bits >> kDropped << kDropped);
  return near < kSmallest && near > -kSmallest ? 0 : near;
}

DitherValues::Color snapped(const DitherValues::Color& color) {
  return {snapped(color[0]), snapped(color[1]), snapped(color[2])};
}

double luminance(const LinearRgb& color) {
  return 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
}

}  // namespace

PatternDither::PatternDither(const Palette& palette, const ThresholdMask& mask)
    : mask_(mask), mixtures_(dither_colors(palette), kCalm) {
  const std::vector<Swatch>& swatches = palette.swatches;
  std::vector<std::uint8_t> by_rank(swatches.size());
  std::iota(by_rank.begin(), by_rank.end(), std::uint8_t{0});
  std::stable_sort(by_rank.begin(), by_rank.end(),
                   [&swatches](std::uint8_t a, std::uint8_t b) {
                     return luminance(swatches[a].color) <
                            luminance(swatches[b].color);
                   });
  for (std::size_t rank = 0; rank < swatches.size(); ++rank) {
    ranks_[by_rank[rank]] = static_cast<std::uint8_t>(rank);
  }
}

PatternDither::Choice PatternDither::choice_of(
    const DitherValues::Color& color) const {
  Mixture mixture = mixtures_.of(color);
  Choice choice;
  double sum = 0;
  for (std::size_t i = 0; i < mixture.count; ++i) {
    std::size_t darkest = i;
    for (std::size_t k = i + 1; k < mixture.count; ++k) {
      if (ranks_[mixture.colors[k]] < ranks_[mixture.colors[darkest]]) {
        darkest = k;
      }
    }
    std::swap(mixture.colors[i], mixture.colors[darkest]);
    std::swap(mixture.shares[i], mixture.shares[darkest]);
    sum += mixture.shares[i];
    choice.colors[i] = mixture.colors[i];
    choice.until[i] =
        static_cast<std::uint16_t>(sum * ThresholdMask::kLevels + 0.5);
  }
  // The shares add up to 1 to within rounding.
  choice.until[mixture.count - 1] = ThresholdMask::kLevels;
  return choice;
}

template <typename Pixel>
void PatternDither::choose_all(std::span<const Pixel> pixels,
                               const Position& at, Cache& cache,
                               std::span<std::uint8_t> indices) const {
  assert(indices.size() == pixels.size());
  const auto find = [this](const DitherValues::Color& color) {
    return choice_of(color);
  };
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Choice& choice = cache.of(snapped(values_.of(pixels[i])), find);
    const std::uint8_t threshold =
        mask_.at(at.x + static_cast<std::int32_t>(i), at.y);
    std::size_t place = 0;
    while (choice.until[place] <= threshold) {
      ++place;
    }
    indices[i] = choice.colors[place];
  }
}

void PatternDither::choose(std::span<const Rgba8> pixels, const Position& at,
                           Cache& cache,
                           std::span<std::uint8_t> indices) const {
  choose_all(pixels, at, cache, indices);
}

void PatternDither::choose(std::span<const Rgba> pixels, const Position& at,
                           Cache& cache,
                           std::span<std::uint8_t> indices) const {
  choose_all(pixels, at, cache, indices);
}

}  // namespace scene_palette
