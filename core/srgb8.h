// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// 8-bit colors, as files and people name them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace scene_palette {

/// 8-bit sRGB codes.
struct Srgb8 {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;

  friend auto operator<=>(const Srgb8&, const Srgb8&) = default;
};

/// "#rrggbb", lower case.
std::string hex_from_srgb8(const Srgb8& color);

}  // namespace scene_palette
