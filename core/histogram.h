// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture as weighted colors: after reading, no pixel is needed again.  Up to
// kDistinctLimit different colors are kept one by one; beyond that, colors
// share the cells of a grid that is uniform in the cube root of linear light
// (the scale of OKLab), each with the mean of its pixels.  All sums are
// integers: any chunking, order or merging of the same pixels gives the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/cell_grid.h"
#include "core/distinct_colors.h"
#include "core/pixel.h"
#include "core/position_grid.h"
#include "core/region.h"
#include "core/weighted_color.h"

namespace scene_palette {

class Histogram {
 public:
  /// Colors kept apart, half as many above a megapixel: then there are as many
  /// cells, of at most 64 8-bit colors, as the largest palette has colors.
  static constexpr std::size_t kDistinctLimit = std::size_t{512} * 64;

  Histogram() : distinct_(kDistinctLimit) {}
  /// Adds pixels of one row, the first of them `at` a place of the picture, by
  /// their pixel_weight(); `selection` (0–1 each) is as long, or empty for
  /// "all". Visible, selected ones with a value not finite are left out and
  /// counted.
  void add(std::span<const Rgba8> pixels, std::span<const float> selection = {},
           const Position& at = {});
  void add(std::span<const Rgba> pixels, std::span<const float> selection = {},
           const Position& at = {});
  /// The same as having added the other's pixels.
  void merge(const Histogram& other);
  void clear();  // keeps the memory
  /// Sum of all weights, in 1/255 of a pixel; 0 if nothing was visible.
  std::uint64_t total_weight() const { return total_weight_; }
  /// Pixels left out because a value was not finite.
  std::uint64_t not_finite() const { return not_finite_; }
  /// Whether colors() are the colors themselves, not cell means.
  bool is_exact() const { return is_exact_; }
  /// The colors with their weights, in a fixed order.  O(cells).
  std::vector<WeightedColor> colors() const;
  /// The same with heavy cells in parts (cell_parts.h), for pictures of few
  /// cells (`cells`, the size of colors()); else nothing.
  std::vector<WeightedColor> finer(std::size_t cells) const;
  /// The same in blocks of 2×2×2 cells, with the places of visible pixels in
  /// PositionGrid's lattice that have a color in [0, 1].  O(cells).
  std::vector<Region> regions() const;

 private:
  void add_opaque(std::span<const Rgba8> pixels, const Position& at);
  void add_weighed(std::span<const Rgba8> pixels,
                   std::span<const float> selection, const Position& at);
  void add_block(std::span<const Rgba> pixels, std::span<const float> selection,
                 const Position& at);
  void add_plain(std::span<const Rgba> pixels, const LinearPlaces& places,
                 const Position& at);
  void add_color(const Rgba8& codes, std::uint64_t weight);
  void add_color(const Rgba& linear, const LinearPlaces& places, std::size_t i,
                 std::uint64_t weight);
  void add_distinct(const DistinctColors& colors);
  void use_grid();

  bool is_exact_ = true;
  DistinctColors distinct_;
  CellGrid grid_;
  PositionGrid positions_;
  std::uint64_t total_weight_ = 0;
  std::uint64_t not_finite_ = 0;
};

}  // namespace scene_palette
