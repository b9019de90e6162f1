// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Values of sRGB are codes; those of OKLab have two decimals.

#include "ui/cloud_axes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/text.h"

namespace scene_palette {
namespace {

CloudAxis code_axis(const char* name) {
  return {
      name, 0, 255, {0, 64, 128, 192, 255}, {"0", "64", "128", "192", "255"}};
}

/// An axis with ticks at multiples of `step`, from `first` to `last` times.
CloudAxis real_axis(const char* name, double step, int first, int last,
                    int decimals) {
  CloudAxis axis{name, first * step, last * step, {}, {}};
  for (int i = first; i <= last; ++i) {
    axis.ticks.push_back(i * step);
    axis.labels.push_back(i == 0 ? "0" : decimal_text(i * step, decimals));
  }
  return axis;
}

double reach_of(std::span<const Srgb8> colors) {
  double reach = 0;
  for (const Srgb8& color : colors) {
    const BoxPoint values = cloud_values(Space::oklab, color);
    reach = std::max({reach, std::abs(values[0]), std::abs(values[1])});
  }
  return reach;
}

CloudAxis chroma_axis(const char* name, double reach) {
  if (reach <= 0.1) {
    return real_axis(name, 0.05, -2, 2, 2);
  }
  if (reach <= 0.2) {
    return real_axis(name, 0.1, -2, 2, 1);
  }
  // All of sRGB is within 0.32.
  return reach <= 0.3 ? real_axis(name, 0.1, -3, 3, 1)
                      : real_axis(name, 0.2, -2, 2, 1);
}

}  // namespace

CloudAxes cloud_axes(Space space, std::span<const Srgb8> colors) {
  if (space == Space::srgb) {
    return {code_axis("R"), code_axis("G"), code_axis("B")};
  }
  const double reach = reach_of(colors);
  return {chroma_axis("a", reach), chroma_axis("b", reach),
          real_axis("L", 0.2, 0, 5, 1)};
}

BoxPoint cloud_values(Space space, const Srgb8& color) {
  if (space == Space::srgb) {
    return {static_cast<double>(color.r), static_cast<double>(color.g),
            static_cast<double>(color.b)};
  }
  const Oklab lab = oklab_from_linear(linear_from_srgb8(color));
  return {lab.a, lab.b, lab.l};
}

BoxPoint box_point(const CloudAxes& axes, const BoxPoint& values) {
  BoxPoint point{};
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const CloudAxis& axis = axes[i];
    point[i] = 2 * (values[i] - axis.from) / (axis.to - axis.from) - 1;
  }
  return point;
}

std::string color_values_text(Space space, const Srgb8& color) {
  if (space == Space::srgb) {
    return "R: " + std::to_string(color.r) + "  G: " + std::to_string(color.g) +
           "  B: " + std::to_string(color.b);
  }
  const BoxPoint values = cloud_values(space, color);
  return "L: " + decimal_text(values[2], 2) +
         "  a: " + decimal_text(values[0], 2) +
         "  b: " + decimal_text(values[1], 2);
}

}  // namespace scene_palette
