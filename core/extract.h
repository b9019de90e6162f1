// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The whole of the clustering for every host: histogram in, palette out.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/count_search.h"
#include "core/extract_options.h"
#include "core/histogram.h"
#include "core/palette.h"
#include "core/points.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/scene_map.h"

namespace scene_palette {

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

  /// How many colors the picture asks for, with the error over k.  A call after
  /// one that was stopped goes on where that was.  Errors: no_visible_pixels,
  /// cancelled.
  Result<CountChoice> count(const Progress& progress);

 private:
  const std::vector<WeightedColor>& colors();
  const Points& points(Space space);
  const Points& finer_points(Space space);
  const std::vector<SceneCell>& scene();

  const Histogram& histogram_;
  std::vector<WeightedColor> colors_;
  std::array<Points, 2> points_;  // in each space, once they are asked for
  std::array<std::optional<Points>, 2> finer_points_;  // parts of cells
  std::vector<SceneCell> scene_;
  CountSearch count_search_;
};

/// The same for one palette.
Result<Palette> extract_palette(const Histogram& histogram,
                                const ExtractOptions& options,
                                const Progress& progress);

}  // namespace scene_palette
