// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/naming.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <numeric>
#include <tuple>

#include "core/naming_table.h"
#include "core/oklch.h"

namespace scene_palette {
namespace {

bool is_neutral(ColorWord word) {
  return word == ColorWord::black || word == ColorWord::gray ||
         word == ColorWord::white;
}

LightnessWord lightness_word(double lightness, const WordLimits& limits) {
  if (lightness < limits.dark_below) {
    return lightness < limits.very_dark_below ? LightnessWord::very_dark
                                              : LightnessWord::dark;
  }
  if (lightness < limits.light_from) {
    return LightnessWord::plain;
  }
  return lightness < limits.very_light_from ? LightnessWord::light
                                            : LightnessWord::very_light;
}

// Vivid colors are deep or bright, and that is enough.
LightnessWord without_very(LightnessWord lightness) {
  switch (lightness) {
    case LightnessWord::very_dark:
      return LightnessWord::dark;
    case LightnessWord::very_light:
      return LightnessWord::light;
    default:
      return lightness;
  }
}

ChromaWord chroma_word(const Oklch& color, const WordLimits& limits) {
  // A display shows dark colors with less chroma only.
  constexpr double kFullChromaFrom = 0.5;
  const double scale = std::min(1.0, color.l / kFullChromaFrom);
  if (color.c < limits.grayish_below * scale) {
    return ChromaWord::grayish;
  }
  return color.c >= limits.vivid_from * scale ? ChromaWord::vivid
                                              : ChromaWord::plain;
}

// With all that can be said.
ColorName full_name(const Oklab& color) {
  const Oklch lch = oklch(color);
  ColorName name;
  name.word = color_word(lch);
  const WordLimits& limits = limits_of(name.word);
  name.lightness = lightness_word(lch.l, limits);
  if (is_neutral(name.word)) {
    name.tint = tint_of_gray(lch);
    return name;
  }
  name.tint = tint_of(lch, name.word);
  name.chroma = chroma_word(lch, limits);
  if (name.chroma == ChromaWord::vivid) {
    name.lightness = without_very(name.lightness);
  }
  return name;
}

// Leaves out that a color is vivid, unless it is light: then it is bright.
ColorName without_vivid(ColorName name) {
  if (name.chroma == ChromaWord::vivid &&
      name.lightness != LightnessWord::light) {
    name.chroma = ChromaWord::plain;
  }
  return name;
}

ColorName short_name(ColorName name) {
  if (name.word != ColorWord::gray) {
    name.tint = std::nullopt;
  }
  return without_vivid(name);
}

// In the colors of their codes: a wide gamut's green may be shown as another.
std::vector<Swatch> as_shown(std::span<const Swatch> palette) {
  std::vector<Swatch> shown;
  for (const Swatch& swatch : palette) {
    shown.push_back(make_swatch(linear_from_srgb8(swatch.srgb8), swatch.share));
  }
  return shown;
}

using Names = std::vector<ColorName>;
using Places = std::vector<std::size_t>;

// The places of each name that occurs, from dark to light.
std::map<ColorName, Places> groups_of(const Names& names,
                                      std::span<const Swatch> swatches) {
  Places places(names.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, {}, [&](std::size_t place) {
    const Oklab& color = swatches[place].oklab;
    return std::tie(color.l, color.a, color.b);
  });
  std::map<ColorName, Places> groups;
  for (const std::size_t place : places) {
    groups[names[place]].push_back(place);
  }
  return groups;
}

// Whether none of `names` is `name` with one of these words for its lightness.
bool is_free(const Names& names, ColorName name,
             std::initializer_list<LightnessWord> words) {
  return std::ranges::none_of(words, [&](LightnessWord word) {
    name.lightness = word;
    return std::ranges::find(names, name) != names.end();
  });
}

bool darker_is_free(const Names& names, const ColorName& name) {
  using enum LightnessWord;
  return (name.lightness == dark &&
          is_free(names, name, {darker, very_dark})) ||
         (name.lightness == plain &&
          is_free(names, name, {darker, dark, very_dark}));
}

bool lighter_is_free(const Names& names, const ColorName& name) {
  using enum LightnessWord;
  return (name.lightness == light &&
          is_free(names, name, {lighter, very_light})) ||
         (name.lightness == plain &&
          is_free(names, name, {lighter, light, very_light}));
}

bool are_plainly_apart(const Places& places, std::span<const Swatch> swatches) {
  constexpr double kSeenStep = 0.03;  // of lightness, side by side
  return std::ranges::adjacent_find(places, [&](std::size_t dark,
                                                std::size_t light) {
           return swatches[light].oklab.l - swatches[dark].oklab.l < kSeenStep;
         }) == places.end();
}

// Nobody says "lighter black", "darker bright red" or "lighter pale olive".
bool can_be_compared(const ColorName& name) {
  const bool is_pale = name.lightness == LightnessWord::light &&
                       name.chroma == ChromaWord::grayish;
  return name.word != ColorWord::black && name.word != ColorWord::white &&
         name.chroma != ChromaWord::vivid && !is_pale;
}

// Compares those of one name, two or three, where no other name of the palette
// could be meant: "darker green", "green", "lighter green".
void compare(const ColorName& name, const Places& places,
             std::span<const Swatch> swatches, Names& names) {
  const bool has_darker = darker_is_free(names, name);
  const bool has_lighter = lighter_is_free(names, name);
  const std::size_t most =
      1U + (has_darker ? 1U : 0U) + (has_lighter ? 1U : 0U);
  if (places.size() > most || !are_plainly_apart(places, swatches)) {
    return;
  }
  if (has_lighter) {
    names[places.back()].lightness = LightnessWord::lighter;
  }
  if (has_darker && (places.size() > 2 || !has_lighter)) {
    names[places.front()].lightness = LightnessWord::darker;
  }
}

}  // namespace

ColorName name_color(const Oklab& color) {
  return short_name(full_name(color));
}

std::vector<ColorName> name_swatches(std::span<const Swatch> palette) {
  const std::vector<Swatch> swatches = as_shown(palette);
  Names full(swatches.size());
  std::ranges::transform(swatches, full.begin(), [](const Swatch& swatch) {
    return full_name(swatch.oklab);
  });
  Names names(swatches.size());
  std::ranges::transform(full, names.begin(), short_name);
  const auto change_those_alike = [&](const auto& change) {
    for (const auto& [name, places] : groups_of(names, swatches)) {
      if (places.size() > 1) {
        change(name, places);
      }
    }
  };
  const auto lengthen = [&](const auto& shortened) {
    change_those_alike([&](const ColorName& /*name*/, const Places& places) {
      for (const std::size_t place : places) {
        names[place] = shortened(full[place]);
      }
    });
  };
  lengthen(without_vivid);
  change_those_alike([&](const ColorName& name, const Places& places) {
    if (can_be_compared(name)) {
      compare(name, places, swatches, names);
    }
  });
  lengthen(std::identity());
  change_those_alike([&](const ColorName& /*name*/, const Places& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      names[places[i]].number = static_cast<int>(i) + 1;
    }
  });
  return names;
}

}  // namespace scene_palette
