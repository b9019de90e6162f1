// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Which colors a word stands for, in OKLCH, as tables.
#pragma once

#include <optional>

#include "core/color_name.h"
#include "core/oklch.h"

namespace scene_palette {

/// A part of the color space that has one word: hues below `hue_below`
/// (degrees), at least this light and this colorful.  Rows are tried from the
/// top; the first that fits counts.
struct WordRegion {
  double hue_below = 0;  // from -15 to 345
  double lightness_from = 0;
  double chroma_from = 0;
  ColorWord word = ColorWord::gray;
};

/// The limits of the other words for one color word: lightness, chroma and hue
/// in degrees.
struct WordLimits {
  ColorWord word = ColorWord::gray;
  double dark_below = 0;
  double very_dark_below = 0;
  double light_from = 0;
  double very_light_from = 0;
  double grayish_below = 0;
  double vivid_from = 0;
  Tint low_tint = Tint::reddish;
  double low_tint_below = 0;
  Tint high_tint = Tint::reddish;
  double high_tint_from = 0;
};

/// The word for a color.
ColorWord color_word(const Oklch& color);

/// The limits for a word; for black, gray and white only those of lightness
/// count.
const WordLimits& limits_of(ColorWord word);

/// What a color leans to whose word is `word`, none of black, gray and white;
/// none in the middle of the word's hues.
std::optional<Tint> tint_of(const Oklch& color, ColorWord word);

/// The same for black, gray and white; none where nobody would see it.
std::optional<Tint> tint_of_gray(const Oklch& color);

}  // namespace scene_palette
