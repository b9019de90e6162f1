// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/support/points.h"

#include <limits>

#include "tests/support/images.h"

namespace scene_palette {

Coordinates place_of(const Points& points, std::size_t i) {
  return points.steps.to(points.at(i));
}

Points points_of(std::span<const Rgba8> pixels) {
  return make_points(histogram_of(pixels).colors(), Space::oklab);
}

std::size_t nearest_in_float(const Coordinates& point,
                             std::span<const Coordinates> centroids) {
  std::size_t nearest = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t c = 0; c < centroids.size(); ++c) {
    const float dx =
        static_cast<float>(point[0]) - static_cast<float>(centroids[c][0]);
    const float dy =
        static_cast<float>(point[1]) - static_cast<float>(centroids[c][1]);
    const float dz =
        static_cast<float>(point[2]) - static_cast<float>(centroids[c][2]);
    const float distance = dx * dx + dy * dy + dz * dz;
    if (distance < least) {
      least = distance;
      nearest = c;
    }
  }
  return nearest;
}

std::vector<std::uint16_t> nearest_in_float(
    const Points& points, std::span<const Coordinates> centroids) {
  std::vector<std::uint16_t> nearest(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    nearest[i] =
        static_cast<std::uint16_t>(nearest_in_float(points.at(i), centroids));
  }
  return nearest;
}

}  // namespace scene_palette
