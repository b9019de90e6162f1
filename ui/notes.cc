// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/notes.h"

#include <utility>

#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {
std::string clipped_message(const Palette& palette) {
  std::string codes;
  unsigned long count = 0;
  for (const Swatch& swatch : palette.swatches) {
    if (is_clipped(swatch)) {
      codes += (count > 0 ? ", " : "") + hex_from_srgb8(swatch.srgb8);
      ++count;
    }
  }
  if (count == 0) {
    return {};
  }
  // Translators: %s are codes like #ff0000.
  return filled_in(
      translated_plural("The palette holds 8-bit sRGB only: %s stands for a "
                        "color beyond it.",
                        "The palette holds 8-bit sRGB only: %s stand for "
                        "colors beyond it.",
                        count),
      codes.c_str());
}

std::string not_finite_message(std::uint64_t pixels) {
  if (pixels == 0) {
    return {};
  }
  const auto count = static_cast<unsigned long>(pixels);
  return filled_in(
      translated_plural("%lu pixel has no valid value (infinite, or not a "
                        "number) and was left out.",
                        "%lu pixels have no valid value (infinite, or not a "
                        "number) and were left out.",
                        count),
      count);
}

std::vector<std::string> notes_on(const Palette& palette,
                                  std::uint64_t not_finite) {
  std::vector<std::string> notes;
  if (palette.fewer_than_asked) {
    notes.push_back(fewer_colors_message(palette));
  }
  for (std::string note :
       {clipped_message(palette), not_finite_message(not_finite)}) {
    if (!note.empty()) {
      notes.push_back(std::move(note));
    }
  }
  return notes;
}

std::string obstacle_message(LayerObstacle obstacle) {
  switch (obstacle) {
    case LayerObstacle::none:
      return {};
    case LayerObstacle::not_a_layer:
      return translated(
          "A posterized layer can only be put above a layer, not a mask or "
          "channel.");
    case LayerObstacle::color_map:
      return translated(
          "This image is indexed, and its color map lacks colors of the "
          "palette. For a posterized layer, convert it to RGB first (Image > "
          "Mode > RGB).");
  }
  return {};
}

std::string missing_layer_message(LayerObstacle obstacle) {
  if (obstacle == LayerObstacle::none) {
    return {};
  }
  // Translators: %s is a sentence that says why.
  return filled_in(translated("The palette was made, but no layer. %s"),
                   obstacle_message(obstacle).c_str());
}

const char* gray_palette_message() {
  return translated(
      "This is the palette of a mask or channel: shades of gray, from what it "
      "hides (black) to what it shows (white).");
}

const char* source_changed_message() {
  return translated(
      "The layer or the selection has changed, and was read again.");
}

const char* gray_layer_message() {
  return translated(
      "The image is gray: its new layer shows only how light the colors are. "
      "Convert it to RGB first (Image > Mode > RGB) to see them.");
}

}  // namespace scene_palette
