// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/count_search.cc.

#include "core/count_search.h"

#include <gtest/gtest.h>

#include "core/extract.h"
#include "core/histogram.h"
#include "tests/support/images.h"

namespace scene_palette {
namespace {

// Stops at the `reports`th report.
Progress stopping_after(int& reports) {
  return Progress([&reports](double) { return --reports > 0; });
}

TEST(CountSearch, GoesOnWhereItWasStopped) {
  const Histogram histogram = histogram_of(photograph(60, 40));
  int whole = 1 << 30;
  ASSERT_TRUE(Extractor(histogram).count(stopping_after(whole)));
  const int reports = (1 << 30) - whole;

  Extractor extractor(histogram);
  int few = reports / 2;
  const Result<CountChoice> stopped = extractor.count(stopping_after(few));
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::cancelled);

  // Not enough for all of it from the start.
  few = reports * 3 / 4;
  EXPECT_TRUE(extractor.count(stopping_after(few)));
}

TEST(CountSearch, GivesTheSameHoweverOftenItIsStopped) {
  const Histogram histogram = histogram_of(photograph(60, 40));
  const Result<CountChoice> whole = Extractor(histogram).count(Progress());
  ASSERT_TRUE(whole);

  Extractor extractor(histogram);
  for (int reports = 1; reports < 200; reports *= 2) {
    int few = reports;
    EXPECT_FALSE(extractor.count(stopping_after(few)));
  }
  const Result<CountChoice> count = extractor.count(Progress());

  ASSERT_TRUE(count);
  EXPECT_EQ(count->colors, whole->colors);
  EXPECT_EQ(count->rule, whole->rule);
  EXPECT_EQ(count->curve, whole->curve);
}

TEST(CountSearch, IsWhatAnAutomaticPaletteCounts) {
  const Histogram histogram = histogram_of(photograph(60, 40));
  Extractor extractor(histogram);
  const Result<CountChoice> count = extractor.count(Progress());
  ExtractOptions options;
  options.auto_colors = true;
  const Result<Palette> palette = extractor.extract(options, Progress());

  ASSERT_TRUE(count);
  ASSERT_TRUE(palette);
  ASSERT_TRUE(palette->auto_count);
  EXPECT_EQ(palette->auto_count->curve, count->curve);
  EXPECT_EQ(static_cast<int>(palette->swatches.size()), count->colors);
}

TEST(CountSearch, CountsNothingWhereNothingIsToBeSeen) {
  const Histogram nothing;
  const Result<CountChoice> count = Extractor(nothing).count(Progress());

  ASSERT_FALSE(count);
  EXPECT_EQ(count.error().code, ErrorCode::no_visible_pixels);
}

}  // namespace
}  // namespace scene_palette
