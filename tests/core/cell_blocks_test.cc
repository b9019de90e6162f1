// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/cell_blocks.h.

#include "core/cell_blocks.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

using Blocks = CellBlocks<std::uint64_t, 3>;

TEST(CellBlocks, AreNotInUseAtFirst) {
  const Blocks blocks;
  EXPECT_EQ(blocks.size(), 0U);
  EXPECT_EQ(blocks.find(5), nullptr);
}

TEST(CellBlocks, BeginWithZeros) {
  Blocks blocks;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(blocks.at(5)[i], 0U);
  }
  EXPECT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks.find(4), nullptr);
}

TEST(CellBlocks, KeepAllBlocksApart) {
  Blocks blocks;
  for (std::size_t block = 0; block < CellLayout::kBlocks; ++block) {
    blocks.at(block * 5 % CellLayout::kBlocks)[block % 3] = block + 1;
  }
  EXPECT_EQ(blocks.size(), CellLayout::kBlocks);
  for (std::size_t block = 0; block < CellLayout::kBlocks; ++block) {
    const std::uint64_t* const items =
        blocks.find(block * 5 % CellLayout::kBlocks);
    ASSERT_NE(items, nullptr);
    ASSERT_EQ(items[block % 3], block + 1);
    ASSERT_EQ(items[(block + 1) % 3], 0U);
  }
}

TEST(CellBlocks, AreCopiedAndMoved) {
  Blocks blocks;
  blocks.at(7)[1] = 9;
  Blocks copy = blocks;
  blocks.at(7)[1] = 10;
  EXPECT_EQ(copy.find(7)[1], 9U);
  copy.at(8)[0] = 1;
  EXPECT_EQ(blocks.find(8), nullptr);
  const Blocks moved = std::move(copy);
  EXPECT_EQ(moved.find(7)[1], 9U);
  EXPECT_EQ(moved.find(8)[0], 1U);
  blocks = moved;
  EXPECT_EQ(blocks.find(8)[0], 1U);
}

TEST(CellBlocks, BeginWithZerosAgainWhenCleared) {
  Blocks blocks;
  blocks.at(7)[1] = 9;
  blocks.clear();
  EXPECT_EQ(blocks.size(), 0U);
  EXPECT_EQ(blocks.find(7), nullptr);
  EXPECT_EQ(blocks.at(3)[1], 0U);
}

}  // namespace
}  // namespace scene_palette
