// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/support/regions.h"

#include "tests/support/reference.h"

namespace scene_palette {

Region region_of(const Rgba8& color, std::span<const Rectangle> rectangles) {
  Region region;
  region.color = reference_linear(color);
  for (const Rectangle& part : rectangles) {
    for (std::int32_t y = part.y; y < part.y + part.height; ++y) {
      for (std::int32_t x = part.x; x < part.x + part.width; ++x) {
        region.positions.add(Position{x, y});
      }
    }
  }
  region.weight = region.positions.count * 255;
  return region;
}

Region region_of(const Rgba8& color, const Rectangle& rectangle) {
  return region_of(color, std::span(&rectangle, 1));
}

Region scattered(const Rgba8& color, std::int32_t width, std::int32_t height) {
  Region region;
  region.color = reference_linear(color);
  for (std::int32_t y = 0; y < height; ++y) {
    for (std::int32_t x = 0; x < width; ++x) {
      region.positions.add(
          Position{x * kRampWidth / width, y * kRampHeight / height});
    }
  }
  region.weight = region.positions.count * 255;
  return region;
}

std::vector<Region> gray_ramp() {
  constexpr std::int32_t kSteps = 10;
  std::vector<Region> regions;
  for (std::int32_t i = 0; i < kSteps; ++i) {
    for (std::int32_t tint = 0; tint < 3; ++tint) {
      const std::int32_t code = 90 + 8 * i;
      const std::int32_t shift = 14 * (tint - 1);
      const Rgba8 color = {static_cast<std::uint8_t>(code + shift),
                           static_cast<std::uint8_t>(code),
                           static_cast<std::uint8_t>(code - shift), 255};
      regions.push_back(
          region_of(color, {i * kRampWidth / kSteps, tint * kRampHeight / 3,
                            kRampWidth / kSteps, kRampHeight / 3}));
    }
  }
  return regions;
}

std::vector<Region> ramp_with(std::span<const Region> more) {
  std::vector<Region> regions = gray_ramp();
  regions.insert(regions.end(), more.begin(), more.end());
  return regions;
}

std::vector<Region> ramp_with(const Region& one) {
  return ramp_with(std::span(&one, 1));
}

}  // namespace scene_palette
