// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/blurred_rows.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace scene_palette {
namespace {

constexpr std::size_t kChannels = DitherValues::kChannels;
constexpr std::size_t kMargin = BlurredRows::kReach * kChannels;

using Weights = std::array<float, BlurredRows::kReach + 1>;

// By distance; those of both sides add up to 1.  Powers of exp(-1 / (2 * 3²)),
// made without the mathematical library, so that every build has the same.
constexpr Weights gaussian() {
  constexpr double kFalloff = 0.9459594689067654;
  std::array<double, std::tuple_size_v<Weights>> powers{};
  double power = 1;         // kFalloff to the square of the distance
  double ratio = kFalloff;  // to the next
  double sum = 0;
  for (std::size_t distance = 0; distance < powers.size(); ++distance) {
    powers[distance] = power;
    sum += distance == 0 ? power : 2 * power;
    power *= ratio;
    ratio *= kFalloff * kFalloff;
  }
  Weights weights{};
  for (std::size_t distance = 0; distance < powers.size(); ++distance) {
    weights[distance] = static_cast<float>(powers[distance] / sum);
  }
  return weights;
}

constexpr Weights kWeights = gaussian();

void add_weighted(std::span<const float> from, float weight,
                  std::span<float> to) {
  for (std::size_t i = 0; i < to.size(); ++i) {
    to[i] += weight * from[i];
  }
}

}  // namespace

BlurredRows::BlurredRows(std::size_t width)
    : length_(width * kChannels),
      padded_(length_ + 2 * kMargin),
      rows_(length_ * kKept),
      blurred_(width) {}

std::span<float> BlurredRows::kept(std::size_t y) {
  return std::span(rows_).subspan(y % kKept * length_, length_);
}

void BlurredRows::add(std::span<const DitherValues::Color> row) {
  assert(row.size() == blurred_.size());
  float* to = padded_.data() + kMargin;
  for (const DitherValues::Color& color : row) {
    to = std::ranges::copy(color, to).out;
  }
  const std::span<float> along = kept(added_);
  ++added_;
  const float* const from = padded_.data() + kMargin;
  for (std::size_t i = 0; i < length_; ++i) {
    along[i] = kWeights[0] * from[i];
  }
  for (std::size_t distance = 1; distance <= kReach; ++distance) {
    const float* const before = from - distance * kChannels;
    const float* const after = from + distance * kChannels;
    for (std::size_t i = 0; i < length_; ++i) {
      along[i] += kWeights[distance] * (before[i] + after[i]);
    }
  }
}

std::span<const DitherValues::Color> BlurredRows::row(std::size_t y) {
  assert(y < added_ && added_ <= y + kReach + 1);
  const std::span<float> blurred(blurred_.front().data(), length_);
  std::ranges::fill(blurred, 0.0F);
  // From the top, so that the sum does not depend on what is kept.
  for (std::size_t at = y - std::min(y, kReach); at < added_; ++at) {
    const std::size_t distance = at < y ? y - at : at - y;
    add_weighted(kept(at), kWeights[distance], blurred);
  }
  return blurred_;
}

}  // namespace scene_palette
