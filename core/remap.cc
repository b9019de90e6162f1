// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/remap.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <memory>
#include <numeric>

#include "core/color.h"

namespace scene_palette {
namespace {

constexpr std::size_t kBlock = 64;  // of Kernels::nearest_of_points

// So many pixels are brought together with others of like color, if on average
// so many palette colors are possible in blocks of neighbors: at k = 256 that
// takes 20 instead of 47 ns a pixel of a grainy photograph, while others stay
// at 9 to 12.
constexpr std::size_t kChunk = 8192;
constexpr std::size_t kPossibleToSort = 40;

// Cells that pixels are sorted by: 32 levels of the first coordinate, 8 of each
// other.
constexpr std::size_t kCells = std::size_t{32} * 8 * 8;

// A bound of the distance between a point in single precision and the true one
// gives how near two distances may come before they are in doubt.
constexpr float doubt_from(float error) { return 16 * error * error; }

// The largest errors of 4 million random colors are, in gamut, 1.05e-6 in OKLab
// and 1.7e-6 in sRGB; with channels from -16 to 16, 2.7e-6 and 6e-6.
constexpr FloatErrors kOklabErrors = {
    true, doubt_from(2e-6F), doubt_from(3e-5F), 1e-12F, {8e-5F, 1e-5F}};
constexpr FloatErrors kSrgbErrors = {
    false, doubt_from(5e-6F), doubt_from(5e-5F), 1e-12F, {8e-5F, 1e-5F}};

bool has_finite_color(const Rgba& pixel) {
  return std::isfinite(pixel.r) && std::isfinite(pixel.g) &&
         std::isfinite(pixel.b);
}

static_assert(sizeof(Rgba) == 4 * sizeof(float));

}  // namespace

Remap::Remap(const Palette& palette, const Kernels& kernels)
    : colors_(color_list(points_of(palette), BoxAxes::coordinates)),
      codes_(palette, kernels),
      kernels_(kernels),
      points_(points_of(palette)),
      errors_(palette.space == Space::oklab ? kOklabErrors : kSrgbErrors) {}

void Remap::nearest(std::span<const Rgba8> pixels,
                    std::span<std::uint8_t> indices) const {
  codes_.nearest(pixels, indices);
}

// Pixels on their way: converted, then sorted by cell (if it pays).
struct Remap::Chunk {
  using Plane = std::array<float, kChunk>;

  static PointPlanes from(std::array<Plane, 4>& planes, std::size_t i) {
    return {{planes[0].data() + i, planes[1].data() + i, planes[2].data() + i},
            planes[3].data() + i};
  }

  std::size_t count = 0;   // of the pixels
  std::size_t padded = 0;  // to whole blocks
  std::array<Plane, 4> points;
  std::array<Plane, 4> sorted;
  std::array<std::uint16_t, kChunk> order;  // of the sorted ones in the chunk
  std::array<std::uint8_t, kChunk> found;   // by place in the chunk
};

// A pixel's index does not depend on its neighbors: it is that of double
// precision wherever single precision might give another.
void Remap::nearest(std::span<const Rgba> pixels,
                    std::span<std::uint8_t> indices) const {
  assert(indices.size() == pixels.size());
  const auto chunk = std::make_unique_for_overwrite<Chunk>();
  for (std::size_t begin = 0; begin < pixels.size(); begin += kChunk) {
    const auto part =
        pixels.subspan(begin, std::min(kChunk, pixels.size() - begin));
    decide(part, *chunk);
    std::copy_n(chunk->found.begin(), part.size(), &indices[begin]);
  }
}

// Whole blocks: the last pixels are followed by copies of the last one.
void Remap::convert(std::span<const Rgba> pixels, Chunk& chunk) const {
  chunk.count = pixels.size();
  chunk.padded = (pixels.size() + kBlock - 1) / kBlock * kBlock;
  const std::size_t whole = pixels.size() / kBlock * kBlock;
  if (whole > 0) {
    kernels_.remap.points_of_pixels(&pixels[0].r, whole, errors_,
                                    Chunk::from(chunk.points, 0));
  }
  if (whole < chunk.padded) {
    std::array<Rgba, kBlock> rest;
    rest.fill(pixels.back());
    std::ranges::copy(pixels.subspan(whole), rest.begin());
    kernels_.remap.points_of_pixels(&rest[0].r, kBlock, errors_,
                                    Chunk::from(chunk.points, whole));
  }
}

void Remap::decide(std::span<const Rgba> pixels, Chunk& chunk) const {
  convert(pixels, chunk);
  ColorList possible;
  const bool is_sorted = is_worth_sorting(chunk, possible);
  if (is_sorted) {
    sort(chunk);
  }
  auto& points = is_sorted ? chunk.sorted : chunk.points;
  for (std::size_t begin = 0; begin < chunk.padded; begin += kBlock) {
    std::array<std::uint8_t, kBlock> found{};
    std::uint64_t unsure = kernels_.remap.nearest_of_points(
        Chunk::from(points, begin), errors_, colors_, possible, found.data());
    const std::uint16_t* const order = chunk.order.data() + begin;
    for (; unsure != 0; unsure &= unsure - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(unsure));
      const std::size_t place = is_sorted ? order[i] : begin + i;
      found[i] = exact(pixels[std::min(place, pixels.size() - 1)],
                       points[3][begin + i] < 0 ? colors_ : possible);
    }
    if (!is_sorted) {
      std::ranges::copy(found, &chunk.found[begin]);
      continue;
    }
    for (std::size_t i = 0; i < kBlock; ++i) {
      chunk.found[order[i]] = found[i];
    }
  }
}

// Whether many colors are possible in a few blocks of neighbors.
bool Remap::is_worth_sorting(Chunk& chunk, ColorList& possible) const {
  if (colors_.count < kPossibleToSort) {
    return false;
  }
  std::size_t sum = 0;
  std::size_t blocks = 0;
  for (std::size_t begin = 0; begin < chunk.padded; begin += 16 * kBlock) {
    possible.count = 0;
    kernels_.remap.nearest_of_points(Chunk::from(chunk.points, begin), errors_,
                                     colors_, possible, chunk.found.data());
    sum += possible.count;
    ++blocks;
  }
  return sum >= kPossibleToSort * blocks;
}

// A counting sort.  Like colors leave few palette colors possible in a block.
void Remap::sort(Chunk& chunk) const {
  std::array<std::int32_t, kChunk> cells;
  std::array<std::uint16_t, kCells + 1> begins{};
  const auto level = [](float value, float scale, float offset, float top) {
    const float at = value * scale + offset;
    return static_cast<std::int32_t>(at < 0 ? 0 : at > top ? top : at);
  };
  const float scale = errors_.is_oklab ? 20 : 8;
  const float offset = errors_.is_oklab ? 4 : 0;
  for (std::size_t i = 0; i < chunk.padded; ++i) {
    cells[i] = level(chunk.points[0][i], 32, 0, 31) * 64 +
               level(chunk.points[1][i], scale, offset, 7) * 8 +
               level(chunk.points[2][i], scale, offset, 7);
  }
  for (std::size_t i = 0; i < chunk.padded; ++i) {
    ++begins[static_cast<std::size_t>(cells[i]) + 1];
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  for (std::size_t i = 0; i < chunk.padded; ++i) {
    const std::size_t to = begins[static_cast<std::size_t>(cells[i])]++;
    chunk.order[to] = static_cast<std::uint16_t>(i);
    chunk.sorted[0][to] = chunk.points[0][i];
    chunk.sorted[1][to] = chunk.points[1][i];
    chunk.sorted[2][to] = chunk.points[2][i];
    chunk.sorted[3][to] = chunk.points[3][i];
  }
}

std::uint8_t Remap::exact(const Rgba& pixel, const ColorList& possible) const {
  if (!has_finite_color(pixel)) {
    return 0;
  }
  return nearest_index(
      points_,
      coordinates_from_linear({pixel.r, pixel.g, pixel.b}, points_.space),
      possible);
}

}  // namespace scene_palette
