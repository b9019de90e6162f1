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
    : remap_(palette),
      colors_(dither_colors(palette)),
      mixtures_(colors_, 0),
      neighbors_(colors_),
      now_(width + 2),
      next_(width + 2),
      most_error_(kMostError * static_cast<float>(mixtures_.scale())) {}

// What is nearest to a color among those that the palette can be mixed to.
ErrorDiffusion::Aim ErrorDiffusion::aim_at(
    const DitherValues::Color& color) const {
  const Mixture mixture = mixtures_.of(color);
  const auto shares = std::span(mixture.shares).first(mixture.count);
  const auto most = std::ranges::max_element(shares);
  Aim aim{mixtures_.mean(mixture),
          mixture.colors[static_cast<std::size_t>(most - shares.begin())]};
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
std::uint8_t ErrorDiffusion::decide(const DitherValues::Color& color,
                                    std::size_t place, int step) {
  const Aim& aim = aims_.of(
      color, [this](const DitherValues::Color& key) { return aim_at(key); });
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

template <typename Pixel>
void ErrorDiffusion::choose(std::span<const Pixel> pixels,
                            std::span<const float> selection,
                            std::span<std::uint8_t> indices) {
  assert(pixels.size() + 2 == now_.size());
  assert(indices.size() == pixels.size());
  std::ranges::fill(next_, DitherValues::Color{});
  const std::size_t count = pixels.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = to_left_ ? count - 1 - i : i;
    const Pixel& pixel = pixels[at];
    if (pixel.a > 0 && (selection.empty() || selection[at] > 0)) {
      indices[at] = decide(values_.of(pixel), at + 1, to_left_ ? -1 : 1);
    } else {
      remap_.nearest(pixels.subspan(at, 1), indices.subspan(at, 1));
    }
  }
  now_.swap(next_);
  to_left_ = !to_left_;
}

void ErrorDiffusion::next_row(std::span<const Rgba8> pixels,
                              std::span<const float> selection,
                              std::span<std::uint8_t> indices) {
  choose(pixels, selection, indices);
}

void ErrorDiffusion::next_row(std::span<const Rgba> pixels,
                              std::span<const float> selection,
                              std::span<std::uint8_t> indices) {
  choose(pixels, selection, indices);
}

}  // namespace scene_palette
