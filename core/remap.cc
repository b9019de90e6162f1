// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/remap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/fast_oklab.h"
#include "core/kernels/kernels.h"

namespace scene_palette {
namespace {

// Axes are halved in powers of two: 256 codes, 64 tiles, 16 regions.
constexpr int kTileCodes = 4;
constexpr int kRegionCodes = 16;
constexpr std::size_t kTiles = std::size_t{64} * 64 * 64;
constexpr std::size_t kRegions = std::size_t{16} * 16 * 16;

// Above the rounding error of a squared distance in float, below what counts
// as a tie.
constexpr float kMargin = 5e-7F;

std::uint32_t tile_of(const Rgba8& pixel) {
  return static_cast<std::uint32_t>(pixel.r >> 2) << 12 |
         static_cast<std::uint32_t>(pixel.g >> 2) << 6 | pixel.b >> 2;
}

std::uint32_t place_in_tile(const Rgba8& pixel) {
  return (pixel.r & 3U) << 4 | (pixel.g & 3U) << 2 | (pixel.b & 3U);
}

// The least codes of a tile.
Rgba8 corner_of(std::uint32_t tile) {
  return {static_cast<std::uint8_t>((tile >> 12) * kTileCodes),
          static_cast<std::uint8_t>((tile >> 6 & 63) * kTileCodes),
          static_cast<std::uint8_t>((tile & 63) * kTileCodes), 255};
}

bool has_finite_color(const Rgba& pixel) {
  return std::isfinite(pixel.r) && std::isfinite(pixel.g) &&
         std::isfinite(pixel.b);
}

// Where single precision is enough.
bool is_in_gamut(const Rgba& pixel) {
  return pixel.r >= 0 && pixel.r <= 1 && pixel.g >= 0 && pixel.g <= 1 &&
         pixel.b >= 0 && pixel.b <= 1;
}

float squared(float x) { return x * x; }

}  // namespace

Remap::Remap(const Palette& palette) : space_(palette.space) {
  assert(!palette.swatches.empty() && palette.swatches.size() <= 256);
  // Whole codes in sRGB: their distances are exact.
  const double scale = space_ == Space::srgb ? 255 : 1;
  for (const Swatch& swatch : palette.swatches) {
    const Coordinates color = coordinates_from_linear(swatch.color, space_);
    colors_.push_back(color);
    points_.push_back({static_cast<float>(color[0] * scale),
                       static_cast<float>(color[1] * scale),
                       static_cast<float>(color[2] * scale)});
  }
  all_.resize(colors_.size());
  std::iota(all_.begin(), all_.end(), std::uint8_t{0});
  for (int code = 0; code < 256; ++code) {
    code_values_[code] = space_ == Space::srgb
                             ? static_cast<float>(code)
                             : static_cast<float>(linear_from_code(
                                   static_cast<std::uint8_t>(code)));
  }
}

// In OKLab the three cone responses grow with each channel, so two corners of
// the cube of codes bound them, and interval arithmetic bounds L, a and b.
Remap::Box Remap::box_of_codes(const Rgba8& corner, int codes) const {
  const std::array<int, 3> first = {corner.r, corner.g, corner.b};
  Box box;
  for (int axis = 0; axis < 3; ++axis) {
    box.low[axis] = code_values_[first[axis]];
    box.high[axis] = code_values_[first[axis] + codes - 1];
  }
  if (space_ == Space::srgb) {
    return box;
  }
  const std::array<float, 3> low = cone_roots(box.low);
  const std::array<float, 3> high = cone_roots(box.high);
  for (int axis = 0; axis < 3; ++axis) {
    float least = 0;
    float most = 0;
    for (int cone = 0; cone < 3; ++cone) {
      const float factor = kOklabFromConeRoots[axis][cone];
      least += factor * (factor > 0 ? low[cone] : high[cone]);
      most += factor * (factor > 0 ? high[cone] : low[cone]);
    }
    box.low[axis] = least;
    box.high[axis] = most;
  }
  return box;
}

// A color is impossible if even the corner furthest towards it is nearer to
// the color next to the middle of the box.
Remap::Indices Remap::possible_in(const Box& box,
                                  const Indices& candidates) const {
  const auto distance_to_middle = [&](std::uint8_t i) {
    float sum = 0;
    for (int axis = 0; axis < 3; ++axis) {
      sum += squared(box.low[axis] + box.high[axis] - 2 * points_[i][axis]);
    }
    return sum;
  };
  std::uint8_t middle = candidates[0];
  float least = distance_to_middle(middle);
  for (const std::uint8_t i : candidates) {
    const float distance = distance_to_middle(i);
    if (distance < least) {
      least = distance;
      middle = i;
    }
  }
  const auto& best = points_[middle];
  Indices possible;
  for (const std::uint8_t i : candidates) {
    float difference = 0;  // of the squared distances at that corner
    for (int axis = 0; axis < 3; ++axis) {
      const float c = points_[i][axis];
      const float corner = c > best[axis] ? box.high[axis] : box.low[axis];
      difference += (c - best[axis]) * (c + best[axis] - 2 * corner);
    }
    if (difference <= kMargin) {
      possible.push_back(i);
    }
  }
  return possible;
}

const Remap::Indices& Remap::possible_in_region(std::uint32_t tile) {
  const std::uint32_t region =
      (tile >> 14) << 8 | (tile >> 8 & 15) << 4 | (tile >> 2 & 15);
  Indices& possible = regions_[region];
  if (possible.empty()) {
    const Rgba8 corner = {static_cast<std::uint8_t>((region >> 8) << 4),
                          static_cast<std::uint8_t>((region >> 4 & 15) << 4),
                          static_cast<std::uint8_t>((region & 15) << 4), 255};
    possible = possible_in(box_of_codes(corner, kRegionCodes), all_);
  }
  return possible;
}

// Returns the tile's block.
std::uint32_t Remap::decide_tile(std::uint32_t tile) {
  const Indices possible = possible_in(
      box_of_codes(corner_of(tile), kTileCodes), possible_in_region(tile));
  std::uint32_t block = possible[0];
  if (possible.size() > 1) {
    block = static_cast<std::uint32_t>(blocks_.size() / kBlock);
    blocks_.resize(blocks_.size() + kBlock);
    decide_codes(tile, possible, std::span(blocks_).last(kBlock));
  }
  tiles_[tile] = block + 1;
  return block;
}

void Remap::decide_codes(std::uint32_t tile, const Indices& candidates,
                         std::span<std::uint8_t> block) const {
  const Rgba8 corner = corner_of(tile);
  Block values{};
  for (std::size_t i = 0; i < kBlock; ++i) {
    values[0][i] = code_values_[corner.r + (i >> 4)];
    values[1][i] = code_values_[corner.g + (i >> 2 & 3)];
    values[2][i] = code_values_[corner.b + (i & 3)];
  }
  if (space_ == Space::oklab) {
    best_kernels().oklab_in_place(values[0].data(), values[1].data(),
                                  values[2].data(), kBlock);
  }
  compare(values, candidates, block);
}

// Written so that the compiler handles several points at a time.
void Remap::compare(const Block& values, const Indices& candidates,
                    std::span<std::uint8_t> indices) const {
  std::array<float, kBlock> least{};
  std::array<std::int32_t, kBlock> nearest{};
  least.fill(std::numeric_limits<float>::max());
  for (const std::int32_t candidate : candidates) {
    const auto [x, y, z] = points_[candidate];
    for (std::size_t i = 0; i < kBlock; ++i) {
      const float distance = squared(values[0][i] - x) +
                             squared(values[1][i] - y) +
                             squared(values[2][i] - z);
      nearest[i] = distance < least[i] ? candidate : nearest[i];
      least[i] = distance < least[i] ? distance : least[i];
    }
  }
  std::copy_n(nearest.begin(), indices.size(), indices.begin());
}

void Remap::nearest(std::span<const Rgba8> pixels,
                    std::span<std::uint8_t> indices) {
  assert(indices.size() == pixels.size());
  if (tiles_.empty()) {
    tiles_.resize(kTiles);
    regions_.resize(kRegions);
    for (const std::uint8_t i : all_) {
      blocks_.insert(blocks_.end(), kBlock, i);
    }
  }
  const std::uint32_t* const tiles = tiles_.data();
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::uint32_t tile = tile_of(pixels[i]);
    const std::uint32_t known = tiles[tile];
    const std::size_t block = known != 0 ? known - 1 : decide_tile(tile);
    indices[i] = blocks_[block * kBlock + place_in_tile(pixels[i])];
  }
}

std::uint8_t Remap::nearest_to(const LinearRgb& color) const {
  const Coordinates point = coordinates_from_linear(color, space_);
  double least = std::numeric_limits<double>::max();
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < colors_.size(); ++i) {
    const double distance = squared_distance(point, colors_[i]);
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return static_cast<std::uint8_t>(nearest);
}

// A pixel's index does not depend on its neighbors: each is decided in the
// precision that its own values ask for.
void Remap::nearest(std::span<const Rgba> pixels,
                    std::span<std::uint8_t> indices) {
  assert(indices.size() == pixels.size());
  for (std::size_t begin = 0; begin < pixels.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, pixels.size() - begin);
    const auto block = pixels.subspan(begin, count);
    const auto out = indices.subspan(begin, count);
    if (space_ == Space::oklab) {
      decide_block(block, out);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (space_ == Space::srgb || !is_in_gamut(block[i])) {
        const auto [r, g, b, a] = block[i];
        out[i] = has_finite_color(block[i]) ? nearest_to({r, g, b}) : 0;
      }
    }
  }
}

// Neighbors are alike: the box around them leaves few colors to compare.
// Pixels out of gamut are left to the caller.
void Remap::decide_block(std::span<const Rgba> pixels,
                         std::span<std::uint8_t> indices) const {
  const auto any = std::ranges::find_if(pixels, is_in_gamut);
  if (any == pixels.end()) {
    return;
  }
  Block values{};
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool taken = i < pixels.size() && is_in_gamut(pixels[i]);
    const Rgba& pixel = taken ? pixels[i] : *any;
    values[0][i] = pixel.r;
    values[1][i] = pixel.g;
    values[2][i] = pixel.b;
  }
  best_kernels().oklab_in_place(values[0].data(), values[1].data(),
                                values[2].data(), kBlock);
  Box box;
  for (int axis = 0; axis < 3; ++axis) {
    const auto [low, high] = std::ranges::minmax(values[axis]);
    box.low[axis] = low;
    box.high[axis] = high;
  }
  compare(values, possible_in(box, all_), indices);
}

}  // namespace scene_palette
