// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/dithering.h"

#include <algorithm>
#include <cassert>

namespace scene_palette {
namespace {

// What error diffusion asks for around a pixel, in units of what it lacks: half
// as much again, since some of those cannot give it.  More would sharpen edges.
constexpr float kAsked = 1.5F;

}  // namespace

Dithering::Dithering(const Palette& palette, Dither dither, std::size_t width,
                     const Position& at, std::size_t skipped)
    : colors_(dither_colors(palette)),
      blurred_(width),
      rows_(kReach + 1, Row(width)),
      lacks_(width),
      wanted_(width),
      shown_(width),
      at_(at),
      chosen_(skipped) {
  assert(dither != Dither::none);
  if (dither == Dither::floyd_steinberg) {
    assert(skipped == 0);
    diffusion_.emplace(palette, width);
    return;
  }
  pattern_.emplace(palette, dither == Dither::ordered
                                ? ThresholdMask::bayer()
                                : ThresholdMask::blue_noise());
}

Position Dithering::place(std::size_t y) const {
  return {at_.x, at_.y + static_cast<std::int32_t>(y)};
}

// A color far beyond the palette's, such as that of a lamp, asks for no more
// than the palette spans.
void Dithering::ask_around(Row& row) {
  const auto most =
      static_cast<float>(pattern_ ? pattern_->scale() : diffusion_->scale());
  const float part = pattern_ ? 1 : kAsked;
  if (pattern_) {
    pattern_->choose(row.colors, place(added_), choices_, shown_);
  }
  const auto find = [this](const DitherValues::Color& color) {
    return diffusion_->aim_at(color);
  };
  for (std::size_t i = 0; i < lacks_.size(); ++i) {
    const DitherValues::Color& wanted = row.colors[i];
    row.aims[i] = pattern_
                      ? ErrorDiffusion::Aim{colors_[shown_[i]], shown_[i], {}}
                      : aims_.of(wanted, find);
    const ErrorDiffusion::Aim& shown = row.aims[i];
    row.is_fixed[i] =
        row.is_seen[i] == 0 || wanted == colors_[shown.guess] ? 1 : 0;
    for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
      const float lack =
          std::clamp(wanted[channel] - shown.color[channel], -most, most);
      lacks_[i][channel] = row.is_fixed[i] != 0 ? 0 : part * lack;
    }
  }
}

template <typename Pixel>
void Dithering::add_pixels(std::span<const Pixel> pixels,
                           std::span<const float> selection) {
  assert(pixels.size() == lacks_.size());
  Row& row = rows_[added_ % rows_.size()];
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    row.colors[i] = values_.of(pixels[i]);
    row.is_seen[i] =
        pixels[i].a > 0 && (selection.empty() || selection[i] > 0) ? 1 : 0;
  }
  ask_around(row);
  blurred_.add(lacks_);
  ++added_;
}

void Dithering::add(std::span<const Rgba8> pixels,
                    std::span<const float> selection) {
  add_pixels(pixels, selection);
}

void Dithering::add(std::span<const Rgba> pixels,
                    std::span<const float> selection) {
  add_pixels(pixels, selection);
}

void Dithering::choose(std::span<std::uint8_t> indices) {
  Row& row = rows_[chosen_ % rows_.size()];
  const std::span<const DitherValues::Color> asked = blurred_.row(chosen_);
  wanted_ = row.colors;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (row.is_fixed[i] == 0) {
      for (int channel = 0; channel < DitherValues::kChannels; ++channel) {
        wanted_[i][channel] += asked[i][channel];
      }
    }
  }
  if (pattern_) {
    pattern_->choose_again(row.colors, wanted_, place(chosen_), choices_,
                           indices);
  } else {
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (wanted_[i] != row.colors[i]) {
        row.aims[i] = diffusion_->aim_at(wanted_[i], row.aims[i].start);
      }
    }
    diffusion_->next_row(row.aims, row.is_seen, indices);
  }
  ++chosen_;
}

}  // namespace scene_palette
