// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/inverse_map.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <new>

namespace scene_palette {
namespace {

// Axes are halved in powers of two: 256 codes, 64 tiles, 16 regions.
constexpr int kTileCodes = 4;
constexpr int kRegionCodes = 16;
constexpr std::size_t kTiles = std::size_t{64} * 64 * 64;
constexpr std::size_t kRegions = std::size_t{16} * 16 * 16;
constexpr std::uint32_t kBlock = 64;

// Blocks start at odd places, so that the place of a block is never 0 and its
// lowest bit says that the tile is known.  The bytes before the first block are
// what unknown tiles look up.
constexpr std::uint32_t kFirstBlock = kBlock + 1;
constexpr std::size_t kBlockBytes =
    kFirstBlock + kBlock * (kTiles + ColorList::kSize);

// Above the error of OKLab in single precision, as a distance: of all 2^24
// codes the largest is 1.05e-6.
constexpr float kError = 2e-6F;

// Rounding of the squared distances themselves: 3 operations.
constexpr float kRounding = 1e-12F;

// The block that holds one index only.
std::uint32_t block_of(std::int32_t index) {
  return kFirstBlock + kBlock * static_cast<std::uint32_t>(index);
}

std::uint32_t tile_of(const Rgba8& pixel) {
  return static_cast<std::uint32_t>(pixel.r >> 2) << 12 |
         static_cast<std::uint32_t>(pixel.g >> 2) << 6 | pixel.b >> 2;
}

std::uint32_t region_of(const Rgba8& pixel) {
  return static_cast<std::uint32_t>(pixel.r >> 4) << 8 |
         static_cast<std::uint32_t>(pixel.g >> 4) << 4 | pixel.b >> 4;
}

std::uint32_t place_in_tile(const Rgba8& pixel) {
  return static_cast<std::uint32_t>(pixel.r & 3) << 4 |
         static_cast<std::uint32_t>(pixel.g & 3) << 2 | (pixel.b & 3);
}

// The codes of a tile's block, by place.
Rgba8 code_in(std::uint32_t tile, std::uint32_t place) {
  const auto code = [](std::uint32_t high, std::uint32_t low) {
    return static_cast<std::uint8_t>((high & 63) << 2 | (low & 3));
  };
  return {code(tile >> 12, place >> 4), code(tile >> 6, place >> 2),
          code(tile, place), 255};
}

// Points in units of codes; whole codes exactly.
void scale_to_codes(PalettePoints& colors) {
  for (Coordinates& point : colors.points) {
    for (double& value : point) {
      const double code = value * 255;
      const double whole = std::round(code);
      value = std::abs(code - whole) < 1e-9 ? whole : code;
    }
  }
}

void pick(const ColorList& from, std::span<const std::uint8_t> places,
          ColorList& to) {
  std::size_t count = 0;
  const auto add = [&](std::size_t place) {
    for (int axis = 0; axis < 3; ++axis) {
      to.point[axis][count] = from.point[axis][place];
      to.along[axis][count] = from.along[axis][place];
    }
    to.norm[count] = from.norm[place];
    to.index[count] = from.index[place];
    ++count;
  };
  std::ranges::for_each(places, add);
  to.count = count;
  while (count % 8 != 0) {
    add(places[0]);
    to.norm[count - 1] = 3e38F;
  }
}

bool is_whole(const Coordinates& point) {
  return std::ranges::all_of(point, [](double value) {
    return value >= 0 && value <= 255 && std::floor(value) == value;
  });
}

}  // namespace

InverseMap::InverseMap(const Palette& palette, const Kernels& kernels)
    : kernels_(kernels),
      points_(points_of(palette)),
      known_(std::make_unique<Known>()) {
  const bool is_oklab = points_.space == Space::oklab;
  if (!is_oklab) {
    scale_to_codes(points_);
  }
  colors_ = color_list(points_,
                       is_oklab ? BoxAxes::cone_roots : BoxAxes::coordinates);
  for (int code = 0; code < 256; ++code) {
    code_values_[code] = is_oklab ? static_cast<float>(linear_from_code(
                                        static_cast<std::uint8_t>(code)))
                                  : static_cast<float>(code);
  }
  const float unit = is_oklab ? 1 : 255;
  margin_ = {8e-6F * unit * unit, 2e-6F};
  doubt_ = {16 * kError * kError * unit * unit, kRounding};
  if (!is_oklab && std::ranges::all_of(points_.points, is_whole)) {
    doubt_ = {-1, 0};  // squared distances of codes are exact
  }
  known_->tiles.reset(
      static_cast<std::uint32_t*>(std::calloc(kTiles, sizeof(std::uint32_t))));
  known_->storage.reset(static_cast<std::uint8_t*>(
      std::aligned_alloc(kBlock, kBlockBytes + kBlock - 1)));
  if (known_->tiles == nullptr || known_->storage == nullptr) {
    throw std::bad_alloc();
  }
  known_->blocks = known_->storage.get() + kBlock - 1;
  known_->regions =
      std::make_unique_for_overwrite<Bytes>(kRegions * ColorList::kSize);
  // Blocks that hold one index each, for tiles that are decided as a whole.
  const std::span<std::uint8_t> blocks(known_->blocks, kBlockBytes);
  std::ranges::fill(blocks.first(kFirstBlock), std::uint8_t{0});
  known_->end = kFirstBlock;
  for (int i = 0; i < 256; ++i) {
    std::ranges::fill(blocks.subspan(known_->end, kBlock),
                      static_cast<std::uint8_t>(i));
    known_->end += kBlock;
  }
}

void InverseMap::nearest(std::span<const Rgba8> pixels,
                         std::span<std::uint8_t> indices) const {
  assert(indices.size() == pixels.size());
  const CodeMap map = {known_->tiles.get(), known_->blocks};
  LastRegion last;
  std::size_t done = 0;
  while (done < pixels.size()) {
    done += kernels_.remap.look_up(pixels.data() + done, pixels.size() - done,
                                   map, indices.data() + done);
    // It stopped before 8 pixels some of whose tiles are not known.
    for (const Rgba8& pixel :
         pixels.subspan(done, std::min<std::size_t>(8, pixels.size() - done))) {
      decide(pixel, last);
    }
  }
}

std::uint8_t InverseMap::nearest(const Rgba8& pixel) const {
  const std::atomic_ref<std::uint32_t> known(known_->tiles[tile_of(pixel)]);
  std::uint32_t block = known.load(std::memory_order_acquire);
  if (block == 0) {
    LastRegion last;
    decide(pixel, last);
    block = known.load(std::memory_order_acquire);
  }
  return known_->blocks[block + place_in_tile(pixel)];
}

void InverseMap::decide(const Rgba8& pixel, LastRegion& last) const {
  Known& known = *known_;
  const std::uint32_t tile = tile_of(pixel);
  std::atomic_ref<std::uint32_t> place(known.tiles[tile]);
  if (place.load(std::memory_order_acquire) != 0) {
    return;
  }
  const std::uint32_t region = region_of(pixel);
  const std::lock_guard lock(known.locks[region % known.locks.size()]);
  if (place.load(std::memory_order_relaxed) != 0) {
    return;
  }
  const ColorList& in_region = last.possible;
  if (last.region != region) {
    list_region(region, last.possible);
    last.region = region;
  }
  if (in_region.count == 1) {
    publish_region(region, block_of(in_region.index[0]));
    return;
  }
  ColorList possible;
  const Rgba8 corner = code_in(tile, 0);
  const auto& v = code_values_;
  const float low[3] = {v[corner.r], v[corner.g], v[corner.b]};
  const float high[3] = {v[corner.r + kTileCodes - 1],
                         v[corner.g + kTileCodes - 1],
                         v[corner.b + kTileCodes - 1]};
  kernels_.remap.possible_in_cube(low, high, points_.space == Space::oklab,
                                  in_region, margin_, possible);
  if (possible.count == 1) {
    publish(tile, block_of(possible.index[0]));
  } else {
    publish(tile, decide_codes(tile, possible));
  }
}

void InverseMap::publish(std::uint32_t tile, std::uint32_t block) const {
  std::atomic_ref(known_->tiles[tile]).store(block, std::memory_order_release);
}

void InverseMap::publish_region(std::uint32_t region,
                                std::uint32_t block) const {
  const std::uint32_t first =
      (region >> 8) << 14 | (region >> 4 & 15) << 8 | (region & 15) << 2;
  for (std::uint32_t place = 0; place < kBlock; ++place) {
    publish(first + ((place >> 4) << 12 | (place >> 2 & 3) << 6 | (place & 3)),
            block);
  }
}

// Called under the region's lock.
void InverseMap::list_region(std::uint32_t region, ColorList& possible) const {
  Known& known = *known_;
  const std::span<std::uint8_t> places(
      known.regions.get() + region * ColorList::kSize, ColorList::kSize);
  std::uint16_t& count = known.region_counts[region];
  if (count == 0) {
    const float* const v = code_values_.data();
    const std::uint32_t r = (region >> 8) * kRegionCodes;
    const std::uint32_t g = (region >> 4 & 15) * kRegionCodes;
    const std::uint32_t b = (region & 15) * kRegionCodes;
    const float low[3] = {v[r], v[g], v[b]};
    const float high[3] = {v[r + kRegionCodes - 1], v[g + kRegionCodes - 1],
                           v[b + kRegionCodes - 1]};
    kernels_.remap.possible_in_cube(low, high, points_.space == Space::oklab,
                                    colors_, margin_, possible);
    count = static_cast<std::uint16_t>(possible.count);
    std::transform(possible.index, possible.index + possible.count,
                   places.begin(), [this](std::int32_t i) {
                     return points_.places[static_cast<std::size_t>(i)];
                   });
    return;
  }
  pick(colors_, places.first(count), possible);
}

std::uint32_t InverseMap::decide_codes(std::uint32_t tile,
                                       const ColorList& possible) const {
  const std::uint32_t block =
      known_->end.fetch_add(kBlock, std::memory_order_relaxed);
  std::uint8_t* const indices = known_->blocks + block;
  const Rgba8 corner = code_in(tile, 0);
  const float* const v = code_values_.data();
  std::uint64_t unsure = kernels_.remap.decide_tile(
      {v + corner.r, v + corner.g, v + corner.b}, points_.space == Space::oklab,
      possible, doubt_, indices);
  for (; unsure != 0; unsure &= unsure - 1) {
    const auto place = static_cast<std::uint32_t>(std::countr_zero(unsure));
    indices[place] = exact(code_in(tile, place), possible);
  }
  return block;
}

std::uint8_t InverseMap::exact(const Rgba8& pixel,
                               const ColorList& possible) const {
  const auto [r, g, b, a] = pixel;
  const Coordinates point =
      points_.space == Space::srgb
          ? Coordinates{static_cast<double>(r), static_cast<double>(g),
                        static_cast<double>(b)}
          : coordinates_from_linear(linear_from_srgb8({r, g, b}), Space::oklab);
  return nearest_index(points_, point, possible);
}

}  // namespace scene_palette
