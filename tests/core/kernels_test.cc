// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/kernels: each table gives the same bits.

#include "core/kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include <gtest/gtest.h>

#include "core/palette_points.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr std::size_t kBlock = 64;
constexpr BoxMargin kMargin = {8e-6F, 2e-6F};
constexpr FloatErrors kErrors = {true, 6e-11F, 1e-8F, 1e-12F, kMargin};

ColorList random_colors(std::size_t count, BoxAxes axes) {
  Palette palette;
  for (const Rgba& pixel : random_linear(count, 0, 1, 1)) {
    palette.swatches.push_back(make_swatch(reference_linear(pixel), 0.1));
  }
  return color_list(points_of(palette), axes);
}

std::vector<std::int32_t> indices_of(const ColorList& list) {
  return {list.index, list.index + list.count};
}

struct Planes {
  std::array<std::vector<float>, 4> values;

  explicit Planes(std::size_t count) { values.fill(std::vector<float>(count)); }
  PointPlanes pointers() {
    return {{values[0].data(), values[1].data(), values[2].data()},
            values[3].data()};
  }
};

Planes points_of(const Kernels& kernels, const Pixels& pixels,
                 const FloatErrors& errors) {
  Planes planes(pixels.size());
  kernels.remap.points_of_pixels(&pixels[0].r, pixels.size(), errors,
                                 planes.pointers());
  return planes;
}

// Pairs of the baseline with each better table of this processor.
class KernelsOfLevel : public testing::Test {
 protected:
  void SetUp() override {
    if (avx2_kernels() == nullptr) {
      GTEST_SKIP() << "no AVX2 here";
    }
  }
  const Kernels& baseline = baseline_kernels();
  const Kernels& avx2 =
      avx2_kernels() != nullptr ? *avx2_kernels() : baseline_kernels();
};

TEST_F(KernelsOfLevel, HaveTheirNames) {
  EXPECT_STREQ(baseline.name, "baseline");
  EXPECT_STREQ(avx2.name, "avx2");
}

TEST_F(KernelsOfLevel, ConvertToTheSameBits) {
  std::array<Planes, 2> planes = {Planes(1003), Planes(1003)};
  const Pixels pixels = random_linear(1003, 0, 1, 2);
  for (Planes& plane : planes) {
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      plane.values[0][i] = pixels[i].r;
      plane.values[1][i] = pixels[i].g;
      plane.values[2][i] = pixels[i].b;
    }
  }
  const auto convert = [](const Kernels& kernels, Planes& p) {
    kernels.oklab_in_place(p.values[0].data(), p.values[1].data(),
                           p.values[2].data(), p.values[0].size());
  };
  convert(baseline, planes[0]);
  convert(avx2, planes[1]);
  EXPECT_EQ(planes[0].values, planes[1].values);
}

TEST_F(KernelsOfLevel, MeasureTheSameDistances) {
  constexpr std::size_t kCount = 1000;
  std::array<std::vector<double>, 6> values;
  for (const Rgba& pixel : random_linear(2 * kCount, -1, 2, 3)) {
    const std::size_t first = values[0].size() < kCount ? 0 : 3;
    values[first].push_back(pixel.r);
    values[first + 1].push_back(pixel.g);
    values[first + 2].push_back(pixel.b);
  }
  const double* const colors[] = {values[0].data(), values[1].data(),
                                  values[2].data()};
  const double* const points[] = {values[3].data(), values[4].data(),
                                  values[5].data()};
  std::array<std::vector<double>, 2> squared;
  squared.fill(std::vector<double>(kCount));
  baseline.remap.oklab_distances(colors, points, kCount, squared[0].data());
  avx2.remap.oklab_distances(colors, points, kCount, squared[1].data());
  EXPECT_EQ(squared[0], squared[1]);
  for (std::size_t i = 0; i < kCount; ++i) {
    const Coordinates color = reference_coordinates(
        {values[0][i], values[1][i], values[2][i]}, Space::oklab);
    const double expected = std::pow(color[0] - values[3][i], 2) +
                            std::pow(color[1] - values[4][i], 2) +
                            std::pow(color[2] - values[5][i], 2);
    ASSERT_NEAR(squared[0][i], expected, 1e-13 * (1 + expected));
  }
}

TEST_F(KernelsOfLevel, LookUpTheSameIndices) {
  std::vector<std::uint32_t> tiles(std::size_t{64} * 64 * 64, 65);
  std::vector<std::uint8_t> blocks(200);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i] = static_cast<std::uint8_t>(i);
  }
  const CodeMap map = {tiles.data(), blocks.data()};
  const Pixels8 pixels = random_pixels(1001, 4);
  const auto look_up = [&](const Kernels& kernels) {
    std::vector<std::uint8_t> indices(pixels.size());
    EXPECT_EQ(kernels.remap.look_up(pixels.data(), pixels.size(), map,
                                    indices.data()),
              pixels.size());
    return indices;
  };
  const std::vector<std::uint8_t> indices = look_up(baseline);
  EXPECT_EQ(look_up(avx2), indices);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const auto [r, g, b, a] = pixels[i];
    ASSERT_EQ(indices[i], 65 + (r & 3) * 16 + (g & 3) * 4 + (b & 3));
  }
}

TEST_F(KernelsOfLevel, StopBeforeUnknownTiles) {
  std::vector<std::uint32_t> tiles(std::size_t{64} * 64 * 64, 65);
  tiles[1] = 0;  // codes 0, 0, 4 to 7
  const std::vector<std::uint8_t> blocks(200);
  Pixels8 pixels(50, {9, 9, 9, 255});
  pixels[21] = {3, 3, 7, 255};
  std::vector<std::uint8_t> indices(pixels.size());
  for (const Kernels& kernels : {baseline, avx2}) {
    const CodeMap map = {tiles.data(), blocks.data()};
    EXPECT_EQ(kernels.remap.look_up(pixels.data(), pixels.size(), map,
                                    indices.data()),
              16);
    EXPECT_EQ(kernels.remap.look_up(&pixels[16], 3, map, indices.data()), 3);
    EXPECT_EQ(kernels.remap.look_up(&pixels[16], 6, map, indices.data()), 0);
  }
}

TEST_F(KernelsOfLevel, LeaveTheSameColorsPossible) {
  const ColorList colors = random_colors(256, BoxAxes::cone_roots);
  for (const Rgba& pixel : random_linear(500, 0, 0.9F, 5)) {
    const float low[] = {pixel.r, pixel.g, pixel.b};
    const float high[] = {pixel.r + 0.02F, pixel.g + 0.02F, pixel.b + 0.02F};
    ColorList a;
    ColorList b;
    baseline.remap.possible_in_cube(low, high, true, colors, kMargin, a);
    avx2.remap.possible_in_cube(low, high, true, colors, kMargin, b);
    ASSERT_EQ(indices_of(a), indices_of(b));
  }
}

TEST_F(KernelsOfLevel, DecideTilesTheSame) {
  const ColorList colors = random_colors(100, BoxAxes::cone_roots);
  for (const Rgba& pixel : random_linear(200, 0, 0.9F, 6)) {
    std::array<std::array<float, 4>, 3> codes{};
    for (std::size_t i = 0; i < 4; ++i) {
      const float step = 0.02F * static_cast<float>(i);
      codes[0][i] = pixel.r + step;
      codes[1][i] = pixel.g + step;
      codes[2][i] = pixel.b + step;
    }
    const CodeCube cube = {codes[0].data(), codes[1].data(), codes[2].data()};
    std::array<std::uint8_t, kBlock> a{};
    std::array<std::uint8_t, kBlock> b{};
    const Doubt doubt = {1e-6F, 1e-12F};
    EXPECT_EQ(baseline.remap.decide_tile(cube, true, colors, doubt, a.data()),
              avx2.remap.decide_tile(cube, true, colors, doubt, b.data()));
    ASSERT_EQ(a, b);
  }
}

TEST_F(KernelsOfLevel, FindTheSameNearestOfFloats) {
  const ColorList colors = random_colors(100, BoxAxes::coordinates);
  for (const float high : {1.0F, 3.0F, 40.0F}) {
    const Pixels pixels =
        random_linear(kBlock * 10, high > 1 ? -high : 0, high, 7);
    for (const bool is_oklab : {true, false}) {
      FloatErrors errors = kErrors;
      errors.is_oklab = is_oklab;
      Planes a = points_of(baseline, pixels, errors);
      Planes b = points_of(avx2, pixels, errors);
      EXPECT_EQ(a.values, b.values);
      std::array<std::uint8_t, kBlock> in_a{};
      std::array<std::uint8_t, kBlock> in_b{};
      ColorList possible;
      EXPECT_EQ(baseline.remap.nearest_of_points(a.pointers(), errors, colors,
                                                 possible, in_a.data()),
                avx2.remap.nearest_of_points(b.pointers(), errors, colors,
                                             possible, in_b.data()));
      EXPECT_EQ(in_a, in_b);
    }
  }
}

// What the tests for doubt in core/remap.cc count on.
TEST(PointsOfPixels, AreAsExactAsAssumed) {
  for (const Space space : {Space::oklab, Space::srgb}) {
    FloatErrors errors = kErrors;
    errors.is_oklab = space == Space::oklab;
    for (const float high : {0.001F, 1.0F, 16.0F}) {
      const float low = high > 1 ? -high : 0;
      const double tolerance = high > 1 ? 3e-5 : 2e-6;
      const Pixels pixels = random_linear(80000, low, high, 8);
      const Planes planes = points_of(best_kernels(), pixels, errors);
      for (std::size_t i = 0; i < pixels.size(); ++i) {
        const Coordinates expected =
            reference_coordinates(reference_linear(pixels[i]), space);
        const Coordinates point = {planes.values[0][i], planes.values[1][i],
                                   planes.values[2][i]};
        if (planes.values[3][i] >= 0) {
          ASSERT_LT(std::sqrt(squared_distance(point, expected)), tolerance);
        }
      }
    }
  }
}

}  // namespace
}  // namespace scene_palette
