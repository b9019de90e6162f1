// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a color is called: a color word with words for its lightness, its chroma
// and the color it leans to.  The manner is that of the ISCC-NBS method
// (K. L. Kelly and D. B. Judd, "Color: Universal Language and Dictionary of
// Names", NBS Special Publication 440, 1976).  ui/color_words.h says it.
#pragma once

#include <compare>
#include <optional>

namespace scene_palette {

/// The eleven basic terms of B. Berlin and P. Kay, "Basic Color Terms" (1969),
/// and six more that the xkcd color survey (R. Munroe, 2010) found common.
enum class ColorWord {
  black,
  gray,
  white,
  red,
  orange,
  brown,
  yellow,
  olive,
  green,
  teal,
  turquoise,
  cyan,
  blue,
  purple,
  magenta,
  pink,
  beige
};

/// darker and lighter compare with another color of the palette.
enum class LightnessWord {
  very_dark,
  darker,
  dark,
  plain,
  light,
  lighter,
  very_light
};

/// With dark, plain and light, vivid is said as deep, vivid and bright; light
/// and grayish is pale.
enum class ChromaWord { grayish, plain, vivid };

/// What a color leans to: reddish, orangish, ...
enum class Tint {
  reddish,
  orangish,
  brownish,
  yellowish,
  greenish,
  bluish,
  purplish,
  pinkish
};

struct ColorName {
  ColorWord word = ColorWord::gray;
  LightnessWord lightness = LightnessWord::plain;
  ChromaWord chroma = ChromaWord::plain;
  std::optional<Tint> tint;
  int number = 1;  // from 2 on it is said

  friend auto operator<=>(const ColorName&, const ColorName&) = default;
};

}  // namespace scene_palette
