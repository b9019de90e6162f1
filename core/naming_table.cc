// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The limits were set so that the names of two published lists come out as far
// as one table allows: the 949 names of the xkcd color survey (R. Munroe, 2010,
// public domain, https://xkcd.com/color/rgb/), given by some hundred
// thousand people at their screens, and the centroids of ISCC-NBS (see
// core/naming.h). Where they differ the survey counts, but for low chroma,
// where its names are few.  tests/core/naming_test.cc counts the agreement with
// the 200 most frequent names of the survey: 187.

#include "core/naming_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numbers>

namespace scene_palette {
namespace {

using enum ColorWord;
using enum Tint;

// Hues are those from -15 to 345 degrees, so that no word's are cut.
constexpr double kFirstHue = -15;
constexpr double kLastHue = kFirstHue + 360;

double degrees(double angle) {
  const double hue = angle * 180 / std::numbers::pi;
  return hue >= kLastHue ? hue - 360 : hue;
}

constexpr std::array kRegions = {
    WordRegion{0, 0.62, 0, pink},
    WordRegion{0, 0.48, 0.16, magenta},
    WordRegion{-5, 0, 0, purple},
    WordRegion{0, 0.50, 0, purple},
    WordRegion{0, 0, 0, red},
    WordRegion{10, 0.52, 0.19, pink},
    WordRegion{14, 0.56, 0, pink},
    WordRegion{14, 0, 0, red},
    WordRegion{26, 0.72, 0, pink},
    WordRegion{26, 0, 0.15, red},
    WordRegion{26, 0.62, 0, pink},
    WordRegion{26, 0, 0.06, red},
    WordRegion{26, 0, 0, brown},
    WordRegion{31, 0.68, 0.18, orange},
    WordRegion{31, 0.70, 0, pink},
    WordRegion{31, 0, 0.115, red},
    WordRegion{34, 0.68, 0.15, orange},
    WordRegion{34, 0, 0.14, red},
    WordRegion{38, 0.58, 0.15, orange},
    WordRegion{38, 0.60, 0.125, orange},
    WordRegion{38, 0.645, 0, pink},
    WordRegion{38, 0, 0.14, red},
    WordRegion{38, 0, 0, brown},
    WordRegion{50, 0.53, 0.145, orange},
    WordRegion{50, 0.72, 0.095, orange},
    WordRegion{43, 0.76, 0, pink},
    WordRegion{50, 0.76, 0, beige},
    WordRegion{50, 0, 0, brown},
    WordRegion{66, 0.60, 0.125, orange},
    WordRegion{66, 0.68, 0.105, orange},
    WordRegion{66, 0.74, 0.09, orange},
    WordRegion{66, 0.78, 0, beige},
    WordRegion{66, 0, 0.08, brown},
    WordRegion{66, 0.72, 0, beige},
    WordRegion{66, 0, 0, brown},
    WordRegion{78, 0.66, 0.11, orange},
    WordRegion{78, 0.72, 0, beige},
    WordRegion{78, 0, 0, brown},
    WordRegion{96, 0.76, 0.12, yellow},
    WordRegion{96, 0.88, 0.085, yellow},
    WordRegion{96, 0.76, 0, beige},
    WordRegion{96, 0.64, 0.11, yellow},
    WordRegion{96, 0.72, 0, beige},
    WordRegion{96, 0, 0, brown},
    WordRegion{108, 0.67, 0.105, yellow},
    WordRegion{108, 0.90, 0.06, yellow},
    WordRegion{108, 0.74, 0, beige},
    WordRegion{108, 0, 0, olive},
    WordRegion{116, 0.78, 0.10, yellow},
    WordRegion{116, 0.90, 0.06, yellow},
    WordRegion{116, 0.82, 0, beige},
    WordRegion{116, 0, 0, olive},
    WordRegion{122, 0.66, 0, green},
    WordRegion{122, 0, 0, olive},
    WordRegion{167, 0, 0, green},
    WordRegion{172, 0.70, 0.06, turquoise},
    WordRegion{172, 0, 0.055, teal},
    WordRegion{172, 0, 0, green},
    WordRegion{188, 0.68, 0, turquoise},
    WordRegion{188, 0, 0, teal},
    WordRegion{205, 0.68, 0.085, cyan},
    WordRegion{205, 0.68, 0, blue},
    WordRegion{205, 0, 0, teal},
    WordRegion{284, 0, 0, blue},
    WordRegion{322, 0, 0, purple},
    WordRegion{330, 0.55, 0.25, magenta},
    WordRegion{330, 0, 0, purple},
    WordRegion{345, 0.72, 0, pink},
    WordRegion{345, 0.50, 0.17, magenta},
    WordRegion{345, 0.64, 0.14, pink},
    WordRegion{345, 0, 0, purple},
};

// In the order of ColorWord; the columns are those of WordLimits.  1 and 2 are
// never reached by a lightness or chroma, so that nothing is "bright brown".
constexpr std::array kLimits = {
    WordLimits{black, 0, 0, 1, 1, 0, 1, reddish, kFirstHue, reddish, kLastHue},
    WordLimits{gray, 0.48, 0.31, 0.74, 0.89, 0, 1, reddish, kFirstHue, reddish,
               kLastHue},
    WordLimits{white, 0, 0, 2, 2, 0, 1, reddish, kFirstHue, reddish, kLastHue},
    WordLimits{red, 0.50, 0.32, 0.635, 0.80, 0.08, 0.20, purplish, 16, orangish,
               31},
    WordLimits{orange, 0.64, 0.50, 0.81, 0.90, 0, 0.17, reddish, 46, yellowish,
               70},
    WordLimits{brown, 0.38, 0.25, 0.60, 0.72, 0.045, 1, reddish, 46, yellowish,
               74},
    WordLimits{yellow, 0.80, 0.60, 0.84, 0.96, 0.09, 0.17, orangish, 88,
               greenish, 108},
    WordLimits{olive, 0.42, 0.30, 0.63, 0.75, 0.05, 1, brownish, 103, greenish,
               113},
    WordLimits{green, 0.48, 0.30, 0.76, 0.92, 0.06, 0.19, yellowish, 130,
               bluish, 152},
    WordLimits{teal, 0.45, 0.30, 0.64, 0.80, 0.05, 0.11, greenish, 176, bluish,
               194},
    WordLimits{turquoise, 0.66, 0.55, 0.85, 0.93, 0.06, 0.14, greenish, 172,
               bluish, 184},
    WordLimits{cyan, 0.75, 0.60, 0.92, 0.96, 0.06, 0.14, greenish, 192, bluish,
               202},
    WordLimits{blue, 0.375, 0.25, 0.645, 0.87, 0.07, 0.20, greenish, 228,
               purplish, 270},
    WordLimits{purple, 0.415, 0.25, 0.64, 0.84, 0.06, 0.21, bluish, 298,
               reddish, 322},
    WordLimits{magenta, 0.48, 0.35, 0.74, 0.90, 0.05, 0.27, purplish, 334,
               reddish, 340},
    WordLimits{pink, 0.61, 0.50, 0.88, 0.94, 0.05, 0.18, purplish, -4, orangish,
               20},
    WordLimits{beige, 0.78, 0.65, 0.92, 0.97, 0.04, 0.12, pinkish, 62, greenish,
               104},
};

static_assert(std::ranges::is_sorted(kLimits, {}, &WordLimits::word));

// Below this chroma a color is called gray, however it leans.  Dark and light
// colors need less chroma to be seen as colored; almost black needs more.
double gray_limit(double lightness) {
  if (lightness < 0.20) {
    return 0.040;
  }
  if (lightness < 0.35) {
    return 0.022;
  }
  return lightness < 0.85 ? 0.030 : 0.022;
}

}  // namespace

ColorWord color_word(const Oklch& color) {
  constexpr double kBlackBelow = 0.24;
  constexpr double kWhiteFrom = 0.94;
  if (color.c < gray_limit(color.l)) {
    if (color.l < kBlackBelow) {
      return black;
    }
    return color.l < kWhiteFrom ? gray : white;
  }
  const double hue = degrees(color.h);
  const auto* found =
      std::ranges::find_if(kRegions, [&](const WordRegion& region) {
        return hue < region.hue_below && color.l >= region.lightness_from &&
               color.c >= region.chroma_from;
      });
  return found != kRegions.end() ? found->word : gray;
}

const WordLimits& limits_of(ColorWord word) {
  return kLimits.at(static_cast<std::size_t>(word));
}

std::optional<Tint> tint_of(const Oklch& color, ColorWord word) {
  const double hue = degrees(color.h);
  const WordLimits& limits = limits_of(word);
  if (hue < limits.low_tint_below) {
    return limits.low_tint;
  }
  if (hue >= limits.high_tint_from) {
    return limits.high_tint;
  }
  return std::nullopt;
}

std::optional<Tint> tint_of_gray(const Oklch& color) {
  constexpr double kTintFrom = 0.014;
  if (color.c < kTintFrom) {
    return std::nullopt;
  }
  const double hue = degrees(color.h);
  if (hue < 35) {
    return color.l < 0.65 ? reddish : pinkish;
  }
  if (hue < 100) {
    return color.l < 0.75 || hue < 80 ? brownish : yellowish;
  }
  if (hue < 200) {
    return greenish;
  }
  return hue < 284 ? bluish : purplish;
}

}  // namespace scene_palette
