// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Names of colors in words.  Each word is one message: a color, or a pattern
// that puts a word before or behind what is named so far, as the language does.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/color_name.h"
#include "core/palette.h"

namespace scene_palette {

/// The name, translated: "dark teal", "lighter reddish brown", "gray 2".
/// Different names are different texts.
std::string color_words(const ColorName& name);

/// The same in English whatever the language, for scripts.
std::string english_color_words(const ColorName& name);

/// The names of a palette's entries, one for each swatch: "dark orange, 14%".
std::vector<std::string> entry_names(std::span<const Swatch> swatches);

}  // namespace scene_palette
