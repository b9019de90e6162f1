// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Exact nearest palette color for every pixel.  8-bit colors go through an
// inverse map (S. W. Thomas, "Efficient inverse color map computation",
// Graphics Gems II, 1991) in two levels, filled as colors appear: a tile of
// 4×4×4 codes that lies in the reach of one palette color is decided as a
// whole, a tile on a boundary code by code.  So a pixel costs two look-ups
// whatever k is.  Float pixels are decided in blocks, among the colors that
// their bounding box leaves possible.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

class Remap {
 public:
  /// Maps to the swatches of `palette` (1 to 256 of them), nearest in the
  /// palette's space; of equally near ones (squared distances within 1e-6) any,
  /// but always the same.
  explicit Remap(const Palette& palette);

  /// Writes the index of the nearest swatch for each pixel; alpha is ignored,
  /// values that are not finite go to index 0.  `indices` is as long as
  /// `pixels`.  Not const and not for two threads at once: it remembers.
  void nearest(std::span<const Rgba8> pixels, std::span<std::uint8_t> indices);
  void nearest(std::span<const Rgba> pixels, std::span<std::uint8_t> indices);

 private:
  using Indices = std::vector<std::uint8_t>;

  /// Points that are looked at together, one array a coordinate.
  static constexpr std::size_t kBlock = 64;
  using Block = std::array<std::array<float, kBlock>, 3>;

  /// A box of codes in the palette's space: its corners.
  struct Box {
    std::array<float, 3> low{};
    std::array<float, 3> high{};
  };

  std::uint8_t nearest_to(const LinearRgb& color) const;
  Box box_of_codes(const Rgba8& corner, int codes) const;
  Indices possible_in(const Box& box, const Indices& candidates) const;
  const Indices& possible_in_region(std::uint32_t tile);
  std::uint32_t decide_tile(std::uint32_t tile);
  void decide_codes(std::uint32_t tile, const Indices& candidates,
                    std::span<std::uint8_t> block) const;
  void decide_block(std::span<const Rgba> pixels,
                    std::span<std::uint8_t> indices) const;
  void compare(const Block& values, const Indices& candidates,
               std::span<std::uint8_t> indices) const;

  Space space_;
  std::vector<Coordinates> colors_;
  // The same for 8-bit pixels: in OKLab, or in codes.
  std::vector<std::array<float, 3>> points_;
  std::array<float, 256> code_values_{};  // linear, or the codes themselves
  Indices all_;                           // 0, 1, … k - 1

  // Of each tile: 0, or 1 + the number of its block of 64 indices.  The first k
  // blocks hold one index each.
  std::vector<std::uint32_t> tiles_;
  std::vector<std::uint8_t> blocks_;
  std::vector<Indices> regions_;  // of 4×4×4 tiles; empty where not yet asked
};

}  // namespace scene_palette
