// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/error_diffusion.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace scene_palette {
namespace {

// What is so near to its mixture can be mixed, so that the palette's own colors
// come through without rounding; it would take 100 000 pixels to be seen.
constexpr float kSame = 5e-6F;

// The most that a pixel passes on of a channel, in units of Mixtures::scale().
// What is missing from colors that can be mixed stays below 1 unless the
// palette's hull is thin; what is more would smear.
constexpr float kMostError = 4;

}  // namespace

ErrorDiffusion::ErrorDiffusion(const Palette& palette, std::size_t width)
    : colors_(dither_colors(palette)),
      mixtures_(colors_, 0),
      neighbors_(colors_),
      now_(width + 2),
      next_(width + 2),
      most_error_(kMostError * static_cast<float>(mixtures_.scale())) {}

ErrorDiffusion::Aim ErrorDiffusion::aim_at(
    const DitherValues::Color& color) const {
  return aim_from(color, mixtures_.of(color));
}

ErrorDiffusion::Aim ErrorDiffusion::aim_at(const DitherValues::Color& color,
                                           const MixtureStart& start) const {
  return aim_from(color, mixtures_.of(color, start));
}

ErrorDiffusion::Aim ErrorDiffusion::aim_from(const DitherValues::Color& color,
                                             const Mixture& mixture) const {
  const auto shares = std::span(mixture.shares).first(mixture.count);
  const auto most = std::ranges::max_element(shares);
  Aim aim{mixtures_.mean(mixture),
          mixture.colors[static_cast<std::size_t>(most - shares.begin())],
          mixtures_.start_from(color, mixture)};
  float squared_distance = 0;
  for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
    const float away = color[channel] - aim.color[channel];
    squared_distance += away * away;
  }
  const float same = kSame * static_cast<float>(mixtures_.scale());
  if (squared_distance <= same * same) {
    aim.color = color;
  }
  return aim;
}

// The neighbors get 7, 3, 5 and 1 sixteenths.
std::uint8_t ErrorDiffusion::decide(const Aim& aim, std::size_t place,
                                    int step) {
  DitherValues::Color wanted = aim.color;
  for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
    wanted[channel] += now_[place][channel];
  }
  const std::uint8_t found = neighbors_.nearest(wanted, aim.guess);
  const std::size_t ahead = place + static_cast<std::size_t>(step);
  const std::size_t behind = place - static_cast<std::size_t>(step);
  for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
    const float error = std::clamp(wanted[channel] - colors_[found][channel],
                                   -most_error_, most_error_) /
                        16;
    now_[ahead][channel] += 7 * error;
    next_[behind][channel] += 3 * error;
    next_[place][channel] += 5 * error;
    next_[ahead][channel] += error;
  }
  return found;
}

void ErrorDiffusion::next_row(std::span<const Aim> aims,
                              std::span<const std::uint8_t> is_seen,
                              std::span<std::uint8_t> indices) {
  assert(aims.size() + 2 == now_.size());
  assert(indices.size() == aims.size() && is_seen.size() == aims.size());
  std::ranges::fill(next_, DitherValues::Color{});
  const std::size_t count = aims.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = to_left_ ? count - 1 - i : i;
    indices[at] = is_seen[at] != 0
                      ? decide(aims[at], at + 1, to_left_ ? -1 : 1)
                      : neighbors_.nearest(aims[at].color, aims[at].guess);
  }
  now_.swap(next_);
  to_left_ = !to_left_;
}

}  // namespace scene_palette
