// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/palette.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "core/oklch.h"
#include "core/smooth_order.h"

namespace scene_palette {
namespace {

// Below this OKLab chroma people see gray, and a hue would be noise.
constexpr double kGrayChroma = 0.03;

double chroma(const Swatch& swatch) { return oklch(swatch.oklab).c; }

double hue_angle(const Swatch& swatch) { return oklch(swatch.oklab).h; }

bool darker(const Swatch& a, const Swatch& b) {
  return std::tie(a.oklab.l, a.srgb8, a.oklab.a, a.oklab.b) <
         std::tie(b.oklab.l, b.srgb8, b.oklab.a, b.oklab.b);
}

template <typename Key>
void sort_by(std::span<Swatch> swatches, const Key& key) {
  std::stable_sort(swatches.begin(), swatches.end(),
                   [&key](const Swatch& a, const Swatch& b) {
                     const double left = key(a);
                     const double right = key(b);
                     return left != right ? left < right : darker(a, b);
                   });
}

// Begins the circle after its widest gap, so that neighbors stay together.
void cut_at_widest_gap(std::span<Swatch> colorful) {
  if (colorful.size() < 2) {
    return;
  }
  std::size_t start = 0;
  double widest = hue_angle(colorful.front()) - hue_angle(colorful.back()) +
                  2 * std::numbers::pi;
  for (std::size_t i = 1; i < colorful.size(); ++i) {
    const double gap = hue_angle(colorful[i]) - hue_angle(colorful[i - 1]);
    if (gap > widest) {
      widest = gap;
      start = i;
    }
  }
  std::rotate(colorful.begin(),
              colorful.begin() + static_cast<std::ptrdiff_t>(start),
              colorful.end());
}

void order_by_hue(std::span<Swatch> swatches) {
  const auto grays = std::stable_partition(
      swatches.begin(), swatches.end(),
      [](const Swatch& swatch) { return chroma(swatch) >= kGrayChroma; });
  const std::span<Swatch> colorful(swatches.begin(), grays);
  sort_by(colorful, hue_angle);
  cut_at_widest_gap(colorful);
  std::stable_sort(grays, swatches.end(), darker);
}

// From the same start always, so that the result is the same however often
// and from whatever order it is made.
void order_by_path(std::span<Swatch> swatches) {
  std::stable_sort(swatches.begin(), swatches.end(), darker);
  std::vector<Coordinates> places;
  for (const Swatch& swatch : swatches) {
    places.push_back({swatch.oklab.l, swatch.oklab.a, swatch.oklab.b});
  }
  std::vector<Swatch> path;
  for (const std::size_t index : smooth_path(places)) {
    path.push_back(swatches[index]);
  }
  if (path.size() > 1 && darker(path.back(), path.front())) {
    std::reverse(path.begin(), path.end());
  }
  std::copy(path.begin(), path.end(), swatches.begin());
}

}  // namespace

Swatch make_swatch(const LinearRgb& color, double share) {
  return {color, oklab_from_linear(color), srgb8_from_linear(color), share};
}

bool is_clipped(const Swatch& swatch) {
  const Srgb srgb = srgb_from_linear(swatch.color);
  constexpr double kHalfACode = 0.5 / 255;
  return std::min({srgb.r, srgb.g, srgb.b}) < -kHalfACode ||
         std::max({srgb.r, srgb.g, srgb.b}) > 1 + kHalfACode;
}

void order_swatches(std::span<Swatch> swatches, Order order) {
  switch (order) {
    case Order::hue:
      order_by_hue(swatches);
      break;
    case Order::lightness:
      std::stable_sort(swatches.begin(), swatches.end(), darker);
      break;
    case Order::share:
      sort_by(swatches, [](const Swatch& swatch) { return -swatch.share; });
      break;
    case Order::chroma:
      sort_by(swatches, [](const Swatch& swatch) { return -chroma(swatch); });
      break;
    case Order::smooth:
      order_by_path(swatches);
      break;
  }
}

bool is_gray(const Palette& palette) {
  return std::ranges::all_of(palette.swatches, [](const Swatch& swatch) {
    return swatch.srgb8.r == swatch.srgb8.g && swatch.srgb8.g == swatch.srgb8.b;
  });
}

Palette rounded_to_8bit(const Palette& palette) {
  Palette rounded = palette;
  for (Swatch& swatch : rounded.swatches) {
    const Swatch code =
        make_swatch(linear_from_srgb8(swatch.srgb8), swatch.share);
    swatch.color = code.color;
    swatch.oklab = code.oklab;
  }
  return rounded;
}

}  // namespace scene_palette
