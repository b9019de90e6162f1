// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/color_list.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "core/srgb8.h"
#include "ui/text.h"

namespace scene_palette {

std::optional<Srgb8> color_from_hex(std::string_view text) {
  if (text.starts_with('#')) {
    text.remove_prefix(1);
  }
  constexpr std::size_t kDigits = 6;
  std::uint32_t code = 0;
  const char* end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, code, 16);
  if (text.size() != kDigits || error != std::errc() || parsed != end) {
    return std::nullopt;
  }
  return Srgb8{static_cast<std::uint8_t>(code >> 16),
               static_cast<std::uint8_t>(code >> 8 & 0xff),
               static_cast<std::uint8_t>(code & 0xff)};
}

Result<std::vector<Srgb8>> colors_from_text(const char* argument,
                                            std::string_view text) {
  constexpr std::string_view kBetween = " ,\t\n";
  std::vector<Srgb8> colors;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kBetween), text.size()));
    if (text.empty()) {
      return colors;
    }
    const std::string_view word = text.substr(0, text.find_first_of(kBetween));
    text.remove_prefix(word.size());
    const std::optional<Srgb8> color = color_from_hex(word);
    if (!color) {
      return Error{ErrorCode::invalid_argument,
                   not_a_color_message(argument, std::string(word))};
    }
    if (std::find(colors.begin(), colors.end(), *color) == colors.end()) {
      colors.push_back(*color);
    }
  }
}

std::string text_from_colors(std::span<const Srgb8> colors) {
  std::string text;
  for (const Srgb8& color : colors) {
    text += text.empty() ? "" : " ";
    text += hex_from_srgb8(color);
  }
  return text;
}

}  // namespace scene_palette
