// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Points and clusters in tests: made from pictures, and looked at one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/pixel.h"
#include "core/points.h"

namespace scene_palette {

/// Point i of `points` in its space.
Coordinates place_of(const Points& points, std::size_t i);

/// The points of a picture in OKLab.
Points points_of(std::span<const Rgba8> pixels);

/// The index of the nearest of `centroids` by squared distances in single
/// precision; of equally near ones the first.
std::size_t nearest_in_float(const Coordinates& point,
                             std::span<const Coordinates> centroids);

/// That for each point; `points` and `centroids` are in steps.
std::vector<std::uint16_t> nearest_in_float(
    const Points& points, std::span<const Coordinates> centroids);

}  // namespace scene_palette
