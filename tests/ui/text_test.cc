// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The shared words, in English and, from the built catalog, in German.

#include "ui/text.h"

#include <gtest/gtest.h>

#include <array>
#include <clocale>
#include <limits>
#include <string>
#include <vector>

#include "tests/ui/language.h"

namespace scene_palette {
namespace {

constexpr ErrorCode kErrorCodes[] = {
    ErrorCode::cancelled,        ErrorCode::no_visible_pixels,
    ErrorCode::invalid_argument, ErrorCode::read_failed,
    ErrorCode::write_failed,     ErrorCode::unknown_colors,
    ErrorCode::no_layer};

Palette palette_of(std::size_t colors) {
  Palette palette;
  palette.swatches.resize(colors);
  return palette;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class GermanText : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(language_.is_set()); }

  const Language& language() const { return language_; }

 private:
  Language language_{testing::TempDir(), "de"};
};

TEST(PercentText, IsWholeFromOnePercent) {
  EXPECT_EQ(percent_text(0.31), "31%");
  EXPECT_EQ(percent_text(0.314), "31%");
  EXPECT_EQ(percent_text(0.316), "32%");
  EXPECT_EQ(percent_text(0.01), "1%");
  EXPECT_EQ(percent_text(1), "100%");
}

TEST(PercentText, HasOneDecimalBelowOnePercent) {
  EXPECT_EQ(percent_text(0.004), "0.4%");
  EXPECT_EQ(percent_text(0.0094), "0.9%");
  EXPECT_EQ(percent_text(0.0096), "1%");
  EXPECT_EQ(percent_text(0.001), "0.1%");
}

TEST(PercentText, SaysLessThanATenthOfAPercent) {
  EXPECT_EQ(percent_text(0.0009), "<0.1%");
  EXPECT_EQ(percent_text(1e-9), "<0.1%");
}

TEST(PercentText, IsZeroForNothing) {
  EXPECT_EQ(percent_text(0), "0%");
  EXPECT_EQ(percent_text(-1), "0%");
  EXPECT_EQ(percent_text(std::numeric_limits<double>::quiet_NaN()), "0%");
}

TEST(CodeRangeText, IsRangeAndMean) {
  EXPECT_EQ(code_range_text(3, 255, 121), "3–255, mean 121");
}

TEST(DecimalText, HasTheDigitsAskedFor) {
  EXPECT_EQ(decimal_text(0.614, 2), "0.61");
  EXPECT_EQ(decimal_text(0.0961, 2), "0.10");
  EXPECT_EQ(decimal_text(12.07, 1), "12.1");
  EXPECT_EQ(decimal_text(0.999, 2), "1.00");
  EXPECT_EQ(decimal_text(2.6, 0), "3");
}

TEST(DecimalText, HasAMinusSignOnlyBelowZero) {
  EXPECT_EQ(decimal_text(-0.25, 2), "\u22120.25");
  EXPECT_EQ(decimal_text(-0.004, 2), "0.00");
}

TEST(UserMessage, IsOneLineForEveryError) {
  for (const ErrorCode code : kErrorCodes) {
    const std::string text = user_message({code, "a.png:\nno such file.\n"});
    EXPECT_GT(text.size(), 10U);
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    EXPECT_EQ(text.back(), '.') << text;
    EXPECT_FALSE(contains(text, "..")) << text;
  }
}

TEST(UserMessage, NamesTheReasonWhereThePersonCanAct) {
  for (const ErrorCode code :
       {ErrorCode::invalid_argument, ErrorCode::read_failed,
        ErrorCode::write_failed}) {
    EXPECT_TRUE(
        contains(user_message({code, "a%s.png: reason"}), "a%s.png: reason"));
  }
}

TEST(FewerColorsMessage, CountsTheColors) {
  EXPECT_EQ(fewer_colors_message(palette_of(5)),
            "The picture has only 5 different colors.");
  EXPECT_EQ(fewer_colors_message(palette_of(1)),
            "The picture has only one color.");
}

TEST(CountChoiceMessage, SaysTheNumberAndWhy) {
  using Rule = CountChoice::Rule;
  EXPECT_EQ(count_choice_message({Rule::distinct_colors, 7, {}}),
            "7 colors: the picture has no more.");
  EXPECT_EQ(count_choice_message({Rule::error_below, 5, {}}),
            "5 colors: the fewest with a small visible error.");
  EXPECT_EQ(count_choice_message({Rule::nearest_entries, 1, {}}),
            "1 color: with more, two would look alike.");
  EXPECT_EQ(count_choice_message({Rule::limit, 16, {}}),
            "16 colors, the upper limit.");
}

TEST(NotAColorMessage, NamesArgumentAndWord) {
  EXPECT_EQ(not_a_color_message("--lock", "red %s"),
            "--lock: \"red %s\" is not a color like #2f3b3c");
}

TEST(DefaultPaletteName, IsTheImageWithoutItsEnding) {
  EXPECT_EQ(default_palette_name("harbor.jpg"), "Scene Palette: harbor");
  EXPECT_EQ(default_palette_name("a.b.png"), "Scene Palette: a.b");
  EXPECT_EQ(default_palette_name("harbor"), "Scene Palette: harbor");
  EXPECT_EQ(default_palette_name("Größe 100%.tif"),
            "Scene Palette: Größe 100%");
}

TEST(DefaultPaletteName, CutsBothEndingsOfCompressedImages) {
  EXPECT_EQ(default_palette_name("harbor.xcf.gz"), "Scene Palette: harbor");
}

TEST(DefaultPaletteName, KeepsALeadingDot) {
  EXPECT_EQ(default_palette_name(".png"), "Scene Palette: .png");
}

TEST(DefaultPaletteName, DoesWithoutAnImageName) {
  EXPECT_EQ(default_palette_name(""), "Scene Palette");
}

TEST(Translated, IsTheMessageItselfWithoutCatalog) {
  EXPECT_STREQ(translated("no such message"), "no such message");
  EXPECT_STREQ(translated_plural("one thing", "%d things", 1), "one thing");
  EXPECT_STREQ(translated_plural("one thing", "%d things", 2), "%d things");
}

TEST_F(GermanText, WritesNumbersAsGermanDoes) {
  EXPECT_EQ(percent_text(0.31), "31\u00a0%");
  EXPECT_EQ(percent_text(0.004), "0,4\u00a0%");
  EXPECT_EQ(percent_text(0.0001), "<\u00a00,1\u00a0%");
  EXPECT_EQ(decimal_text(-0.25, 2), "\u22120,25");
}

TEST_F(GermanText, TranslatesEveryMessage) {
  EXPECT_EQ(fewer_colors_message(palette_of(5)),
            "Das Bild hat nur 5 verschiedene Farben.");
  EXPECT_EQ(fewer_colors_message(palette_of(1)),
            "Das Bild hat nur eine einzige Farbe.");
  EXPECT_EQ(default_palette_name("hafen.jpg"), "Szenenpalette: hafen");
  for (int rule = 0; rule < 4; ++rule) {
    EXPECT_TRUE(contains(
        count_choice_message({static_cast<CountChoice::Rule>(rule), 9, {}}),
        "9 Farben"));
  }
  EXPECT_EQ(not_a_color_message("locked-colors", "rot"),
            "locked-colors: »rot« ist keine Farbe wie #2f3b3c");
  for (const ErrorCode code : kErrorCodes) {
    const std::string german = user_message({code, "reason"});
    std::setlocale(LC_ALL, "C");
    EXPECT_NE(german, user_message({code, "reason"}));
    language().set();
  }
}

}  // namespace
}  // namespace scene_palette
