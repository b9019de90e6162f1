// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The axes of a color cloud: which values lie along the edges of its box, and
// how they are written.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/color.h"
#include "ui/cloud_camera.h"

namespace scene_palette {

/// One edge direction of the box.
struct CloudAxis {
  std::string name;                 // "R"; a symbol, in no language
  double from = 0;                  // the value at -1
  double to = 1;                    // the value at 1
  std::vector<double> ticks;        // ascending, from `from` to `to`
  std::vector<std::string> labels;  // of the ticks
};

using CloudAxes = std::array<CloudAxis, 3>;

/// Red, green and blue (upright), 0 to 255; or a, b and L (upright) of OKLab,
/// where L is 0 to 1, and a and b reach as far as `colors` do: 0.1, 0.2, 0.3 or
/// 0.4 to both sides.
CloudAxes cloud_axes(Space space, std::span<const Srgb8> colors);

/// The values of `color` in the order of the axes.
BoxPoint cloud_values(Space space, const Srgb8& color);

/// Where `values` lie in the box.
BoxPoint box_point(const CloudAxes& axes, const BoxPoint& values);

/// "R: 181  G: 94  B: 44", or "L: 0.61  a: 0.08  b: 0.10".
std::string color_values_text(Space space, const Srgb8& color);

}  // namespace scene_palette
