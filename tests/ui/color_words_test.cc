// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Names of colors in words: English, and from the built catalogs German, where
// adjectives go before, and Arabic, where they follow.

#include "ui/color_words.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/ui/language.h"

namespace scene_palette {
namespace {

using enum LightnessWord;

constexpr int kWords = 17;
constexpr int kTints = 8;

ColorName name_of(ColorWord word, LightnessWord lightness = plain,
                  ChromaWord chroma = ChromaWord::plain,
                  std::optional<Tint> tint = std::nullopt, int number = 1) {
  return {word, lightness, chroma, tint, number};
}

// All that can be said of one color word.
std::vector<ColorName> names_with(ColorWord word) {
  std::vector<std::optional<Tint>> tints = {std::nullopt};
  for (int tint = 0; tint < kTints; ++tint) {
    tints.emplace_back(static_cast<Tint>(tint));
  }
  std::vector<ColorName> names;
  for (const auto& tint : tints) {
    for (const int number : {1, 2, 256}) {
      for (const LightnessWord lightness :
           {very_dark, darker, dark, plain, light, lighter, very_light}) {
        for (const ChromaWord chroma :
             {ChromaWord::grayish, ChromaWord::plain}) {
          names.push_back(name_of(word, lightness, chroma, tint, number));
        }
      }
      for (const LightnessWord lightness : {dark, plain, light}) {
        names.push_back(
            name_of(word, lightness, ChromaWord::vivid, tint, number));
      }
    }
  }
  return names;
}

void expect_different_texts(std::string (*say)(const ColorName&)) {
  std::map<std::string, ColorName> said;
  for (int word = 0; word < kWords; ++word) {
    for (const ColorName& name : names_with(static_cast<ColorWord>(word))) {
      const std::string text = say(name);
      EXPECT_FALSE(text.empty());
      EXPECT_TRUE(said.emplace(text, name).second) << text << " twice";
    }
  }
}

const ColorName kDarkReddishBrown =
    name_of(ColorWord::brown, dark, ChromaWord::plain, Tint::reddish);

TEST(ColorWords, AreThoseOfAPerson) {
  EXPECT_EQ(color_words(name_of(ColorWord::teal)), "teal");
  EXPECT_EQ(color_words(name_of(ColorWord::orange, dark)), "dark orange");
  EXPECT_EQ(color_words(kDarkReddishBrown), "dark reddish brown");
  EXPECT_EQ(
      color_words(name_of(ColorWord::green, very_light, ChromaWord::grayish)),
      "very pale green");
  EXPECT_EQ(color_words(name_of(ColorWord::blue, dark, ChromaWord::grayish)),
            "dark grayish blue");
  EXPECT_EQ(color_words(name_of(ColorWord::red, light, ChromaWord::vivid)),
            "bright red");
  EXPECT_EQ(color_words(name_of(ColorWord::gray, lighter)), "lighter gray");
  EXPECT_EQ(color_words(name_of(ColorWord::gray, dark, ChromaWord::plain,
                                std::nullopt, 2)),
            "dark gray 2");
}

TEST(ColorWords, DifferForDifferentNames) {
  expect_different_texts(color_words);
}

TEST(ColorWords, PutAdjectivesBeforeInGerman) {
  const Language german(testing::TempDir(), "de");
  ASSERT_TRUE(german.is_set());
  EXPECT_EQ(color_words(name_of(ColorWord::teal, light)), "helles Blaugrün");
  EXPECT_EQ(color_words(kDarkReddishBrown), "dunkles rötliches Braun");
  expect_different_texts(color_words);
}

TEST(ColorWords, PutAdjectivesBehindInArabic) {
  const Language arabic(testing::TempDir(), "ar");
  ASSERT_TRUE(arabic.is_set());
  EXPECT_EQ(color_words(name_of(ColorWord::blue, light)), "أزرق فاتح");
  EXPECT_EQ(color_words(kDarkReddishBrown), "بني محمر داكن");
  expect_different_texts(color_words);
}

TEST(EnglishColorWords, AreEnglishInAnyLanguage) {
  const Language german(testing::TempDir(), "de");
  ASSERT_TRUE(german.is_set());
  EXPECT_EQ(english_color_words(kDarkReddishBrown), "dark reddish brown");
  expect_different_texts(english_color_words);
}

TEST(EntryNames, AreNameAndShare) {
  const std::vector<Swatch> swatches = {
      make_swatch(linear_from_srgb8({0xe5, 0, 0}), 0.31),
      make_swatch(linear_from_srgb8({0, 0x80, 0x80}), 0.004),
      make_swatch(linear_from_srgb8({0xff, 0xff, 0xff}), 0.686)};
  const std::vector<std::string> expected = {"red, 31%", "teal, 0.4%",
                                             "white, 69%"};
  EXPECT_EQ(entry_names(swatches), expected);
  EXPECT_TRUE(entry_names({}).empty());
}

}  // namespace
}  // namespace scene_palette
