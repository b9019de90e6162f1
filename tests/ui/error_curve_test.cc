// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/error_curve.cc: drawings of 200 × 50.

#include "ui/error_curve.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/cairo_pointers.h"

namespace scene_palette {
namespace {

constexpr int kWidth = 200;
constexpr int kHeight = 50;
constexpr Srgb8 kBlack{0, 0, 0};
constexpr Srgb8 kRed{255, 0, 0};

CountChoice with_curve(const std::vector<double>& curve) {
  CountChoice count;
  count.curve = curve;
  return count;
}

SurfacePtr drawn(const CountChoice& count, std::size_t colors) {
  SurfacePtr surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, kWidth, kHeight));
  const CairoPtr cairo(cairo_create(surface.get()));
  draw_error_curve(cairo.get(), count, colors, kWidth, kHeight,
                   {.line = kBlack, .mark = kRed});
  cairo_surface_flush(surface.get());
  return surface;
}

std::uint32_t pixel(const SurfacePtr& surface, const CurvePoint& at) {
  const auto* row = reinterpret_cast<const std::uint32_t*>(
      cairo_image_surface_get_data(surface.get()) +
      std::lround(at.y) * cairo_image_surface_get_stride(surface.get()));
  return row[std::lround(at.x)];
}

int marked(const SurfacePtr& surface) {
  int count = 0;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      count += pixel(surface, {x * 1.0, y * 1.0}) == 0xffff0000 ? 1 : 0;
    }
  }
  return count;
}

TEST(ErrorCurve, GoesFromTheFewestColorsToTheMost) {
  const CountChoice count = with_curve({20, 10, 0});
  const CurvePoint first = curve_point(count, 1, kWidth, kHeight, false);
  const CurvePoint middle = curve_point(count, 2, kWidth, kHeight, false);
  const CurvePoint last = curve_point(count, 3, kWidth, kHeight, false);

  EXPECT_EQ(middle.x, kWidth / 2.0);
  EXPECT_EQ(middle.y, kHeight / 2.0);
  EXPECT_EQ(first.x + last.x, kWidth);
  EXPECT_EQ(first.y + last.y, kHeight);
  EXPECT_LT(first.x, 10);
  EXPECT_LT(first.y, 10);
}

TEST(ErrorCurve, IsMirroredFromRightToLeft) {
  const CountChoice count = with_curve({20, 10, 0});

  EXPECT_EQ(curve_point(count, 1, kWidth, kHeight, true).x,
            curve_point(count, 3, kWidth, kHeight, false).x);
  EXPECT_EQ(curve_point(count, 1, kWidth, kHeight, true).y,
            curve_point(count, 1, kWidth, kHeight, false).y);
}

TEST(ErrorCurve, EndsWhereNoMoreIsKnown) {
  const CountChoice count = with_curve({20, 10, 0});

  EXPECT_EQ(curve_point(count, 99, kWidth, kHeight, false).x,
            curve_point(count, 3, kWidth, kHeight, false).x);
}

TEST(ErrorCurve, MarksTheChosenNumber) {
  const CountChoice count = with_curve({20, 10, 8, 7, 6});
  const SurfacePtr surface = drawn(count, 2);

  EXPECT_EQ(pixel(surface, curve_point(count, 2, kWidth, kHeight, false)),
            0xffff0000);
  EXPECT_EQ(marked(drawn(count, 6)), 0);
  EXPECT_EQ(marked(drawn(count, 0)), 0);
}

TEST(ErrorCurve, IsNotDrawnWithoutTwoPoints) {
  for (const std::vector<double>& curve :
       {std::vector<double>(), std::vector<double>{3}}) {
    const SurfacePtr surface = drawn(with_curve(curve), 1);
    for (int x = 0; x < kWidth; ++x) {
      EXPECT_EQ(pixel(surface, {x * 1.0, kHeight / 2.0}), 0U);
    }
  }
}

TEST(ErrorCurve, IsDrawnWhereThereIsNoError) {
  const CountChoice count = with_curve({0, 0, 0});
  EXPECT_EQ(
      pixel(drawn(count, 2), curve_point(count, 2, kWidth, kHeight, false)),
      0xffff0000);
}

}  // namespace
}  // namespace scene_palette
