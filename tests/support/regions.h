// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture as regions, for tests of the scene method: a noisy gray ramp, and
// things on it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/pixel.h"
#include "core/region.h"

namespace scene_palette {

inline constexpr std::int32_t kRampWidth = 200;
inline constexpr std::int32_t kRampHeight = 150;

struct Rectangle {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
};

/// A region of one color that covers all of some rectangles.
Region region_of(const Rgba8& color, std::span<const Rectangle> rectangles);
Region region_of(const Rgba8& color, const Rectangle& rectangle);

/// As many pixels as an object of that width and height, on a lattice over the
/// whole ramp.
Region scattered(const Rgba8& color, std::int32_t width, std::int32_t height);

/// Grays of 90 to 162 codes from left to right, each in three tints.
std::vector<Region> gray_ramp();

/// The ramp with more regions on it.
std::vector<Region> ramp_with(std::span<const Region> more);
std::vector<Region> ramp_with(const Region& one);

}  // namespace scene_palette
