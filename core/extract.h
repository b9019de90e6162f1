// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The whole of the clustering for every host: histogram in, palette out.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/histogram.h"
#include "core/palette.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/scene_map.h"
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
};

/// Extracts palettes from one histogram; keeps what does not depend on the
/// options, so that a change of them takes milliseconds.
class Extractor {
 public:
  /// `histogram` must outlive this and stay as it is.
  explicit Extractor(const Histogram& histogram) : histogram_(histogram) {}

  /// `options.colors` swatches, different when rounded to 8 bits; exactly the
  /// picture's different 8-bit colors where these are fewer (in a float picture
  /// beyond Histogram::kDistinctLimit: cells), and `fewer_than_asked` is set.
  /// Locked colors count among them.  The same histogram and options give the
  /// same bits.
  /// Errors: invalid_argument (a value out of range, more locked colors than
  /// `colors`, one both locked and excluded, an excluded one that is the only
  /// one), no_visible_pixels, cancelled.
  Result<Palette> extract(const ExtractOptions& options,
                          const Progress& progress);

 private:
  const std::vector<WeightedColor>& colors();
  const Points& points(Space space);
  const std::vector<SceneCell>& scene();

  const Histogram& histogram_;
  std::vector<WeightedColor> colors_;
  std::array<Points, 2> points_;  // in each space, once they are asked for
  std::vector<SceneCell> scene_;
};

/// The same for one palette.
Result<Palette> extract_palette(const Histogram& histogram,
                                const ExtractOptions& options,
                                const Progress& progress);

}  // namespace scene_palette
