// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/strip_marks.cc: strips of 100 × 40, four swatches in a row or in
// two rows.

#include "ui/strip_marks.h"

#include <cmath>
#include <cstddef>
#include <vector>

#include <gtest/gtest.h>

#include "tests/ui/strips.h"

namespace scene_palette {
namespace {

const std::vector<StripRectangle> kRow = {
    {0, 0, 25, 40}, {25, 0, 25, 40}, {50, 0, 25, 40}, {75, 0, 25, 40}};
const std::vector<StripRectangle> kRowToLeft = {
    {75, 0, 25, 40}, {50, 0, 25, 40}, {25, 0, 25, 40}, {0, 0, 25, 40}};
const std::vector<StripRectangle> kRows = {{0, 0, 50, 20},
                                           {50, 0, 50, 20},
                                           {0, 20, 33, 20},
                                           {33, 20, 33, 20},
                                           {66, 20, 34, 20}};

TEST(SwatchAt, FindsTheSwatchUnderAPoint) {
  EXPECT_EQ(swatch_at(kRow, 0, 0), 0U);
  EXPECT_EQ(swatch_at(kRow, 24.9, 39), 0U);
  EXPECT_EQ(swatch_at(kRow, 25, 39), 1U);
  EXPECT_EQ(swatch_at(kRowToLeft, 1, 1), 3U);
  EXPECT_EQ(swatch_at(kRows, 60, 25), 3U);
}

TEST(SwatchAt, FindsNothingOutside) {
  EXPECT_EQ(swatch_at(kRow, -1, 5), std::nullopt);
  EXPECT_EQ(swatch_at(kRow, 100, 5), std::nullopt);
  EXPECT_EQ(swatch_at(kRow, 50, 40), std::nullopt);
  EXPECT_EQ(swatch_at({}, 0, 0), std::nullopt);
}

TEST(GapAt, IsOnTheNearSideOfASwatch) {
  EXPECT_EQ(gap_at(kRow, 2, 5, false), 0U);
  EXPECT_EQ(gap_at(kRow, 20, 5, false), 1U);
  EXPECT_EQ(gap_at(kRow, 30, 5, false), 1U);
  EXPECT_EQ(gap_at(kRow, 99, 5, false), 4U);
}

TEST(GapAt, IsMirroredFromRightToLeft) {
  EXPECT_EQ(gap_at(kRowToLeft, 99, 5, true), 0U);
  EXPECT_EQ(gap_at(kRowToLeft, 80, 5, true), 1U);
  EXPECT_EQ(gap_at(kRowToLeft, 2, 5, true), 4U);
}

TEST(GapAt, FollowsThePointerOutside) {
  EXPECT_EQ(gap_at(kRow, -50, 90, false), 0U);
  EXPECT_EQ(gap_at(kRow, 500, -9, false), 4U);
  EXPECT_EQ(gap_at(kRows, 500, 15, false), 2U);
  EXPECT_EQ(gap_at({}, 5, 5, false), std::nullopt);
}

TEST(NextRow, IsTheNearestAboveOrBelow) {
  EXPECT_EQ(swatch_in_next_row(kRows, 0, true), 2U);
  EXPECT_EQ(swatch_in_next_row(kRows, 1, true), 4U);
  EXPECT_EQ(swatch_in_next_row(kRows, 4, false), 1U);
  EXPECT_EQ(swatch_in_next_row(kRows, 2, false), 0U);
}

TEST(NextRow, IsTheSameAtTheEdges) {
  EXPECT_EQ(swatch_in_next_row(kRows, 1, false), 1U);
  EXPECT_EQ(swatch_in_next_row(kRows, 3, true), 3U);
  EXPECT_EQ(swatch_in_next_row(kRow, 2, true), 2U);
}

TEST(LockPlace, IsInTheTopCornerAtTheEnd) {
  const StripRectangle place{20, 10, 60, 50};
  const StripRectangle lock = lock_place(place, 14, false);
  EXPECT_EQ(lock.width, 14);
  EXPECT_EQ(lock.height, 14);
  EXPECT_GT(lock.x, place.x + place.width / 2);
  EXPECT_LT(lock.x + lock.width, place.x + place.width);
  EXPECT_GT(lock.y, place.y);
  EXPECT_LT(lock.y, place.y + 10);

  const StripRectangle mirrored = lock_place(place, 14, true);
  EXPECT_EQ(mirrored.x - place.x, place.x + place.width - lock.x - lock.width);
}

TEST(LockPlace, StaysInsideOfTinySwatches) {
  for (const double size : {1.0, 3.0, 7.0, 12.0}) {
    const StripRectangle lock = lock_place({0, 0, size, 40}, 20, false);
    EXPECT_GE(lock.x, 0);
    EXPECT_LE(lock.x + lock.width, size);
    EXPECT_GT(lock.width, 0);
  }
}

TEST(StripLocks, AreDrawnOnLockedSwatchesOnly) {
  std::vector<Swatch> swatches = {swatch({200, 40, 40}, 0.5),
                                  swatch({40, 40, 200}, 0.5)};
  swatches[1].is_locked = true;
  const Drawing drawing(swatches, 100, 40, {.show_locks = true});

  EXPECT_EQ(drawing.different({0, 0, 50, 40}, swatches[0].srgb8), 0);
  EXPECT_GT(drawing.different({50, 0, 50, 20}, swatches[1].srgb8), 30);
  EXPECT_EQ(drawing.different({50, 20, 50, 20}, swatches[1].srgb8), 0);
  EXPECT_EQ(drawing.touched_outside(), 0);
}

TEST(StripLocks, AreNotDrawnUnlessAskedFor) {
  std::vector<Swatch> swatches = {swatch({200, 40, 40}, 1)};
  swatches[0].is_locked = true;
  const Drawing drawing(swatches, 100, 40, {});

  EXPECT_EQ(drawing.different({0, 0, 100, 40}, swatches[0].srgb8), 0);
}

TEST(StripLocks, LeaveRoomForTheLabel) {
  std::vector<Swatch> swatches = {swatch({250, 240, 60}, 1)};
  swatches[0].is_locked = true;
  const Drawing drawing(swatches, 120, 80,
                        {.font_size = 12, .show_locks = true});

  // The padlock is at the right, the label below it.
  EXPECT_EQ(drawing.different({0, 0, 60, 18}, swatches[0].srgb8), 0);
  EXPECT_GT(drawing.different({0, 18, 60, 62}, swatches[0].srgb8), 50);
}

TEST(StripLocks, LeaveTheLabelInTheMiddleWhereTheyCan) {
  std::vector<Swatch> swatches = {swatch({250, 240, 60}, 1)};
  const Drawing free(swatches, 120, 80, {.font_size = 12});
  swatches[0].is_locked = true;
  const Drawing locked(swatches, 120, 80,
                       {.font_size = 12, .show_locks = true});

  for (double y = 20; y < 80; ++y) {
    const StripRectangle line{0, y, 120, 1};
    EXPECT_EQ(locked.different(line, swatches[0].srgb8),
              free.different(line, swatches[0].srgb8));
  }
}

// What the marks of a strip that is all `color` leave of it.
int marked_pixels(const Srgb8& color, const StripMarks& marks) {
  const std::vector<Swatch> swatches(4, swatch(color, 0.25));
  return Drawing(swatches, 100, 40, {}, marks)
      .different({0, 0, 100, 40}, color);
}

TEST(StripMarks, AreSeenOnEveryColor) {
  for (const Srgb8& color :
       {Srgb8{0, 0, 0}, Srgb8{128, 128, 128}, Srgb8{255, 255, 255}}) {
    EXPECT_EQ(marked_pixels(color, {}), 0);
    EXPECT_GT(marked_pixels(color, {.selected = 1}), 200);
    EXPECT_GT(marked_pixels(color, {.focused = 1}), 40);
    EXPECT_GT(marked_pixels(color, {.gap = 4}), 70);
  }
}

TEST(StripMarks, AreNotDrawnForSwatchesThatAreNotThere) {
  EXPECT_EQ(
      marked_pixels({90, 90, 90}, {.selected = 4, .focused = 9, .gap = 5}), 0);
}

}  // namespace
}  // namespace scene_palette
