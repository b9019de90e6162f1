// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/formats/gpl.cc.

#include "core/formats/gpl.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

std::vector<Swatch> swatches_of(const std::vector<Srgb8>& colors) {
  return palette_of(colors, Space::oklab).swatches;
}

ErrorCode error_code(const std::string& text) {
  const Result<Palette> palette = palette_from_gpl(text);
  EXPECT_FALSE(palette);
  return palette ? ErrorCode::read_failed : palette.error().code;
}

std::vector<Srgb8> codes_in(const std::string& text) {
  const Result<Palette> palette = palette_from_gpl(text);
  EXPECT_TRUE(palette) << palette.error().message;
  std::vector<Srgb8> codes;
  for (const Swatch& swatch : palette->swatches) {
    codes.push_back(swatch.srgb8);
  }
  return codes;
}

TEST(GplText, HasTheFormsOfTheFormat) {
  const std::vector<std::string> names = {"black", "#09c8ff 12%"};
  EXPECT_EQ(
      gpl_text("My Palette", swatches_of({{0, 0, 0}, {9, 200, 255}}), names),
      "GIMP Palette\n"
      "Name: My Palette\n"
      "Columns: 0\n"
      "#\n"
      "  0   0   0\tblack\n"
      "  9 200 255\t#09c8ff 12%\n");
}

TEST(GplText, HasOnlyAHeaderWithoutColors) {
  EXPECT_EQ(gpl_text("x", {}, {}), "GIMP Palette\nName: x\nColumns: 0\n#\n");
}

TEST(GplText, PutsSpacesForControlCharacters) {
  const std::vector<std::string> names = {
      "a\nb\rc\td\x7f"
      "e"};
  const std::string text =
      gpl_text("one\ntwo", swatches_of({{1, 2, 3}}), names);
  EXPECT_NE(text.find("Name: one two\n"), std::string::npos);
  EXPECT_NE(text.find("  1   2   3\ta b c d e\n"), std::string::npos);
}

TEST(GplText, KeepsNamesInUtf8) {
  const std::vector<std::string> names = {"dunkelgrün"};
  const std::string text =
      gpl_text("Straße 東京", swatches_of({{1, 2, 3}}), names);
  EXPECT_NE(text.find("Name: Straße 東京\n"), std::string::npos);
  EXPECT_NE(text.find("\tdunkelgrün\n"), std::string::npos);
}

TEST(GplText, ComesBackAsTheSameColors) {
  std::vector<Srgb8> colors;
  for (const auto& [r, g, b, a] : random_pixels(256, 1)) {
    colors.push_back({r, g, b});
  }
  const std::vector<std::string> names(256, "x");
  EXPECT_EQ(codes_in(gpl_text("x", swatches_of(colors), names)), colors);
}

TEST(PaletteFromGpl, GivesEqualShares) {
  const Result<Palette> palette =
      palette_from_gpl("GIMP Palette\n1 2 3\n4 5 6\n7 8 9\n255 0 128\n");
  ASSERT_TRUE(palette);
  EXPECT_TRUE(is_sound(*palette));
  EXPECT_FALSE(palette->fewer_than_asked);
  for (const Swatch& swatch : palette->swatches) {
    EXPECT_EQ(swatch.share, 0.25);
  }
}

TEST(PaletteFromGpl, TakesTheLinesOfTheFormat) {
  EXPECT_EQ(codes_in("GIMP Palette\nName: x\nColumns: 16\n# comment\n"
                     "\n   \n  1   2   3\tname with spaces 4 5\n"
                     "4\t5\t6\n# 7 8 9\n10 11 12 #name\n"),
            (std::vector<Srgb8>{{1, 2, 3}, {4, 5, 6}, {10, 11, 12}}));
}

TEST(PaletteFromGpl, TakesAFileWithoutNameOrLastLineBreak) {
  EXPECT_EQ(codes_in("GIMP Palette\n#\n255 255 255"),
            (std::vector<Srgb8>{{255, 255, 255}}));
}

TEST(PaletteFromGpl, TakesWindowsLineEndsAndAByteOrderMark) {
  EXPECT_EQ(codes_in("\xef\xbb\xbfGIMP Palette\r\nName: x\r\n1 2 3\r\n"),
            (std::vector<Srgb8>{{1, 2, 3}}));
}

TEST(PaletteFromGpl, RefusesOtherText) {
  EXPECT_EQ(error_code(""), ErrorCode::invalid_argument);
  EXPECT_EQ(error_code("\n"), ErrorCode::invalid_argument);
  EXPECT_EQ(error_code("1 2 3\n"), ErrorCode::invalid_argument);
  EXPECT_EQ(error_code("JASC-PAL\n0100\n"), ErrorCode::invalid_argument);
  EXPECT_EQ(error_code(std::string("\x89PNG\r\n\0\0", 8)),
            ErrorCode::invalid_argument);
}

TEST(PaletteFromGpl, RefusesAPaletteWithoutColors) {
  EXPECT_EQ(error_code("GIMP Palette\n"), ErrorCode::invalid_argument);
  EXPECT_EQ(error_code("GIMP Palette\nName: x\nColumns: 0\n#\n"),
            ErrorCode::invalid_argument);
}

TEST(PaletteFromGpl, RefusesWhatIsNotThreeCodes) {
  for (const char* line :
       {"1 2", "a b c", "1 2 256", "1 -2 3", "1.5 2 3", "1,2,3", "1 2 3x",
        "99999999999999999999 0 0", "#1 2 3\n1"}) {
    EXPECT_EQ(error_code(std::string("GIMP Palette\n") + line + "\n"),
              ErrorCode::invalid_argument)
        << line;
  }
}

TEST(PaletteFromGpl, NamesTheLineThatIsWrong) {
  const Result<Palette> palette =
      palette_from_gpl("GIMP Palette\nName: x\n#\n1 2 3\n1 2 x\n");
  ASSERT_FALSE(palette);
  EXPECT_NE(palette.error().message.find("line 5"), std::string::npos);
}

TEST(PaletteFromGpl, Takes256ColorsAndNoMore) {
  std::string text = "GIMP Palette\n";
  for (int i = 0; i < 256; ++i) {
    text += std::to_string(i) + " 0 0\n";
  }
  EXPECT_EQ(codes_in(text).size(), 256U);
  EXPECT_EQ(error_code(text + "0 1 0\n"), ErrorCode::invalid_argument);
}

TEST(TidyPaletteName, IsOneLineWithoutBlanksAtItsEnds) {
  EXPECT_EQ(tidy_palette_name(" a\nb\tc "), "a b c");
  EXPECT_EQ(tidy_palette_name("\n \r"), "");
  EXPECT_EQ(tidy_palette_name(""), "");
}

TEST(TidyPaletteName, CutsLongNamesBetweenCharacters) {
  EXPECT_EQ(tidy_palette_name(std::string(500, 'a')), std::string(200, 'a'));
  std::string umlauts = "x";
  for (int i = 0; i < 300; ++i) {
    umlauts += "\xc3\xa4";
  }
  EXPECT_EQ(tidy_palette_name(umlauts), umlauts.substr(0, 199));
}

TEST(GplFileName, HoldsNothingThatAPathOrShellWouldTake) {
  EXPECT_EQ(gpl_file_name("Scene Palette: a/b"), "Scene-Palette--a-b.gpl");
  EXPECT_EQ(gpl_file_name("../x"), "-.-x.gpl");
  EXPECT_EQ(gpl_file_name("\xd8\xa3"), "\xd8\xa3.gpl");
}

}  // namespace
}  // namespace scene_palette
