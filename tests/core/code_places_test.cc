// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/code_places.cc.

#include "core/code_places.h"

#include <array>
#include <cstdint>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

double linear_of_code(int code) { return reference_decode(code / 255.0); }

TEST(CodePlaces, PutsCodesWhereTheirLinearValuesLie) {
  const CodePlaces& layout = CodePlaces::shared();
  for (const Rgba8& codes : random_pixels(20000, 2)) {
    const std::array<int, 3> values = {codes.r, codes.g, codes.b};
    const auto [cell, residuals] = layout.place_of(codes);
    const CellLayout::Levels levels = CellLayout::levels_of(cell);
    for (int axis = 0; axis < 3; ++axis) {
      const double linear = linear_of_code(values[axis]);
      ASSERT_EQ(levels[axis], CellLayout::place(linear, axis).level);
      const std::uint32_t residual = residuals >> 2 * axis & 3;
      EXPECT_NEAR(layout.linear_at(residual, levels[axis], axis), linear,
                  1e-15);
    }
  }
}

TEST(CodePlaces, DrawsAStraightLineBetweenCodes) {
  const CodePlaces& layout = CodePlaces::shared();
  for (int code = 0; code < 255; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    const auto [cell, residuals] = layout.place_of({byte, 0, 0, 255});
    const std::int32_t level = CellLayout::levels_of(cell)[0];
    const double middle = layout.linear_at((residuals & 3) + 0.5, level, 0);
    EXPECT_NEAR(middle, (linear_of_code(code) + linear_of_code(code + 1)) / 2,
                1e-15);
    EXPECT_NEAR(middle, reference_decode((code + 0.5) / 255), 1e-5);
  }
}

}  // namespace
}  // namespace scene_palette
