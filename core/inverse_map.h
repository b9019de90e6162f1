// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The nearest palette color of 8-bit codes by an inverse map (S. W. Thomas,
// "Efficient inverse color map computation", Graphics Gems II, 1991) in two
// levels, filled as colors appear: a tile of 4×4×4 codes that lies in the reach
// of one color is decided as a whole, a tile on a boundary code by code.  So a
// pixel costs two look-ups whatever k is.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <span>

#include "core/kernels/kernels.h"
#include "core/palette.h"
#include "core/palette_points.h"
#include "core/pixel.h"

namespace scene_palette {

class InverseMap {
 public:
  /// For 1 to 256 swatches.  Keeps 1 MB, and 64 bytes for each tile on a
  /// boundary that is met: at most 17 MB, rarely over 3.
  InverseMap(const Palette& palette, const Kernels& kernels);

  void nearest(std::span<const Rgba8> pixels,
               std::span<std::uint8_t> indices) const;  // as Remap::nearest
  std::uint8_t nearest(const Rgba8& pixel) const;

 private:
  using Bytes = std::uint8_t[];
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };

  // What is known so far.  A tile is decided under the lock of its region, so
  // by one thread, and published by a release store; what is stored depends on
  // the palette only.  Memory that is never used costs nothing: the system
  // gives it page by page.
  struct Known {
    std::unique_ptr<std::uint32_t[], Free> tiles;
    std::unique_ptr<std::uint8_t[], Free> storage;
    std::uint8_t* blocks = nullptr;  // in it, such that each is a cache line
    std::atomic<std::uint32_t> end = 0;  // of the blocks in use
    std::unique_ptr<Bytes> regions;  // indices of the colors possible in each
    std::array<std::uint16_t, 4096> region_counts{};  // of them; 0: not known
    std::array<std::mutex, 64> locks;
  };

  // The region of the last tile that one call decided: the next is often in it.
  struct LastRegion {
    ColorList possible;
    std::uint32_t region = ~std::uint32_t{0};
  };

  void decide(const Rgba8& pixel, LastRegion& last) const;
  void list_region(std::uint32_t region, ColorList& possible) const;
  std::uint32_t decide_codes(std::uint32_t tile,
                             const ColorList& possible) const;
  void publish(std::uint32_t tile, std::uint32_t block) const;
  void publish_region(std::uint32_t region, std::uint32_t block) const;
  std::uint8_t exact(const Rgba8& pixel, const ColorList& possible) const;

  const Kernels& kernels_;
  PalettePoints points_;
  ColorList colors_;
  std::array<float, 256> code_values_{};  // linear, or the codes themselves
  BoxMargin margin_{};
  Doubt doubt_{};
  std::unique_ptr<Known> known_;
};

}  // namespace scene_palette
