// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/color.cc, against published values and libm.

#include "core/color.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

// Numbers of every size and sign that a float pixel can hold.
template <typename Check>
void for_each_size(const Check& check) {
  std::mt19937 engine(1);
  for (int i = 0; i < 100000; ++i) {
    const int exponent = static_cast<int>(engine() % 270) - 140;
    const double mantissa = 1 + static_cast<double>(engine()) / 4294967296.0;
    const double x = std::ldexp(mantissa, exponent);
    check(i % 2 == 0 ? x : -x);
  }
}

double relative_error(double value, double expected) {
  return std::abs(value - expected) / std::abs(expected);
}

TEST(CubeRoot, AgreesWithLibm) {
  for_each_size([](double x) {
    // In double precision libm's own error may be greater than the core's.
    const long double root = std::cbrt(static_cast<long double>(x));
    const auto error = static_cast<double>((cube_root(x) - root) / root);
    EXPECT_LT(std::abs(error), 4e-16) << x;
  });
}

TEST(CubeRoot, IsNothingOfNothing) {
  EXPECT_EQ(cube_root(0), 0);
  EXPECT_EQ(cube_root(-0.0), 0);
}

TEST(CubeRoot, IsExactForOne) {
  EXPECT_EQ(cube_root(1), 1);
  EXPECT_EQ(cube_root(-1), -1);
}

TEST(CubeRoot, NeverFallsAsItsArgumentRises) {
  double last = cube_root(0.2);
  double x = 0.2;
  for (int i = 0; i < 100000; ++i) {
    x = std::nextafter(x, 1.0);
    const double root = cube_root(x);
    // One unit in the last place of rounding noise.
    ASSERT_GE(root, last * (1 - 4e-16));
    last = root;
  }
}

// IEC 61966-2-1: the two pieces of the curve and points computed from them.
TEST(SrgbCurve, HasTheStandardsValues) {
  EXPECT_EQ(srgb_encode(0), 0);
  EXPECT_NEAR(srgb_encode(1), 1, 1e-15);
  EXPECT_NEAR(srgb_encode(0.001), 0.01292, 1e-15);
  EXPECT_NEAR(srgb_encode(0.5), 0.7353569830524495, 1e-14);
  EXPECT_NEAR(srgb_encode(0.18), 0.4613561295004388, 1e-14);
  EXPECT_NEAR(srgb_decode(0.5), 0.21404114048223255, 1e-14);
  EXPECT_NEAR(srgb_decode(0.02), 0.02 / 12.92, 1e-15);
  EXPECT_NEAR(srgb_decode(1), 1, 1e-15);
}

TEST(SrgbCurve, AgreesWithLibmAndMirrorsBelowZero) {
  for_each_size([](double x) {
    // 1.055 y - 0.055 loses digits where both are near each other.
    const double encoded = reference_encode(x);
    EXPECT_NEAR(srgb_encode(x), encoded, 1e-14 * (0.1 + std::abs(encoded)));
    const double decoded = reference_decode(x);
    EXPECT_LT(relative_error(srgb_decode(x), decoded), 1e-14) << x;
  });
}

TEST(SrgbCurve, ComesBackToTheSameValue) {
  for_each_size([](double x) {
    if (std::abs(x) < 1e16) {
      // The standard's two pieces do not meet exactly at their border.
      const double gap = std::abs(std::abs(x) - 0.0031308) < 1e-6 ? 1e-6 : 0;
      EXPECT_NEAR(srgb_decode(srgb_encode(x)), x, 1e-13 * std::abs(x) + gap);
    }
  });
}

TEST(LinearFromCode, AgreesWithTheStandard) {
  for (int code = 0; code < 256; ++code) {
    EXPECT_NEAR(linear_from_code(static_cast<std::uint8_t>(code)),
                reference_decode(code / 255.0), 1e-15);
  }
}

TEST(Srgb8, ComesBackExactlyForEveryCode) {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    const auto other = static_cast<std::uint8_t>(255 - code);
    const Srgb8 color = {byte, other, 0};
    EXPECT_EQ(srgb8_from_linear(linear_from_srgb8(color)), color);
  }
}

TEST(Srgb8, ComesBackExactlyThroughFloat) {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    const double linear = static_cast<float>(linear_from_code(byte));
    EXPECT_EQ(srgb8_from_linear({linear, linear, linear}),
              (Srgb8{byte, byte, byte}));
  }
}

TEST(Srgb8, RoundsToTheNearestCode) {
  const auto code = [](double value) {
    return srgb8_from_linear({reference_decode(value / 255), 0, 0}).r;
  };
  EXPECT_EQ(code(99.49), 99);
  EXPECT_EQ(code(99.51), 100);
  EXPECT_EQ(code(0.49), 0);
  EXPECT_EQ(code(0.51), 1);
  EXPECT_EQ(code(254.49), 254);
  EXPECT_EQ(code(254.51), 255);
}

TEST(Srgb8, ClampsWhatIsOutOfGamut) {
  EXPECT_EQ(srgb8_from_linear({-0.5, 1.5, 0}), (Srgb8{0, 255, 0}));
  constexpr double kHuge = std::numeric_limits<float>::max();
  EXPECT_EQ(srgb8_from_linear({-kHuge, kHuge, -1e-30}), (Srgb8{0, 255, 0}));
}

TEST(Srgb8, ClampsInfinity) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(srgb8_from_linear({kInfinity, -kInfinity, 0}), (Srgb8{255, 0, 0}));
}

TEST(Srgb, ConvertsEachChannel) {
  const Srgb srgb = srgb_from_linear({0.5, 0, -0.5});
  EXPECT_NEAR(srgb.r, 0.7353569830524495, 1e-14);
  EXPECT_EQ(srgb.g, 0);
  EXPECT_NEAR(srgb.b, -0.7353569830524495, 1e-14);
  EXPECT_TRUE(near(linear_from_srgb(srgb), {0.5, 0, -0.5}, 1e-14));
}

// CSS Color Module Level 4 gives white as oklab(1 0 0); the primaries are the
// values of its sample code for #f00, #0f0 and #00f.
TEST(Oklab, HasThePublishedValuesOfTheSrgbPrimaries) {
  EXPECT_TRUE(near(oklab_from_linear({1, 1, 1}), {1, 0, 0}, 1e-6));
  EXPECT_TRUE(near(oklab_from_linear({0, 0, 0}), {0, 0, 0}, 0));
  EXPECT_TRUE(
      near(oklab_from_linear({1, 0, 0}), {0.627955, 0.224863, 0.125846}, 1e-5));
  EXPECT_TRUE(near(oklab_from_linear({0, 1, 0}),
                   {0.866440, -0.233888, 0.179498}, 1e-5));
  EXPECT_TRUE(near(oklab_from_linear({0, 0, 1}),
                   {0.452014, -0.032457, -0.311528}, 1e-5));
}

// The table of pairs on Ottosson's page, rounded to three digits there.  Its
// XYZ primaries lie far outside the sRGB gamut: their linear values are the
// columns of the standard's matrix from XYZ to sRGB.
TEST(Oklab, HasTheTableValuesOutOfGamut) {
  EXPECT_TRUE(near(oklab_from_linear({3.2404542, -0.9692660, 0.0556434}),
                   {0.450, 1.236, -0.019}, 2e-3));
  EXPECT_TRUE(near(oklab_from_linear({-1.5371385, 1.8760108, -0.2040259}),
                   {0.922, -0.671, 0.263}, 2e-3));
  EXPECT_TRUE(near(oklab_from_linear({-0.4985314, 0.0415560, 1.0572252}),
                   {0.153, -1.415, -0.449}, 2e-3));
}

TEST(Oklab, AgreesWithLibmForColorsOfEverySize) {
  std::mt19937 engine(2);
  for (int i = 0; i < 20000; ++i) {
    const double size = std::ldexp(1, static_cast<int>(engine() % 100) - 50);
    const auto value = [&engine, size] {
      return size * (static_cast<double>(engine()) / 2147483648.0 - 1);
    };
    const LinearRgb color = {value(), value(), value()};
    const Oklab expected = reference_oklab(color);
    // An LMS value near 0 keeps the rounding error of its large parts.
    const double tolerance = 1e-5 * std::cbrt(size);
    EXPECT_TRUE(near(oklab_from_linear(color), expected, tolerance));
  }
}

TEST(Oklab, AgreesWithLibmToTheLastDigitsInGamut) {
  std::mt19937 engine(3);
  for (int i = 0; i < 20000; ++i) {
    const auto value = [&engine] {
      return static_cast<double>(engine()) / 4294967296.0;
    };
    const LinearRgb color = {value(), value(), value()};
    EXPECT_TRUE(near(oklab_from_linear(color), reference_oklab(color), 1e-14));
  }
}

TEST(Oklab, ComesBackToTheSameColor) {
  std::mt19937 engine(4);
  for (int i = 0; i < 20000; ++i) {
    const auto value = [&engine] {
      return 4 * static_cast<double>(engine()) / 4294967296.0 - 1;
    };
    const LinearRgb color = {value(), value(), value()};
    // The published matrices have ten digits and are inverse to about seven.
    EXPECT_TRUE(near(linear_from_oklab(oklab_from_linear(color)), color, 3e-6));
  }
}

TEST(Oklab, ComesBackExactlyForEvery8BitGrayAndPrimary) {
  for (int code = 0; code < 256; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    for (const Srgb8& color :
         {Srgb8{byte, byte, byte}, Srgb8{byte, 0, 0}, Srgb8{0, byte, 0},
          Srgb8{0, 0, byte}, Srgb8{255, 255, byte}}) {
      const Oklab lab = oklab_from_linear(linear_from_srgb8(color));
      EXPECT_EQ(srgb8_from_linear(linear_from_oklab(lab)), color);
    }
  }
}

TEST(Coordinates, AreThoseOfTheirSpace) {
  const LinearRgb color = {0.2, 0.5, 0.05};
  const Oklab lab = oklab_from_linear(color);
  EXPECT_EQ(coordinates_from_linear(color, Space::oklab),
            (Coordinates{lab.l, lab.a, lab.b}));
  const Srgb srgb = srgb_from_linear(color);
  EXPECT_EQ(coordinates_from_linear(color, Space::srgb),
            (Coordinates{srgb.r, srgb.g, srgb.b}));
}

TEST(Coordinates, ComeBackToTheSameColor) {
  const LinearRgb color = {0.2, 1.5, -0.05};
  for (const Space space : {Space::oklab, Space::srgb}) {
    const Coordinates point = coordinates_from_linear(color, space);
    EXPECT_TRUE(near(linear_from_coordinates(point, space), color, 1e-6));
  }
}

TEST(SquaredDistance, SumsTheSquaresOfAllAxes) {
  EXPECT_EQ(squared_distance({1, 2, 3}, {1, 2, 3}), 0);
  EXPECT_EQ(squared_distance({1, 2, 3}, {2, 4, 6}), 14);
  EXPECT_EQ(squared_distance({2, 4, 6}, {1, 2, 3}), 14);
}

}  // namespace
}  // namespace scene_palette
