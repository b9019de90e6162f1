// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The whole of the clustering for every host: histogram in, palette out.
#pragma once

#include <cstdint>

#include "core/histogram.h"
#include "core/palette.h"
#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// accurate: least squared error in OKLab.  classic: the article's k-means on
/// sRGB values (10 starts of greedy k-means++, centers rounded to 8 bits).
enum class Method { accurate, classic };

/// Defaults and limits of an extraction, stated once for all hosts.
struct ExtractOptions {
  static constexpr int kMinColors = 1;
  static constexpr int kMaxColors = 256;

  int colors = 8;  // kMinColors to kMaxColors
  Method method = Method::accurate;
  Order order = Order::hue;
  std::uint64_t seed = 42;  // only classic draws at random
};

/// The palette of `histogram`: `options.colors` swatches, different after
/// rounding to 8 bits, or as many as the picture has different 8-bit colors,
/// if those are fewer (then exactly these, and `fewer_than_asked` is set).  (In
/// a float picture of more than Histogram::kDistinctLimit values within few
/// 8-bit codes, cells are counted instead of codes.)  The
/// same histogram and options give the same bits.
/// Errors: invalid_argument (colors out of range), no_visible_pixels,
/// cancelled.
Result<Palette> extract_palette(const Histogram& histogram,
                                const ExtractOptions& options,
                                const Progress& progress);

}  // namespace scene_palette
