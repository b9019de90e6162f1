// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Colors that a person or a script has written: "#2f3b3c #c81e28".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/color.h"
#include "core/result.h"

namespace scene_palette {

/// The color in `text`: six hexadecimal digits, with or without "#" in front,
/// in upper or lower case; nothing if it is anything else.
std::optional<Srgb8> color_from_hex(std::string_view text);

/// The colors in `text`, with spaces or commas between them, each once, in the
/// order of their first places; none for an empty text.
/// Errors: invalid_argument; the message names `argument` and the first word
/// that is not a color, and is translated.
Result<std::vector<Srgb8>> colors_from_text(const char* argument,
                                            std::string_view text);

/// `colors` as such a text: "#2f3b3c #c81e28".
std::string text_from_colors(std::span<const Srgb8> colors);

}  // namespace scene_palette
