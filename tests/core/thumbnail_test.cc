// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/thumbnail.cc.

#include "core/thumbnail.h"

#include <array>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

/// 256 × `rows` samples; each has its column as red and its row as green.
Thumbnail columns(int rows) {
  Thumbnail thumbnail;
  thumbnail.width = 256;
  thumbnail.height = rows;
  for (int i = 0; i < 256 * rows; ++i) {
    thumbnail.samples.push_back({static_cast<std::uint8_t>(i % 256),
                                 static_cast<std::uint8_t>(i / 256), 0, 255});
  }
  thumbnail.pixels = thumbnail.samples;
  return thumbnail;
}

TEST(SampleColors, AreAllWhereThereAreNoMore) {
  const Thumbnail thumbnail = columns(1);
  const std::vector<Srgb8> colors = sample_colors(thumbnail, 256);
  ASSERT_EQ(colors.size(), 256U);
  EXPECT_EQ(colors[7], (Srgb8{7, 0, 0}));
  EXPECT_EQ(sample_colors(thumbnail, 1000), colors);
}

TEST(SampleColors, AreSpreadEvenly) {
  const std::vector<Srgb8> colors = sample_colors(columns(200), 2000);
  ASSERT_EQ(colors.size(), 2000U);
  std::array<int, 8> in_columns{};
  std::array<int, 8> in_rows{};
  for (const Srgb8& color : colors) {
    ++in_columns[color.r / 32];
    ++in_rows[color.g / 25];
  }
  for (std::size_t part = 0; part < 8; ++part) {
    EXPECT_NEAR(in_columns[part], 250, 75);  // 5 standard deviations
    EXPECT_NEAR(in_rows[part], 250, 1);
  }
}

TEST(SampleColors, AreNoneTwice) {
  const std::vector<Srgb8> colors = sample_colors(columns(200), 2000);
  EXPECT_EQ(std::set(colors.begin(), colors.end()).size(), 2000U);
}

TEST(SampleColors, LeaveOutWhatIsTransparentOrNotSelected) {
  Thumbnail thumbnail = columns(1);
  thumbnail.selected.assign(256, 0);
  thumbnail.selected[3] = 255;
  thumbnail.selected[4] = 128;
  thumbnail.selected[5] = 127;
  thumbnail.selected[6] = 255;
  thumbnail.samples[6].a = 0;
  EXPECT_EQ(sample_colors(thumbnail, 10),
            (std::vector<Srgb8>{{3, 0, 0}, {4, 0, 0}}));
}

TEST(SampleColors, AreNoneOfNothing) {
  EXPECT_TRUE(sample_colors({}, 10).empty());
  EXPECT_TRUE(sample_colors(columns(1), 0).empty());
}

}  // namespace
}  // namespace scene_palette
