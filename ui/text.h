// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The words that every host shows alike, translated (gettext domain
// GETTEXT_DOMAIN, UTF-8).
#pragma once

#include <string>

#include "core/palette.h"
#include "core/result.h"

namespace scene_palette {

/// Marks a literal for xgettext where it cannot be translated yet.
constexpr const char* marked(const char* message) { return message; }

/// The translation of `message` (a literal: it is what xgettext collects), or
/// `message` itself.
const char* translated(const char* message);

/// The same for a message that depends on a number.
const char* translated_plural(const char* one, const char* many,
                              unsigned long number);

/// The share as a percentage for people: "31%", "0.4%" below one percent,
/// "<0.1%" for less than that; in the language's own form.
std::string percent_text(double share);

/// The codes of a channel: "3–255, mean 121".
std::string code_range_text(int lowest, int highest, int mean);

/// `value` with `decimals` (0 to 6) digits after the point, or what the
/// language has for it: "0.61", with a minus sign (U+2212) below zero.
std::string decimal_text(double value, int decimals);

/// What went wrong and what to do, one line for a person, without a newline.
std::string user_message(const Error& error);

/// "The picture has only 5 different colors." for a palette of 5 swatches.
std::string fewer_colors_message(const Palette& palette);

/// Why a palette has as many colors as the picture decided: one sentence.
std::string count_choice_message(const CountChoice& choice);

/// That there is no palette card, and why.
const char* missing_card_message();

/// "locked-colors: "red" is not a color like #2f3b3c", part of a sentence.
std::string not_a_color_message(const std::string& argument,
                                const std::string& word);

/// The proposed name for the palette of an image: "Scene Palette: NAME" or,
/// where `image_name` is empty, "Scene Palette".  `image_name` is the file's
/// base name; its ending is cut off.
std::string default_palette_name(const std::string& image_name);

}  // namespace scene_palette
