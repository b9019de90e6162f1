// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Names against two published lists, the named colors of CSS and those of the
// xkcd color survey, and what is promised for the names of a palette.

#include "core/naming.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/srgb8.h"

namespace scene_palette {
namespace {

using enum ColorWord;

// In the order of ColorWord.
constexpr std::array kWords = {
    "black",  "gray",   "white",   "red",  "orange",    "brown",
    "yellow", "olive",  "green",   "teal", "turquoise", "cyan",
    "blue",   "purple", "magenta", "pink", "beige"};

Srgb8 codes_of(const std::string& hex) {
  unsigned value = 0;
  std::from_chars(hex.data() + 1, hex.data() + hex.size(), value, 16);
  return {static_cast<std::uint8_t>(value >> 16),
          static_cast<std::uint8_t>(value >> 8 & 255),
          static_cast<std::uint8_t>(value & 255)};
}

Oklab oklab_of(const std::string& hex) {
  return oklab_from_linear(linear_from_srgb8(codes_of(hex)));
}

Swatch swatch_of(const Oklab& color) {
  return make_swatch(linear_from_oklab(color), 0.1);
}

std::vector<Swatch> palette_of(const std::vector<std::string>& hex_codes) {
  std::vector<Swatch> swatches;
  swatches.reserve(hex_codes.size());
  for (const std::string& hex : hex_codes) {
    swatches.push_back(swatch_of(oklab_of(hex)));
  }
  return swatches;
}

std::size_t count_of_different(const std::vector<ColorName>& names) {
  return std::set<ColorName>(names.begin(), names.end()).size();
}

struct SurveyName {
  std::string name;
  std::string hex;
  std::set<std::string> words;
};

std::vector<SurveyName> survey() {
  std::ifstream file(TEST_DATA "/xkcd-colors.tsv");
  std::vector<SurveyName> names;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#') || line.starts_with("name\t")) {
      continue;
    }
    std::istringstream columns(line);
    SurveyName& entry = names.emplace_back();
    std::string words;
    std::getline(columns, entry.name, '\t');
    std::getline(columns, entry.hex, '\t');
    std::getline(columns, words);
    std::istringstream each(words);
    for (std::string word; each >> word;) {
      entry.words.insert(word);
    }
  }
  return names;
}

// CSS Color Module Level 4, https://www.w3.org/TR/css-color-4/#named-colors;
// compound names (saddlebrown, lightblue) by their parts.
TEST(ColorName, OfCssColorsIsTheirOwn) {
  struct Expected {
    const char* hex;
    ColorWord word;
    LightnessWord lightness = LightnessWord::plain;
  };
  using enum LightnessWord;
  const std::vector<Expected> expected = {
      {"#000000", black},       {"#808080", gray},
      {"#ffffff", white},       {"#ff0000", red},
      {"#ffa500", orange},      {"#8b4513", brown},
      {"#808000", olive},       {"#008000", green},
      {"#008080", teal},        {"#40e0d0", turquoise},
      {"#00ffff", cyan},        {"#0000ff", blue},
      {"#800080", purple},      {"#ff00ff", magenta},
      {"#ffc0cb", pink},        {"#d3d3d3", gray, light},
      {"#8b0000", red, dark},   {"#006400", green, dark},
      {"#00008b", blue, dark},  {"#add8e6", blue, light},
      {"#90ee90", green, light}};
  for (const Expected& color : expected) {
    const ColorName name = name_color(oklab_of(color.hex));
    EXPECT_EQ(name.word, color.word) << color.hex;
    EXPECT_EQ(name.lightness, color.lightness) << color.hex;
  }
  EXPECT_EQ(name_color(oklab_of("#ffff00")).word, yellow);
  EXPECT_EQ(name_color(oklab_of("#f5f5dc")).word, beige);
}

TEST(ColorName, AgreesWithTheColorSurvey) {
  const std::vector<SurveyName> names = survey();
  ASSERT_EQ(names.size(), 200U);
  int agreed = 0;
  std::string others;
  for (const SurveyName& entry : names) {
    const ColorName name = name_color(oklab_of(entry.hex));
    const char* word = kWords.at(static_cast<std::size_t>(name.word));
    if (entry.words.contains(word)) {
      ++agreed;
    } else {
      others += entry.name + " is " + word + "\n";
    }
  }
  EXPECT_GE(agreed, 187) << others;
}

TEST(ColorName, IsDarkOrLightWhereTheSurveySaysSo) {
  using enum LightnessWord;
  int said = 0;
  int agreed = 0;
  for (const SurveyName& entry : survey()) {
    const bool is_dark = entry.name.starts_with("dark ");
    const bool is_light =
        entry.name.starts_with("light ") || entry.name.starts_with("pale ");
    if (!is_dark && !is_light) {
      continue;
    }
    ++said;
    const LightnessWord word = name_color(oklab_of(entry.hex)).lightness;
    EXPECT_FALSE(is_light && (word == dark || word == very_dark)) << entry.name;
    if (is_dark ? word == dark || word == very_dark
                : word == light || word == very_light) {
      ++agreed;
    }
  }
  EXPECT_EQ(said, 36);
  EXPECT_GE(agreed, 31);
}

TEST(ColorName, IsGrayForEveryGrayFromBlackToWhite) {
  for (int code = 0; code < 256; ++code) {
    const auto gray_code = static_cast<std::uint8_t>(code);
    const ColorName name = name_color(oklab_from_linear(
        linear_from_srgb8({gray_code, gray_code, gray_code})));
    EXPECT_TRUE(name.word == black || name.word == gray || name.word == white)
        << code;
    EXPECT_EQ(name.tint, std::nullopt) << code;
  }
}

TEST(ColorName, ExistsOutsideTheGamutOfDisplays) {
  EXPECT_EQ(name_color({1.3, 0, 0}).word, white);
  EXPECT_EQ(name_color({-0.1, 0, 0}).word, black);
  EXPECT_EQ(name_color({0.87, -0.35, 0.26}).word, green);
  EXPECT_EQ(name_color({0.45, -0.05, -0.45}).word, blue);
}

TEST(SwatchNames, AreShortWhereNoneAreAlike) {
  const std::vector<Swatch> swatches =
      palette_of({"#e50000", "#00035b", "#95d0fc", "#929591"});
  const std::vector<ColorName> names = name_swatches(swatches);
  ASSERT_EQ(names.size(), swatches.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(names[i], name_color(swatches[i].oklab));
    EXPECT_EQ(names[i].number, 1);
  }
}

TEST(SwatchNames, SayWhatColorsLeanToBeforeTheyCount) {
  // Saddle brown, and the survey's reddish brown.
  const std::vector<ColorName> names =
      name_swatches(palette_of({"#7f4a13", "#7f2b0a"}));
  EXPECT_EQ(names[0].word, brown);
  EXPECT_EQ(names[0].tint, std::nullopt);
  EXPECT_EQ(names[1].word, brown);
  EXPECT_EQ(names[1].tint, Tint::reddish);
  EXPECT_EQ(names[1].number, 1);
}

TEST(SwatchNames, CompareGrays) {
  using enum LightnessWord;
  const std::vector<ColorName> two =
      name_swatches(palette_of({"#8c8c8c", "#787878"}));
  EXPECT_EQ(two[0].lightness, lighter);
  EXPECT_EQ(two[1].lightness, plain);
  const std::vector<ColorName> three =
      name_swatches(palette_of({"#8c8c8c", "#6e6e6e", "#7d7d7d"}));
  EXPECT_EQ(three[0].lightness, lighter);
  EXPECT_EQ(three[1].lightness, darker);
  EXPECT_EQ(three[2].lightness, plain);
}

TEST(SwatchNames, DoNotCompareWhereAnotherNameCouldBeMeant) {
  // Lighter gray than gray would be darker than light gray.
  const std::vector<ColorName> names =
      name_swatches(palette_of({"#8c8c8c", "#787878", "#d8dcd6", "#363737"}));
  EXPECT_EQ(names[1].lightness, LightnessWord::plain);
  EXPECT_EQ(names[0].lightness, LightnessWord::plain);
  EXPECT_EQ(names[1].number, 1);
  EXPECT_EQ(names[0].number, 2);
}

TEST(SwatchNames, CountFromDarkToLightWhatIsAlike) {
  const std::vector<ColorName> names =
      name_swatches(palette_of({"#828282", "#808080", "#818181"}));
  EXPECT_EQ(names[0].number, 3);
  EXPECT_EQ(names[1].number, 1);
  EXPECT_EQ(names[2].number, 2);
}

TEST(SwatchNames, DifferInEveryPalette) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lightness(0, 1);
  for (const double reach : {0.3, 0.1, 0.02, 0.0}) {
    std::uniform_real_distribution<double> away(-reach, reach);
    std::vector<Swatch> swatches;
    swatches.reserve(256);
    for (int i = 0; i < 256; ++i) {
      swatches.push_back(
          swatch_of({lightness(random), away(random), away(random)}));
    }
    EXPECT_EQ(count_of_different(name_swatches(swatches)), 256U) << reach;
    swatches.resize(16);
    EXPECT_EQ(count_of_different(name_swatches(swatches)), 16U) << reach;
  }
}

TEST(SwatchNames, DifferForEqualColors) {
  const std::vector<Swatch> swatches(256, swatch_of({0.5, 0.1, 0.1}));
  EXPECT_EQ(count_of_different(name_swatches(swatches)), 256U);
}

TEST(SwatchNames, BelongToTheColorsInAnyOrder) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> away(-0.1, 0.1);
  std::vector<Swatch> swatches;
  swatches.reserve(64);
  for (int i = 0; i < 64; ++i) {
    swatches.push_back(
        swatch_of({0.3 + 0.006 * i, away(random), away(random)}));
  }
  std::map<double, ColorName> by_lightness;
  const std::vector<ColorName> names = name_swatches(swatches);
  for (std::size_t i = 0; i < names.size(); ++i) {
    by_lightness[swatches[i].oklab.l] = names[i];
  }
  std::shuffle(swatches.begin(), swatches.end(), random);
  const std::vector<ColorName> again = name_swatches(swatches);
  for (std::size_t i = 0; i < again.size(); ++i) {
    EXPECT_EQ(again[i], by_lightness.at(swatches[i].oklab.l));
  }
}

TEST(SwatchNames, AreNoneForNoSwatches) {
  EXPECT_TRUE(name_swatches({}).empty());
}

}  // namespace
}  // namespace scene_palette
