// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Borders are compared in units of 1/k of a weight, as integers: no pixel is
// lost or counted twice.

#include "core/hue_slices.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace scene_palette {
namespace {

struct SortedColor {
  bool has_hue = false;
  double hue = 0;  // 0 to 6, in whole steps of kHueStep
  double high = 0;
  double low = 0;
  Srgb srgb;
  std::uint64_t weight = 0;

  auto key() const {
    return std::tie(has_hue, hue, high, low, srgb.r, srgb.g, srgb.b);
  }
};

// Hues of 8-bit colors are equal or at least 1.5e-5 apart; what differs by less
// than this step is one hue computed from different codes.
constexpr double kHueStep = 0x1p-20;

// The hue, 0 (red) to 6; `high` and `low` differ.
double hue_of(const SortedColor& color) {
  const auto& [r, g, b] = color.srgb;
  const double range = color.high - color.low;
  double hue = (r - g) / range + 4;
  if (color.high == r) {
    hue = (g - b) / range;
  } else if (color.high == g) {
    hue = (b - r) / range + 2;
  }
  const double steps = std::floor(hue / kHueStep + 0.5);
  return (steps < 0 ? steps + 6 / kHueStep : steps) * kHueStep;
}

SortedColor sorted_color(const WeightedColor& entry) {
  SortedColor color;
  color.srgb = srgb_from_linear(entry.color);
  color.weight = entry.weight;
  std::tie(color.low, color.high) =
      std::minmax({color.srgb.r, color.srgb.g, color.srgb.b});
  color.has_hue = color.low < color.high;
  if (color.has_hue) {
    color.hue = hue_of(color);
  }
  return color;
}

std::vector<SortedColor> sort_by_hue(std::span<const WeightedColor> colors) {
  std::vector<SortedColor> sorted;
  sorted.reserve(colors.size());
  for (const WeightedColor& entry : colors) {
    sorted.push_back(sorted_color(entry));
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const SortedColor& a, const SortedColor& b) {
              return a.key() < b.key();
            });
  return sorted;
}

// The sum of one slice.
class Slice {
 public:
  void add(const Srgb& color, std::uint64_t weight) {
    const auto factor = static_cast<double>(weight);
    sum_.r += factor * color.r;
    sum_.g += factor * color.g;
    sum_.b += factor * color.b;
    weight_ += weight;
  }

  std::uint64_t weight() const { return weight_; }

  LinearRgb mean() const {
    const auto total = static_cast<double>(weight_);
    return linear_from_srgb({sum_.r / total, sum_.g / total, sum_.b / total});
  }

 private:
  Srgb sum_;
  std::uint64_t weight_ = 0;
};

}  // namespace

std::vector<LinearRgb> hue_slices(std::span<const WeightedColor> colors,
                                  std::size_t k) {
  assert(k >= 1);
  const std::vector<SortedColor> sorted = sort_by_hue(colors);
  std::vector<LinearRgb> means;
  if (sorted.size() <= k) {
    for (const SortedColor& color : sorted) {
      means.push_back(linear_from_srgb(color.srgb));
    }
    return means;
  }
  std::uint64_t total = 0;  // also what a slice holds, in 1/k of a weight
  for (const SortedColor& color : sorted) {
    total += color.weight;
  }
  Slice slice;
  for (const SortedColor& color : sorted) {
    std::uint64_t left = color.weight * k;
    while (left > 0) {
      const std::uint64_t part = std::min(left, total - slice.weight());
      slice.add(color.srgb, part);
      left -= part;
      if (slice.weight() == total) {
        means.push_back(slice.mean());
        slice = Slice();
      }
    }
  }
  return means;
}

}  // namespace scene_palette
