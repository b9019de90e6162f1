// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of what indexed buffers can hold, and that they get it.

#include "plugin/gegl/color_map.h"

#include <cstdint>
#include <vector>

#include <gegl.h>
#include <gtest/gtest.h>

#include "plugin/gegl/bridge.h"
#include "tests/gegl/buffers.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

/// Indexed formats with a map of orange, blue, green and black.
struct Indexed {
  const Babl* opaque = nullptr;
  const Babl* with_alpha = nullptr;

  Indexed() {
    babl_new_palette(nullptr, &opaque, &with_alpha);
    std::vector<std::uint8_t> map = {200, 100, 40, 10, 60, 250,
                                     20,  160, 30, 0,  0,  0};
    babl_palette_set_palette(opaque, babl_format("R'G'B' u8"), map.data(), 4);
  }
};

Palette palette(const std::vector<Srgb8>& colors) {
  return palette_of(colors, Space::oklab);
}

TEST(CanHold, IsTrueWhereEachColorIsInTheMap) {
  const Indexed format;
  EXPECT_TRUE(can_hold(format.opaque, palette({{10, 60, 250}, {0, 0, 0}})));
  EXPECT_TRUE(can_hold(format.with_alpha, palette({{20, 160, 30}})));
}

TEST(CanHold, IsFalseWhereOneColorIsNotInTheMap) {
  const Indexed format;
  const Palette other = palette({{10, 60, 250}, {10, 60, 251}});
  EXPECT_FALSE(can_hold(format.opaque, other));
  EXPECT_FALSE(can_hold(format.with_alpha, other));
}

TEST(CanHold, IsTrueForAllThatIsNotIndexed) {
  for (const char* name : {"R'G'B' u8", "Y' u8", "RGBA float"}) {
    EXPECT_TRUE(can_hold(babl_format(name), palette({{1, 2, 3}}))) << name;
  }
}

/// The linear sRGB values of the first pixel.
std::vector<float> linear_of(const BufferPtr& buffer) {
  std::vector<float> values(4);
  const GeglRectangle first = {0, 0, 1, 1};
  gegl_buffer_get(buffer.get(), &first, 1.0, babl_format("RGBA float"),
                  values.data(), GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  return values;
}

// The red of Display P3 in linear sRGB, by the matrices of CSS Color 4.
void expect_p3_red(const std::vector<float>& values) {
  EXPECT_NEAR(values[0], 1.2249F, 2e-3F);
  EXPECT_NEAR(values[1], -0.0421F, 2e-3F);
  EXPECT_NEAR(values[2], -0.0196F, 2e-3F);
}

TEST(SetSpace, TakesCodesForThoseOfTheSpace) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B'A u8"), {0, 0, 1, 1}, {255, 0, 0, 255});
  set_space(buffer.get(), display_p3());
  expect_p3_red(linear_of(buffer));
}

TEST(SetSpace, TakesTheColorMapForThatOfTheSpace) {
  for (const bool has_alpha : {false, true}) {
    const Babl* opaque = nullptr;
    const Babl* with_alpha = nullptr;
    babl_new_palette(nullptr, &opaque, &with_alpha);
    std::vector<std::uint8_t> map = {0, 0, 0, 255, 0, 0};
    babl_palette_set_palette(opaque, babl_format("R'G'B' u8"), map.data(), 2);
    const BufferPtr buffer =
        make_buffer<std::uint8_t>(has_alpha ? with_alpha : opaque, {0, 0, 1, 1},
                                  has_alpha ? std::vector<std::uint8_t>{1, 255}
                                            : std::vector<std::uint8_t>{1});
    set_space(buffer.get(), display_p3());
    EXPECT_EQ(babl_format_has_alpha(gegl_buffer_get_format(buffer.get())),
              has_alpha ? 1 : 0);
    expect_p3_red(linear_of(buffer));
  }
}

TEST(RemapBuffer, WritesIndicesOfTheMap) {
  const Indexed format;
  const GeglRectangle row = {0, 0, 4, 1};
  const BufferPtr source = make_buffer<std::uint8_t>(
      format.with_alpha, row, {0, 255, 1, 255, 2, 128, 3, 0});
  const BufferPtr target = make_buffer(format.with_alpha, row);
  ASSERT_TRUE(remap_buffer(source.get(), target.get(), row, {},
                           palette({{10, 60, 250}, {20, 160, 30}}),
                           Dither::none, Progress()));
  const std::vector<std::uint16_t> written =
      pixels_of<std::uint16_t>(target, row, format.with_alpha);
  // Orange is nearer to green; what is transparent keeps its color.
  EXPECT_EQ(written, (std::vector<std::uint16_t>{2 | 255 << 8, 1 | 255 << 8,
                                                 2 | 128 << 8, 3}));
}

}  // namespace
}  // namespace scene_palette
