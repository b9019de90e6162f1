// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/color_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace scene_palette {
namespace {

TEST(ColorFromHex, ReadsSixDigits) {
  EXPECT_EQ(color_from_hex("#2f3b3c"), (Srgb8{0x2f, 0x3b, 0x3c}));
  EXPECT_EQ(color_from_hex("2f3b3c"), (Srgb8{0x2f, 0x3b, 0x3c}));
  EXPECT_EQ(color_from_hex("#FFa0B1"), (Srgb8{255, 160, 177}));
  EXPECT_EQ(color_from_hex("#000000"), (Srgb8{0, 0, 0}));
}

TEST(ColorFromHex, ReadsBackWhatIsWritten) {
  for (int code = 0; code < 1 << 24; code += 4099) {
    const Srgb8 color = {static_cast<std::uint8_t>(code >> 16),
                         static_cast<std::uint8_t>(code >> 8 & 255),
                         static_cast<std::uint8_t>(code & 255)};
    EXPECT_EQ(color_from_hex(hex_from_srgb8(color)), color);
  }
}

TEST(ColorFromHex, RefusesAllElse) {
  for (const char* text :
       {"", "#", "#12345", "#1234567", "##12345", "12345#", "#12345g", "-12345",
        "+12345", "0x1234", " 123456", "#123456 ", "red", "#abc", "#１２３"}) {
    EXPECT_FALSE(color_from_hex(text).has_value()) << text;
  }
}

TEST(ColorsFromText, AreNoneInAnEmptyText) {
  for (const char* text : {"", " ", ", ,\t\n"}) {
    const auto colors = colors_from_text("locked-colors", text);
    ASSERT_TRUE(colors);
    EXPECT_TRUE(colors->empty());
  }
}

TEST(ColorsFromText, AreApartBySpacesOrCommas) {
  for (const char* text :
       {"#010203 #0a0b0c", "#010203,#0a0b0c", "  010203 ,\t0A0B0C\n"}) {
    const auto colors = colors_from_text("locked-colors", text);
    ASSERT_TRUE(colors) << text;
    EXPECT_EQ(*colors, (std::vector<Srgb8>{{1, 2, 3}, {10, 11, 12}})) << text;
  }
}

TEST(ColorsFromText, ComeOnceInTheirOrder) {
  const auto colors =
      colors_from_text("locked-colors", "#ffffff #000000 #FFFFFF #000000");
  ASSERT_TRUE(colors);
  EXPECT_EQ(*colors, (std::vector<Srgb8>{{255, 255, 255}, {0, 0, 0}}));
}

TEST(ColorsFromText, NameTheFirstWordThatIsNoColor) {
  const auto colors =
      colors_from_text("excluded-colors", "#ffffff red #12 #000000");
  ASSERT_FALSE(colors);
  EXPECT_EQ(colors.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(colors.error().message,
            "excluded-colors: \"red\" is not a color like #2f3b3c");
}

TEST(ColorsFromText, TakeALongText) {
  std::string text;
  for (int i = 0; i < 100000; ++i) {
    text += "#123456 ";
  }
  const auto colors = colors_from_text("locked-colors", text);
  ASSERT_TRUE(colors);
  EXPECT_EQ(colors->size(), 1U);
}

TEST(TextFromColors, IsReadAgain) {
  const std::vector<Srgb8> colors = {{0x2f, 0x3b, 0x3c}, {0xc8, 0x1e, 0x08}};
  EXPECT_EQ(text_from_colors(colors), "#2f3b3c #c81e08");
  EXPECT_EQ(*colors_from_text("locked-colors", "#2f3b3c #c81e08"), colors);
  EXPECT_EQ(text_from_colors({}), "");
}

}  // namespace
}  // namespace scene_palette
