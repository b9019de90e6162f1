// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The two pixel types that enter and leave the core.  Hosts ask their buffers
// for one of these by name; no other format is ever seen here.
#pragma once

#include <cmath>
#include <cstdint>

namespace scene_palette {

/// Linear light, sRGB primaries, straight alpha, unbounded: wide gamut and HDR
/// give values below 0 and above 1.  babl's "RGBA float".
struct Rgba {
  float r = 0;
  float g = 0;
  float b = 0;
  float a = 0;
};

/// 8-bit sRGB codes with straight alpha: babl's "R'G'B'A u8", the fast path
/// when a buffer is exactly that.
struct Rgba8 {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 0;

  friend bool operator==(const Rgba8&, const Rgba8&) = default;
};

/// Whether no value is infinite or not a number.
inline bool is_finite(const Rgba& pixel) {
  return std::isfinite(pixel.r) && std::isfinite(pixel.g) &&
         std::isfinite(pixel.b) && std::isfinite(pixel.a);
}
inline bool is_finite(const Rgba8& /*pixel*/) { return true; }

}  // namespace scene_palette
