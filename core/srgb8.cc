// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/srgb8.h"

namespace scene_palette {

std::string hex_from_srgb8(const Srgb8& color) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string hex = "#";
  for (const std::uint8_t code : {color.r, color.g, color.b}) {
    hex += kDigits[code >> 4];
    hex += kDigits[code & 15];
  }
  return hex;
}

}  // namespace scene_palette
