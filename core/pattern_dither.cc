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
  const Mixture mixture = mixtures_.of(color);
  Choice choice = choice_from(mixture);
  choice.start = mixtures_.start_from(color, mixture);
  return choice;
}

PatternDither::Choice PatternDither::choice_from(Mixture mixture) const {
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

void PatternDither::choose(std::span<const DitherValues::Color> colors,
                           const Position& at, Cache& cache,
                           std::span<std::uint8_t> indices) const {
  assert(indices.size() == colors.size());
  const auto find = [this](const DitherValues::Color& color) {
    return choice_of(color);
  };
  for (std::size_t i = 0; i < colors.size(); ++i) {
    indices[i] = color_at(cache.of(snapped(colors[i]), find), at, i);
  }
}

void PatternDither::choose_again(std::span<const DitherValues::Color> colors,
                                 std::span<const DitherValues::Color> become,
                                 const Position& at, Cache& cache,
                                 std::span<std::uint8_t> indices) const {
  assert(indices.size() == colors.size() && become.size() == colors.size());
  const auto find = [this](const DitherValues::Color& color) {
    return choice_of(color);
  };
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const DitherValues::Color near = snapped(colors[i]);
    const Choice& choice = cache.of(near, find);
    indices[i] =
        snapped(become[i]) == near
            ? color_at(choice, at, i)
            : color_at(choice_from(mixtures_.of(become[i], choice.start)), at,
                       i);
  }
}

std::uint8_t PatternDither::color_at(const Choice& choice, const Position& at,
                                     std::size_t i) const {
  const std::uint8_t threshold =
      mask_.at(at.x + static_cast<std::int32_t>(i), at.y);
  std::size_t place = 0;
  while (choice.until[place] <= threshold) {
    ++place;
  }
  return choice.colors[place];
}

}  // namespace scene_palette
