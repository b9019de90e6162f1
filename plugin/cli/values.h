// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The values of options.  Each function puts what `text` says into its last
// argument, which is left alone where `text` is null, and returns what is wrong
// as a line for a person, or nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract.h"
#include "ui/choices.h"

namespace scene_palette {

/// The names of `choices`, with commas.
template <typename T>
std::string names_of(std::span<const Choice<T>> choices) {
  std::string names;
  for (const Choice<T>& choice : choices) {
    names += (names.empty() ? "" : ", ") + std::string(choice.id);
  }
  return names;
}

/// "--order must be one of hue, share, not "x"".
std::string unknown_choice_message(const char* option, const std::string& names,
                                   const char* text);

/// One of `choices` by its name.
template <typename T, typename Target>
std::string parse_choice(const char* option, const char* text,
                         std::span<const Choice<T>> choices, Target& value) {
  if (text == nullptr) {
    return {};
  }
  for (const Choice<T>& choice : choices) {
    if (std::string_view(text) == choice.id) {
      value = choice.value;
      return {};
    }
  }
  return unknown_choice_message(option, names_of(choices), text);
}

/// A whole number from `min` to `max`.
std::string parse_number(const char* option, const char* text, int min, int max,
                         int& value);

/// A number from `min` to `max`.
std::string parse_real(const char* option, const char* text, double min,
                       double max, double& value);

/// The value of --colors: a number, or "auto".
std::string parse_colors(const char* text, ExtractOptions& options);

/// A color each of `texts` (null-terminated, or null).
std::string parse_color_list(const char* option, char** texts,
                             std::vector<Srgb8>& colors);

}  // namespace scene_palette
