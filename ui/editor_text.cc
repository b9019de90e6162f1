// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/editor_text.h"

#include <algorithm>
#include <cmath>

#include "core/auto_count.h"
#include "core/naming.h"
#include "core/srgb8.h"
#include "ui/color_words.h"
#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {

std::string layer_gone_message() {
  return translated(
      "The layer does not exist any more. Close this dialog and open it again "
      "on another layer.");
}

std::string no_more_colors_message() {
  return translated(
      "The picture has no other colors to put in the place of dropped ones.");
}

std::vector<std::string> color_texts(std::span<const Swatch> swatches) {
  const std::vector<ColorName> names = name_swatches(swatches);
  std::vector<std::string> texts(names.size());
  std::ranges::transform(names, texts.begin(), color_words);
  return texts;
}

std::string spoken_swatch(const std::string& name, const Swatch& swatch,
                          std::size_t index, std::size_t count) {
  const char* pattern =
      swatch.is_locked
          // Translators: read aloud, of a color in the palette: its place, the
          // number of colors, its name or code, its share of the picture.
          ? translated("Color %1$d of %2$d, %3$s, %4$s, locked")
          // Translators: as above.
          : translated("Color %1$d of %2$d, %3$s, %4$s");
  return filled_in(pattern, static_cast<int>(index + 1),
                   static_cast<int>(count), name.c_str(),
                   percent_text(swatch.share).c_str());
}

std::string swatch_hint(const std::string& name, const Swatch& swatch,
                        bool can_lock) {
  const std::string code = hex_from_srgb8(swatch.srgb8);
  std::string hint = filled_in(translated("%1$s, %2$s"), name.c_str(),
                               percent_text(swatch.share).c_str());
  if (name != code) {
    hint += "\n" + code;
  }
  if (swatch.is_locked) {
    hint += "\n";
    hint += translated("Locked: it stays in the palette.");
  }
  if (can_lock) {
    hint += "\n";
    hint +=
        swatch.is_locked
            ? translated("Space or double-click unlocks it, Delete drops it.")
            : translated("Space or double-click locks it, Delete drops it.");
  }
  return hint;
}

std::string error_curve_text(const CountChoice& count, std::size_t colors) {
  const std::size_t last = count.curve.size();
  if (colors < 1 || last < 1) {
    return {};
  }
  const int number = static_cast<int>(colors);
  if (colors > last) {
    // Translators: as below, for more colors than the error is known of.
    return filled_in(
        translated("%1$d: average error below %2$s"), number,
        decimal_text(std::ceil(count.curve.back() * 10) / 10, 1).c_str());
  }
  const double error = count.curve[colors - 1];
  // Rounded down, so that 4.96 is not "5.0, below 5".
  const std::string shown = decimal_text(std::floor(error * 10) / 10, 1);
  const std::string limit = decimal_text(CountRules::kVisibleError, 0);
  const char* pattern =
      error < CountRules::kVisibleError
          // Translators: a number of colors, how far the picture's colors are
          // from them on average, and what that is compared with.
          ? translated("%1$d: average error %2$s, below %3$s")
          // Translators: as above.
          : translated("%1$d: average error %2$s, not below %3$s");
  return filled_in(pattern, number, shown.c_str(), limit.c_str());
}

}  // namespace scene_palette
