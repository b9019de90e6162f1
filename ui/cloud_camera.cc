// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A camera on a sphere around the box, upright.

#include "ui/cloud_camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scene_palette {
namespace {

double half_edge(double half_side, double font_size) {
  const double room = half_side - kLabelReach * font_size;
  return std::min(half_side / kPictureReach,
                  std::max(room, half_side / 2) / kBoxReach);
}

}  // namespace

Projection::Projection(const Camera& camera, double width, double height,
                       double font_size)
    : toward_(),
      right_(),
      up_(),
      sides_(),
      half_edge_(camera.zoom *
                 half_edge(std::min(width, height) / 2, font_size)) {
  const double azimuth = camera.azimuth * std::numbers::pi / 180;
  const double elevation = camera.elevation * std::numbers::pi / 180;
  const double sin_a = std::sin(azimuth);
  const double cos_a = std::cos(azimuth);
  const double sin_e = std::sin(elevation);
  const double cos_e = std::cos(elevation);
  toward_ = {cos_e * cos_a, cos_e * sin_a, sin_e};
  right_ = {-sin_a, cos_a, 0};
  up_ = {-sin_e * cos_a, -sin_e * sin_a, cos_e};
  // A viewer in the plane of the middle sees the lower side of the box.
  std::ranges::transform(toward_, sides_.begin(),
                         [](double x) { return x > -1e-9 ? 1.0 : -1.0; });
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  for (const BoxPoint& corner : kBoxCorners) {
    const Seen seen = at(corner);
    left = std::min(left, seen.x);
    right = std::max(right, seen.x);
    top = std::min(top, seen.y);
    bottom = std::max(bottom, seen.y);
  }
  center_x_ = (width - left - right) / 2;
  center_y_ = (height - top - bottom) / 2;
}

}  // namespace scene_palette
