// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/fast_oklab.h and of core/kernels/color.cc, against libm in
// double precision.

#include "core/fast_oklab.h"

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/kernels/kernels.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

struct Planes {
  std::vector<float> r;
  std::vector<float> g;
  std::vector<float> b;
};

Planes planes_of(std::span<const Rgba> pixels) {
  Planes planes;
  for (const Rgba& pixel : pixels) {
    planes.r.push_back(pixel.r);
    planes.g.push_back(pixel.g);
    planes.b.push_back(pixel.b);
  }
  return planes;
}

void oklab_in_place(Planes& planes) {
  best_kernels().oklab_in_place(planes.r.data(), planes.g.data(),
                                planes.b.data(), planes.r.size());
}

void expect_oklab(std::span<const Rgba> pixels) {
  Planes planes = planes_of(pixels);
  oklab_in_place(planes);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Oklab expected = reference_oklab(reference_linear(pixels[i]));
    EXPECT_TRUE(
        near(Oklab{planes.r[i], planes.g[i], planes.b[i]}, expected, 2e-6))
        << "pixel " << i;
  }
}

TEST(FastCubeRoot, AgreesWithLibm) {
  for (const auto& [r, g, b, a] : random_linear(20000, 0, 2, 5)) {
    for (const float x : {r, g * g * g, b * 0x1.0p-19F}) {
      const double root = std::cbrt(static_cast<double>(x) + 1e-30);
      EXPECT_NEAR(fast_cube_root(x), root, 3e-7 * root) << x;
    }
  }
}

TEST(FastCubeRoot, IsNearlyNothingForNothing) {
  EXPECT_NEAR(fast_cube_root(0), 1e-10, 1e-15);
}

TEST(FastOklab, AgreesWithLibmFromZeroToOne) {
  expect_oklab(random_linear(20000, 0, 1, 1));
  expect_oklab(random_linear(20000, 0, 0.001F, 2));
}

TEST(FastOklab, AgreesWithLibmForEvery8BitGrayAndPrimary) {
  Pixels8 pixels;
  for (int i = 0; i < 256; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    pixels.push_back({code, code, code, 255});
    pixels.push_back({code, 0, 0, 255});
    pixels.push_back({0, code, 0, 255});
    pixels.push_back({0, 0, code, 255});
  }
  expect_oklab(to_linear(pixels));
}

TEST(FastOklab, TakesNothing) {
  Planes planes;
  oklab_in_place(planes);
  EXPECT_TRUE(planes.r.empty());
}

TEST(FastOklab, GivesTheSameBitsForAnyLength) {
  const Pixels pixels = random_linear(100, 0, 1, 3);
  Planes whole = planes_of(pixels);
  oklab_in_place(whole);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    Planes one = planes_of(std::span(pixels).subspan(i, 1));
    oklab_in_place(one);
    EXPECT_EQ(one.r[0], whole.r[i]);
    EXPECT_EQ(one.g[0], whole.g[i]);
    EXPECT_EQ(one.b[0], whole.b[i]);
  }
}

}  // namespace
}  // namespace scene_palette
