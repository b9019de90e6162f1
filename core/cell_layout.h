// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where colors lie in the cells of a histogram: a grid uniform in the cube
// root of linear light, where cells of equal size look about equally large.
// (Cells uniform in sRGB lose the dark tones: 6 bits a channel cost 171 % of
// the error in OKLab at k = 256 on a dark portrait.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace scene_palette {

struct CellLayout {
  /// Cells per unit of cube root along R, G, B: in proportion to how fast OKLab
  /// changes along each (rms 0.44 : 0.74 : 0.40).  From 84 on, no cell is wider
  /// than 4 8-bit codes.
  static constexpr std::array<int, 3> kLevels = {96, 128, 84};
  static constexpr std::uint32_t kCells = 96 * 128 * 84;

  /// Cells are numbered block by block (4×4×4 cells), and in a block region by
  /// region (2×2×2 cells), so that a picture's cells lie close together.
  static constexpr std::uint32_t kBlockBits = 6;
  static constexpr std::uint32_t kRegionBits = 3;
  static constexpr std::uint32_t kBlocks = kCells >> kBlockBits;
  static constexpr std::size_t kBlockCells = std::size_t{1} << kBlockBits;

  /// The unit of places inside a cell: 2^-14 of its width is less than 4e-6 in
  /// OKLab, and 2^17 weights times 2^14 still fit into 32 bits.
  static constexpr std::uint32_t kFractionOne = 1 << 14;

  using Levels = std::array<std::int32_t, 3>;

  /// Where a value lies on one axis: the cell's level and the place in it, from
  /// 0 to kFractionOne.
  struct Place {
    std::int32_t level = 0;
    std::uint32_t fraction = 0;
  };

  /// The place of a finite linear value on axis 0, 1 or 2.  Values beyond
  /// ±(2^20 / kLevels)^3 are put there.
  static Place place(double value, int axis);

  /// The number of a cell in the grid, 0 to kCells - 1, and back.
  static std::uint32_t cell_at(const Levels& levels);
  static Levels levels_of(std::uint32_t cell) {
    return levels_in_block(levels_of_block(cell >> kBlockBits), cell);
  }

  /// The levels of a block's first cell; those of a cell of that block.
  static Levels levels_of_block(std::uint32_t block);
  static Levels levels_in_block(const Levels& first, std::uint32_t cell) {
    Levels levels = first;
    for (int axis = 0; axis < 3; ++axis) {
      levels[axis] += static_cast<std::int32_t>(
          (cell >> (kRegionBits + axis) & 1) * 2 + (cell >> axis & 1));
    }
    return levels;
  }

  /// A key for cells beside the grid, in the order of their levels, and back.
  static std::uint64_t key_of(const Levels& levels);
  static Levels levels_of_key(std::uint64_t key);

  /// What a level of an axis adds to the number of a cell.
  static std::uint32_t cell_addend(std::int32_t level, int axis);

  /// The linear value at a mean fraction of a level.
  static double linear_at_fraction(double fraction, std::int32_t level,
                                   int axis);
};

}  // namespace scene_palette
