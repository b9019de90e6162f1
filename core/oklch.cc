// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/oklch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scene_palette {
namespace {

// The arc tangent of 0 <= x <= 1, by fixed IEEE operations (the standard
// library's differs between systems): arcs of half the size three times, then
// Taylor's series, whose next term is below 1e-18.
double arc_tangent(double x) {
  for (int halving = 0; halving < 3; ++halving) {
    x /= 1 + std::sqrt(1 + x * x);
  }
  double series = 0;
  for (int odd = 15; odd >= 1; odd -= 2) {
    series = 1.0 / odd - x * x * series;
  }
  return 8 * x * series;
}

double hue_angle(const Oklab& color) {
  const double a = std::abs(color.a);
  const double b = std::abs(color.b);
  const double longer = std::max(a, b);
  double angle = longer > 0 ? arc_tangent(std::min(a, b) / longer) : 0;
  angle = b > a ? std::numbers::pi / 2 - angle : angle;
  angle = color.a < 0 ? std::numbers::pi - angle : angle;
  return color.b < 0 ? 2 * std::numbers::pi - angle : angle;
}

}  // namespace

Oklch oklch(const Oklab& color) {
  return {color.l, std::sqrt(color.a * color.a + color.b * color.b),
          hue_angle(color)};
}

}  // namespace scene_palette
