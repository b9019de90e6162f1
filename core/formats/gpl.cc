// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/formats/gpl.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace scene_palette {
namespace {

constexpr std::size_t kMaxEntries = 256;
constexpr std::size_t kMaxNameBytes = 200;

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      c = ' ';
    }
  }
  return line;
}

std::string padded(std::uint8_t code) {
  const std::string digits = std::to_string(code);
  return std::string(3 - digits.size(), ' ') + digits;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

// The three numbers at the start of an entry's line.
bool parse_codes(std::string_view line, Srgb8& codes) {
  std::array<std::uint8_t, 3> values{};
  for (std::uint8_t& value : values) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const auto [end, error] =
        std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc()) {
      return false;
    }
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  }
  codes = {values[0], values[1], values[2]};
  return line.empty() || line[0] == ' ' || line[0] == '\t';
}

bool is_entry(std::string_view line) {
  return !line.empty() && line[0] != '#' && !line.starts_with("Name:") &&
         !line.starts_with("Columns:") &&
         line.find_first_not_of(" \t") != std::string_view::npos;
}

Error not_a_palette(std::size_t line, const std::string& reason) {
  return {ErrorCode::invalid_argument,
          "line " + std::to_string(line) + ": " + reason};
}

}  // namespace

std::string gpl_text(std::string_view palette_name,
                     std::span<const Swatch> swatches,
                     std::span<const std::string> entry_names) {
  assert(entry_names.size() == swatches.size());
  std::string text =
      "GIMP Palette\nName: " + one_line(palette_name) + "\nColumns: 0\n#\n";
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    const auto& [r, g, b] = swatches[i].srgb8;
    text += padded(r) + ' ' + padded(g) + ' ' + padded(b) + '\t' +
            one_line(entry_names[i]) + '\n';
  }
  return text;
}

std::string tidy_palette_name(std::string_view text) {
  std::string name = one_line(text);
  if (name.size() > kMaxNameBytes) {
    std::size_t end = kMaxNameBytes;
    while (end > 0 && (name[end] & 0xc0) == 0x80) {
      --end;  // not within a character
    }
    name.resize(end);
  }
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string::npos) {
    return {};
  }
  return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

std::string gpl_file_name(std::string_view name) {
  constexpr std::string_view kUnsafe = "\\/*?\"`'<>{}| ;:$^&";
  std::string file_name(name);
  std::replace_if(
      file_name.begin(), file_name.end(),
      [kUnsafe](char c) { return kUnsafe.find(c) != std::string_view::npos; },
      '-');
  if (file_name.starts_with('.')) {
    file_name.front() = '-';
  }
  return file_name + ".gpl";
}

Result<Palette> palette_from_gpl(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) {
    text.remove_prefix(3);  // a byte order mark
  }
  if (take_line(text) != "GIMP Palette") {
    return not_a_palette(1, "not a GIMP palette");
  }
  std::vector<Srgb8> entries;
  for (std::size_t number = 2; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (!is_entry(line)) {
      continue;
    }
    if (!parse_codes(line, entries.emplace_back())) {
      return not_a_palette(number, "not three numbers from 0 to 255");
    }
    if (entries.size() > kMaxEntries) {
      return not_a_palette(number, "more than 256 colors");
    }
  }
  if (entries.empty()) {
    return not_a_palette(1, "no colors");
  }
  Palette palette;
  for (const Srgb8& codes : entries) {
    palette.swatches.push_back(make_swatch(
        linear_from_srgb8(codes), 1.0 / static_cast<double>(entries.size())));
  }
  return palette;
}

}  // namespace scene_palette
