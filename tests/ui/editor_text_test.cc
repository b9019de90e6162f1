// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/editor_text.cc.

#include "ui/editor_text.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/color.h"

namespace scene_palette {
namespace {

CountChoice with_curve(std::vector<double> curve) {
  CountChoice count;
  count.curve = std::move(curve);
  return count;
}

TEST(EditorText, SpeaksOfASwatchWithItsPlaceShareAndLock) {
  Swatch swatch = make_swatch(linear_from_srgb8({201, 98, 15}), 0.14);
  EXPECT_EQ(spoken_swatch("dark orange", swatch, 2, 8),
            "Color 3 of 8, dark orange, 14%");

  swatch.is_locked = true;
  EXPECT_EQ(spoken_swatch("dark orange", swatch, 2, 8),
            "Color 3 of 8, dark orange, 14%, locked");
}

TEST(EditorText, CallsEachSwatchSomethingElse) {
  const std::vector<Swatch> swatches = {
      make_swatch(linear_from_srgb8({201, 98, 15}), 0.5),
      make_swatch(linear_from_srgb8({202, 98, 15}), 0.5)};
  const std::vector<std::string> texts = color_texts(swatches);

  ASSERT_EQ(texts.size(), 2U);
  EXPECT_NE(texts[0], texts[1]);
  EXPECT_NE(texts[0].find("orange"), std::string::npos) << texts[0];
  EXPECT_TRUE(color_texts({}).empty());
}

TEST(EditorText, SaysWhereANumberStandsOnTheCurve) {
  const CountChoice count = with_curve({12.34, 4.71, 4.99, 5});

  EXPECT_EQ(error_curve_text(count, 1), "1: average error 12.3, not below 5");
  EXPECT_EQ(error_curve_text(count, 2), "2: average error 4.7, below 5");
  EXPECT_EQ(error_curve_text(count, 3), "3: average error 4.9, below 5");
  EXPECT_EQ(error_curve_text(count, 4), "4: average error 5.0, not below 5");
}

TEST(EditorText, KnowsABoundBeyondTheCurve) {
  EXPECT_EQ(error_curve_text(with_curve({12, 4.11}), 3),
            "3: average error below 4.2");
}

TEST(EditorText, SaysNothingWithoutACurveOrColors) {
  EXPECT_EQ(error_curve_text(with_curve({12, 4}), 0), "");
  EXPECT_EQ(error_curve_text({}, 1), "");
}

TEST(EditorText, HintsAtTheCodeBesideAName) {
  const Swatch swatch = make_swatch(linear_from_srgb8({201, 98, 15}), 0.14);
  EXPECT_EQ(swatch_hint("dark orange", swatch, false),
            "dark orange, 14%\n#c9620f");
}

TEST(EditorText, HintsAtWhatCanBeDone) {
  Swatch swatch = make_swatch(linear_from_srgb8({201, 98, 15}), 0.14);
  EXPECT_EQ(swatch_hint("#c9620f", swatch, false), "#c9620f, 14%");
  EXPECT_EQ(swatch_hint("#c9620f", swatch, true),
            "#c9620f, 14%\n"
            "Space or double-click locks it, Delete drops it.");

  swatch.is_locked = true;
  EXPECT_EQ(swatch_hint("#c9620f", swatch, true),
            "#c9620f, 14%\n"
            "Locked: it stays in the palette.\n"
            "Space or double-click unlocks it, Delete drops it.");
}

}  // namespace
}  // namespace scene_palette
