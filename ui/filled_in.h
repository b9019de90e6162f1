// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Values put into translated patterns.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>

namespace scene_palette {

/// `pattern`, a printf pattern out of a catalog (msgfmt --check has compared it
/// with the original), with `values` filled in.
template <typename... Values>
std::string filled_in(const char* pattern, Values... values) {
  const int length = std::snprintf(nullptr, 0, pattern, values...);
  if (length <= 0) {
    return {};
  }
  std::string text(static_cast<std::size_t>(length), '\0');
  std::snprintf(text.data(), text.size() + 1, pattern, values...);
  return text;
}

}  // namespace scene_palette
