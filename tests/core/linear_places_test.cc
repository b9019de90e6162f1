// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/linear_places.cc and its kernel, core/kernels/histogram.cc.

#include "core/linear_places.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "core/code_places.h"
#include "core/kernels/kernels.h"
#include "tests/support/images.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kTiny = std::numeric_limits<float>::denorm_min();

LinearPlaces places_of(const Rgba& pixel) {
  LinearPlaces places;
  places.find({&pixel, 1});
  return places;
}

// The place of a value on each axis, alike on all channels.
std::array<CellLayout::Place, 3> places_on_axes(float value) {
  const LinearPlaces places = places_of({value, value, value, 1});
  EXPECT_TRUE(places.is_plain(0)) << value;
  const CellLayout::Levels levels = CellLayout::levels_of(places.cell(0));
  std::array<CellLayout::Place, 3> result{};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    result[axis] = {levels[axis], places.fractions(0)[axis]};
  }
  return result;
}

// The greatest level whose cube is not above the scaled value, and how far
// between that cube and the next one the value is.
CellLayout::Place expected_place(float value, int axis) {
  const int levels = CellLayout::kLevels[axis];
  const float scaled = value * static_cast<float>(levels * levels * levels);
  int level = 0;
  while (level + 1 < levels && static_cast<float>((level + 1) * (level + 1) *
                                                  (level + 1)) <= scaled) {
    ++level;
  }
  const double low = std::pow(level, 3);
  const double part = (scaled - low) / (std::pow(level + 1, 3) - low);
  return {level, static_cast<std::uint32_t>(std::lround(part * 16384))};
}

void expect_place(float value) {
  const std::array<CellLayout::Place, 3> places = places_on_axes(value);
  for (int axis = 0; axis < 3; ++axis) {
    const CellLayout::Place expected = expected_place(value, axis);
    EXPECT_EQ(places[axis].level, expected.level) << value << ' ' << axis;
    EXPECT_NEAR(places[axis].fraction, expected.fraction, 1) << value;
  }
}

TEST(LinearPlaces, AreUniformInTheCubeRoot) {
  for (const auto& [r, g, b, a] : random_linear(20000, 0, 1, 1)) {
    expect_place(r);
    expect_place(g * g * g);
  }
  for (const float value : {0.0F, -0.0F, kTiny, 1e-30F, 1e-9F, 1.0F}) {
    expect_place(value);
  }
}

TEST(LinearPlaces, AreExactAtTheEdgesOfCells) {
  for (int axis = 0; axis < 3; ++axis) {
    for (int level = 1; level < CellLayout::kLevels[axis]; ++level) {
      const double root =
          static_cast<double>(level) / CellLayout::kLevels[axis];
      const auto edge = static_cast<float>(root * root * root);
      expect_place(std::nextafter(edge, 0.0F));
      expect_place(edge);
      expect_place(std::nextafter(edge, 1.0F));
    }
  }
}

TEST(LinearPlaces, RiseWithTheValue) {
  std::array<double, 3> last = {-1, -1, -1};
  for (int i = 0; i <= 50000; ++i) {
    const std::array<CellLayout::Place, 3> places =
        places_on_axes(static_cast<float>(i) / 50000);
    for (int axis = 0; axis < 3; ++axis) {
      const double position =
          places[axis].level + places[axis].fraction / 16384.0;
      ASSERT_GE(position, last[axis]);
      last[axis] = position;
    }
  }
}

TEST(LinearPlaces, AreThoseOfTheCodesFor8BitColors) {
  for (int i = 0; i < 256; ++i) {
    const auto code = static_cast<std::uint8_t>(i);
    for (const Rgba8& codes :
         {Rgba8{code, 0, 255, 255}, Rgba8{0, code, 255, 255},
          Rgba8{0, 255, code, 255}, Rgba8{code, code, code, 255}}) {
      const Pixels8 pixels = {codes};
      const Rgba linear = to_linear(pixels)[0];
      const std::uint32_t expected = CodePlaces::shared().place_of(codes).cell;
      EXPECT_EQ(places_of(linear).cell(0), expected) << i;
      // Nor would another rounding put it elsewhere.
      const float more = 1 + 4 * std::numeric_limits<float>::epsilon();
      EXPECT_EQ(
          places_of({linear.r / more, linear.g / more, linear.b / more, 1})
              .cell(0),
          expected);
    }
  }
}

TEST(LinearPlaces, PutWhiteIntoTheLastCellAndBlackIntoTheFirst) {
  EXPECT_EQ(places_of({0, 0, 0, 1}).cell(0), 0U);
  EXPECT_EQ(places_of({1, 1, 1, 1}).cell(0), CellLayout::kCells - 1);
  EXPECT_EQ(places_of({0, 0, 0, 1}).fractions(0),
            (std::array<std::uint32_t, 3>{0, 0, 0}));
  EXPECT_EQ(places_of({1, 1, 1, 1}).fractions(0),
            (std::array<std::uint32_t, 3>{16384, 16384, 16384}));
}

TEST(LinearPlaces, KnowWhatIsBesideTheGrid) {
  const float above = std::nextafter(1.0F, 2.0F);
  for (const float value :
       {kNan, kInfinity, -kInfinity, above, -kTiny, -1.0F, 1e38F}) {
    for (const Rgba& pixel :
         {Rgba{value, 0, 0, 1}, Rgba{1, value, 1, 1}, Rgba{0, 0, value, 1},
          Rgba{value, value, value, 1}}) {
      EXPECT_FALSE(places_of(pixel).is_in_grid(0)) << value;
      EXPECT_FALSE(places_of(pixel).is_plain(0)) << value;
      EXPECT_FALSE(places_of(pixel).are_plain(1)) << value;
    }
    EXPECT_TRUE(places_of({0, 0.5F, 1, value}).is_in_grid(0));
    EXPECT_FALSE(places_of({0, 0.5F, 1, value}).is_plain(0));
  }
  EXPECT_FALSE(places_of({0, 0.5F, 1, 0.999F}).is_plain(0));
  EXPECT_TRUE(places_of({0, 0.5F, 1, 1}).are_plain(1));
}

TEST(LinearPlaces, HoldManyPixels) {
  const Pixels pixels = random_linear(256, -0.2F, 1.2F, 3);
  for (const std::size_t count : {0, 1, 2, 3, 255, 256}) {
    LinearPlaces places;
    places.find(std::span(pixels).first(count));
    for (std::size_t i = 0; i < count; ++i) {
      const LinearPlaces one = places_of(pixels[i]);
      ASSERT_EQ(places.is_in_grid(i), one.is_in_grid(0));
      if (one.is_in_grid(0)) {
        EXPECT_EQ(places.cell(i), one.cell(0));
        EXPECT_EQ(places.fractions(i), one.fractions(0));
        EXPECT_EQ(places.fractions_and_one(i)[3], 1U);
      }
    }
  }
}

TEST(LinearPlaces, AreTheSameForEachInstructionLevel) {
  if (avx2_kernels() == nullptr) {
    GTEST_SKIP() << "this processor has one level";
  }
  Pixels pixels = random_linear(20001, -0.1F, 1.1F, 4);
  pixels[7] = {kNan, -0.0F, kTiny, 1};
  pixels[8] = {kInfinity, 1, 0, kNan};
  std::vector<std::uint32_t> parts(pixels.size() * 4);
  std::vector<std::uint32_t> fractions(pixels.size() * 4);
  std::vector<std::uint32_t> avx2_parts(pixels.size() * 4);
  std::vector<std::uint32_t> avx2_fractions(pixels.size() * 4);
  baseline_kernels().place_linear(&pixels[0].r, pixels.size(), parts.data(),
                                  fractions.data());
  avx2_kernels()->place_linear(&pixels[0].r, pixels.size(), avx2_parts.data(),
                               avx2_fractions.data());
  EXPECT_EQ(parts, avx2_parts);
  EXPECT_EQ(fractions, avx2_fractions);
}

}  // namespace
}  // namespace scene_palette
