// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/error_diffusion.h"

#include <algorithm>
#include <cassert>

namespace scene_palette {
namespace {

// The most that a pixel passes on of a channel.  A color that no mixture of the
// palette reaches would otherwise pile up and smear into what follows; less
// than 1 would make mixtures of black and white too light.
constexpr float kMostError = 1;

}  // namespace

ErrorDiffusion::ErrorDiffusion(const Palette& palette, std::size_t width)
    : remap_(palette),
      colors_(dither_colors(palette)),
      now_(width + 2),
      next_(width + 2) {}

// The neighbors get 7, 3, 5 and 1 sixteenths.
std::uint8_t ErrorDiffusion::decide(DitherValues::Color wanted,
                                    std::size_t place, int step) {
  std::array<std::uint8_t, DitherValues::kChannels> codes{};
  for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
    wanted[channel] += now_[place][channel];
    codes[channel] = values_.code(DitherValues::limited(wanted[channel]));
  }
  const std::uint8_t found =
      remap_.nearest(Rgba8{codes[0], codes[1], codes[2], 255});
  const std::size_t ahead = place + static_cast<std::size_t>(step);
  const std::size_t behind = place - static_cast<std::size_t>(step);
  for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
    const float error = std::clamp(wanted[channel] - colors_[found][channel],
                                   -kMostError, kMostError) /
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
