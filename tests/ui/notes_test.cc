// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of what people are told of a result, in the original English.

#include "ui/notes.h"

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

Palette palette_of(const std::vector<LinearRgb>& colors) {
  Palette palette;
  for (const LinearRgb& color : colors) {
    palette.swatches.push_back(make_swatch(color, 1));
  }
  return palette;
}

// Red of Display P3 and twice white; both are clipped, to #ff0000 and #ffffff.
constexpr LinearRgb kP3Red = {1.2249, -0.0421, -0.0196};
constexpr LinearRgb kTwiceWhite = {2, 2, 2};
constexpr LinearRgb kGray = {0.2, 0.2, 0.2};

TEST(Notes, SayNothingOfWhatIsExpected) {
  EXPECT_TRUE(notes_on(palette_of({kGray}), 0).empty());
}

TEST(Notes, NameEachClippedColor) {
  const std::vector<std::string> one = notes_on(palette_of({kGray, kP3Red}), 0);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_NE(one[0].find(": #ff0000 stands"), std::string::npos) << one[0];
  const std::vector<std::string> two =
      notes_on(palette_of({kP3Red, kGray, kTwiceWhite}), 0);
  ASSERT_EQ(two.size(), 1U);
  EXPECT_NE(two[0].find(": #ff0000, #ffffff stand"), std::string::npos)
      << two[0];
}

TEST(Notes, CountPixelsWithoutAValue) {
  const std::vector<std::string> one = notes_on(palette_of({kGray}), 1);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].find("1 pixel has"), 0U) << one[0];
  const std::vector<std::string> many =
      notes_on(palette_of({kGray}), 5'000'000'000);
  ASSERT_EQ(many.size(), 1U);
  EXPECT_EQ(many[0].find("5000000000 pixels have"), 0U) << many[0];
}

TEST(Notes, SayThatThereAreFewerColors) {
  Palette palette = palette_of({kGray, kP3Red});
  palette.fewer_than_asked = true;
  const std::vector<std::string> notes = notes_on(palette, 3);
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_NE(notes[0].find("only 2 different colors"), std::string::npos);
}

TEST(MissingLayer, SaysWhatToDo) {
  EXPECT_EQ(missing_layer_message(LayerObstacle::none), "");
  const std::string map = missing_layer_message(LayerObstacle::color_map);
  EXPECT_EQ(map.find("The palette was made, but no"), 0U) << map;
  EXPECT_NE(map.find("to RGB first"), std::string::npos) << map;
  const std::string mask = missing_layer_message(LayerObstacle::not_a_layer);
  EXPECT_NE(mask.find("above a layer"), std::string::npos) << mask;
}

}  // namespace
}  // namespace scene_palette
