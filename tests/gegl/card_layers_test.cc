// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of the pixels of a palette card's layers.

#include "plugin/gegl/card_layers.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <gegl.h>
#include <gtest/gtest.h>

#include "tests/gegl/buffers.h"

namespace scene_palette {
namespace {

BufferPtr new_buffer(const char* format, int width, int height,
                     const std::vector<std::uint8_t>& bytes = {},
                     const Babl* space = nullptr) {
  return make_buffer(babl_format_with_space(format, space),
                     {0, 0, width, height}, bytes);
}

/// Bytes that are all different from their neighbors.
std::vector<std::uint8_t> some_bytes(std::size_t count) {
  std::vector<std::uint8_t> bytes(count);
  for (std::size_t i = 0; i < count; ++i) {
    bytes[i] = static_cast<std::uint8_t>(37 * i + i / 256);
  }
  return bytes;
}

std::vector<std::uint8_t> bytes_of(const BufferPtr& buffer,
                                   const GeglRectangle& place) {
  const Babl* format = gegl_buffer_get_format(buffer.get());
  std::vector<std::uint8_t> bytes(
      static_cast<std::size_t>(place.width * place.height) *
      static_cast<std::size_t>(babl_format_get_bytes_per_pixel(format)));
  gegl_buffer_get(buffer.get(), &place, 1.0, format, bytes.data(),
                  GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  return bytes;
}

TEST(CopySelected, KeepsEveryValueInAnySpace) {
  for (const Babl* space : {babl_space("sRGB"), display_p3()}) {
    const BufferPtr source = new_buffer(
        "R'G'B'A u8", 40, 30, some_bytes(std::size_t{4} * 40 * 30), space);
    const GeglRectangle roi = {7, 5, 20, 11};
    const BufferPtr target = new_buffer("R'G'B'A u8", 20, 11, {}, space);
    copy_selected(source.get(), roi, {}, target.get());
    EXPECT_EQ(bytes_of(target, {0, 0, 20, 11}), bytes_of(source, roi));
  }
}

TEST(CopySelected, MultipliesAlphaAndNothingElse) {
  const BufferPtr source =
      new_buffer("R'G'B'A u8", 3, 1,
                 {10, 200, 90, 255, 10, 200, 90, 255, 10, 200, 90, 128});
  // The pixel (x, y) is at (x + 2, y + 1) of the mask.
  const BufferPtr mask =
      new_buffer("Y u8", 5, 2, {9, 9, 9, 9, 9, 9, 9, 255, 51, 255});
  const BufferPtr target = new_buffer("R'G'B'A u8", 3, 1);
  copy_selected(source.get(), {0, 0, 3, 1}, {{mask.get(), 2, 1}, {}},
                target.get());
  EXPECT_EQ(bytes_of(target, {0, 0, 3, 1}),
            (std::vector<std::uint8_t>{10, 200, 90, 255, 10, 200, 90, 51, 10,
                                       200, 90, 128}));
}

TEST(PaintBuffer, AsksForEachRowOnceAndInOrder) {
  // So large that the rows do not come in one go.
  constexpr int kWidth = 4096;
  constexpr int kHeight = 2500;
  const BufferPtr target = new_buffer("R'G'B' u8", kWidth, kHeight);
  std::vector<int> tops;
  int next = 0;
  const bool is_done =
      paint_buffer(target.get(), [&](const GeglRectangle& band) {
        EXPECT_TRUE(band.x == 0 && band.width == kWidth && band.y == next);
        next += band.height;
        tops.push_back(band.y);
        return std::vector<std::uint8_t>(
            std::size_t{3} * static_cast<std::size_t>(band.width) *
                static_cast<std::size_t>(band.height),
            static_cast<std::uint8_t>(tops.size()));
      });
  EXPECT_TRUE(is_done);
  EXPECT_EQ(next, kHeight);
  EXPECT_GT(tops.size(), 1U);
  for (std::size_t i = 0; i < tops.size(); ++i) {
    EXPECT_EQ(bytes_of(target, {kWidth - 1, tops[i], 1, 1}),
              std::vector<std::uint8_t>(3, static_cast<std::uint8_t>(i + 1)));
  }
}

TEST(PaintBuffer, SaysThatNothingCouldBeMade) {
  const BufferPtr target = new_buffer("R'G'B' u8", 4, 4);
  EXPECT_FALSE(paint_buffer(target.get(), [](const GeglRectangle&) {
    return std::vector<std::uint8_t>();
  }));
}

}  // namespace
}  // namespace scene_palette
