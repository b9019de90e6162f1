// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What can be asked of an extraction.
#pragma once

#include <cstdint>
#include <vector>

#include "core/color.h"
#include "core/palette.h"
#include "core/split_merge.h"

namespace scene_palette {

/// scene: as accurate, with entries kept for small striking colors.  accurate:
/// least squared error.  classic: the article's k-means on sRGB values (10
/// starts of greedy k-means++, centers rounded to 8 bits).  hue_slices: the
/// article's fast way, means of equal slices of the pixels sorted by hue.
enum class Method { scene, accurate, classic, hue_slices };

/// Defaults and limits of an extraction, stated once for all hosts.
struct ExtractOptions {
  static constexpr int kMinColors = 1;
  static constexpr int kMaxColors = 256;

  int colors = 8;            // kMinColors to kMaxColors
  bool auto_colors = false;  // the picture decides; `colors` is ignored
  Method method = Method::scene;
  Quality quality = Quality::standard;  // of scene and accurate, as `space` is
  Space space = Space::oklab;
  double accents = 0.5;  // 0 to 1: room for small colors, of scene
  Order order = Order::hue;
  /// Colors that must be in the palette, or must not; of scene and accurate.
  std::vector<Srgb8> locked{};
  std::vector<Srgb8> excluded{};
  std::uint64_t seed = 42;  // only classic draws at random

  friend bool operator==(const ExtractOptions&,
                         const ExtractOptions&) = default;
};

/// Whether the locked and excluded colors of `options` make a difference: only
/// scene and accurate heed them.
inline bool heeds_wishes(const ExtractOptions& options) {
  return options.method == Method::scene || options.method == Method::accurate;
}

}  // namespace scene_palette
