// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/cli/values.h"

#include <charconv>
#include <optional>
#include <system_error>

#include "plugin/cli/messages.h"
#include "ui/color_list.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// The number that is all of `text`, if it is from `min` to `max`.
template <typename T>
bool read_number(std::string_view text, T min, T max, T& value) {
  T number = min;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  // Written so that what is not a number is refused.
  if (error != std::errc() || end != last ||
      !(number >= min && number <= max)) {
    return false;
  }
  value = number;
  return true;
}

}  // namespace

std::string unknown_choice_message(const char* option, const std::string& names,
                                   const char* text) {
  // Translators: an option, its values, what was given instead of these.
  return formatted(translated("%s must be one of %s, not \"%s\""), option,
                   names.c_str(), text);
}

std::string parse_number(const char* option, const char* text, int min, int max,
                         int& value) {
  if (text == nullptr || read_number(text, min, max, value)) {
    return {};
  }
  return formatted(
      translated("%s must be a whole number from %d to %d, not \"%s\""), option,
      min, max, text);
}

std::string parse_real(const char* option, const char* text, double min,
                       double max, double& value) {
  if (text == nullptr || read_number(text, min, max, value)) {
    return {};
  }
  return formatted(translated("%s must be a number from %g to %g, not \"%s\""),
                   option, min, max, text);
}

std::string parse_colors(const char* text, ExtractOptions& options) {
  constexpr int kMin = ExtractOptions::kMinColors;
  constexpr int kMax = ExtractOptions::kMaxColors;
  options.auto_colors = text != nullptr && std::string_view(text) == "auto";
  if (text == nullptr || options.auto_colors ||
      read_number(text, kMin, kMax, options.colors)) {
    return {};
  }
  return formatted(
      translated("%s must be auto or a whole number from %d to %d, not \"%s\""),
      "--colors", kMin, kMax, text);
}

std::string parse_color_list(const char* option, char** texts,
                             std::vector<Srgb8>& colors) {
  for (char** text = texts; text != nullptr && *text != nullptr; ++text) {
    const std::optional<Srgb8> color = color_from_hex(*text);
    if (!color) {
      return not_a_color_message(option, *text);
    }
    colors.push_back(*color);
  }
  return {};
}

}  // namespace scene_palette
