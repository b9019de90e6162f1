// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where swatches lie: properties that hold for any palette and size.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "tests/ui/strips.h"
#include "ui/swatch_strip.h"

namespace scene_palette {
namespace {

bool is_whole(double value) { return value == std::floor(value); }

// What keeps `places` from filling the strip exactly, row by row, each row from
// edge to edge without gap or overlap, on whole units; empty if nothing does.
std::string flaw_of(const std::vector<StripRectangle>& places,
                    const StripSize& size) {
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const StripRectangle& place = places[i];
    if (place.x != x || place.y != y) {
      return "gap or overlap before swatch " + std::to_string(i);
    }
    if (!(place.width >= 1 && place.height >= 1) || !is_whole(place.width) ||
        !is_whole(place.height)) {
      return "not whole units at swatch " + std::to_string(i);
    }
    x += place.width;
    if (x == size.width) {
      x = 0;
      y += place.height;
    }
  }
  return x == 0 && y == size.height ? "" : "does not end with the strip";
}

bool is_mirrored(const StripRectangle& a, const StripRectangle& b,
                 const StripSize& size) {
  return a.x == size.width - b.x - b.width && a.y == b.y &&
         a.width == b.width && a.height == b.height;
}

INSTANTIATE_TEST_SUITE_P(Layout, EveryStrip, kEveryStrip, strip_name);

TEST_P(EveryStrip, IsFilledInOrderOnWholeUnits) {
  const auto places = layout_strip(swatches, size.width, size.height, {});
  ASSERT_EQ(places.size(), count);
  EXPECT_EQ(flaw_of(places, size), "");
}

TEST_P(EveryStrip, IsFilledByEqualWidthsToo) {
  const auto places =
      layout_strip(swatches, size.width, size.height, {.equal_widths = true});
  ASSERT_EQ(places.size(), count);
  EXPECT_EQ(flaw_of(places, size), "");
}

TEST_P(EveryStrip, IsMirroredFromRightToLeft) {
  const auto places = layout_strip(swatches, size.width, size.height, {});
  const auto mirrored =
      layout_strip(swatches, size.width, size.height, {.right_to_left = true});
  EXPECT_TRUE(std::ranges::equal(mirrored, places,
                                 [this](const auto& a, const auto& b) {
                                   return is_mirrored(a, b, size);
                                 }));
}

TEST(StripLayout, FollowsTheSharesToTheUnit) {
  const std::vector<Swatch> swatches = {swatch({}, 0.5), swatch({}, 0.05),
                                        swatch({}, 0.25), swatch({}, 0.2)};
  const auto places = layout_strip(swatches, 520, 72, {});
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    EXPECT_NEAR(places[i].width, 520 * swatches[i].share, 1);
  }
}

TEST(StripLayout, KeepsSmallSharesVisibleAndTheRestInProportion) {
  const std::vector<Swatch> swatches = {swatch({}, 0.6), swatch({}, 0.0001),
                                        swatch({}, 0.3), swatch({}, 0.0999)};
  const auto places = layout_strip(swatches, 520, 72, {});
  EXPECT_EQ(places[1].width, kMinSwatchWidth);
  EXPECT_NEAR(places[0].width, 508 * 0.6 / 0.9999, 1);
  EXPECT_NEAR(places[2].width, 508 * 0.3 / 0.9999, 1);
}

TEST(StripLayout, MakesNoSwatchNarrowerThanTheMinimum) {
  for (const std::size_t count : {1U, 5U, 43U, 44U, 256U}) {
    for (const auto& place :
         layout_strip(uneven_swatches(count), 520, 72, {})) {
      EXPECT_GE(place.width, kMinSwatchWidth) << count << " swatches";
    }
  }
}

TEST(StripLayout, GivesEqualWidthsToTheUnit) {
  const auto places =
      layout_strip(uneven_swatches(7), 520, 72, {.equal_widths = true});
  for (const StripRectangle& place : places) {
    EXPECT_NEAR(place.width, 520 / 7.0, 1);
  }
}

TEST(StripLayout, WrapsManySwatchesIntoRowsOfEqualHeight) {
  const auto places = layout_strip(uneven_swatches(256), 520, 72, {});
  EXPECT_EQ(places.front().y, 0);
  EXPECT_GT(places.back().y, 0);
  for (const StripRectangle& place : places) {
    EXPECT_NEAR(place.height, places.front().height, 1);
  }
}

TEST(StripLayout, KeepsManySwatchesInLittleSpaceAboutSquare) {
  for (const auto& place : layout_strip(uneven_swatches(256), 260, 40, {})) {
    EXPECT_LT(place.width, 2 * place.height);
    EXPECT_LT(place.height, 2 * place.width);
  }
}

TEST(StripLayout, SharesNothingEquallyWhereNoShareIsKnown) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto places = layout_strip(
      std::vector<Swatch>{swatch({}, 0), swatch({}, nan), swatch({}, -1)}, 300,
      50, {});
  ASSERT_EQ(places.size(), 3U);
  for (const StripRectangle& place : places) {
    EXPECT_EQ(place.width, 100);
  }
}

TEST(StripLayout, IsEmptyForNoSwatches) {
  EXPECT_TRUE(layout_strip({}, 520, 72, {}).empty());
}

TEST(StripLayout, HasEmptyRectanglesWithoutArea) {
  for (const StripSize& size : {StripSize{0, 72}, {520, 0}, {-1, 72}}) {
    const auto places =
        layout_strip(uneven_swatches(3), size.width, size.height, {});
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places[2].width * places[2].height, 0);
  }
}

}  // namespace
}  // namespace scene_palette
