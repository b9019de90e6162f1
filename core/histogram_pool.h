// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// One histogram read by several threads: each adds the rows that it takes to a
// histogram of its own, and these are merged.  Histograms add exactly, so
// neither the number of threads nor who took which rows shows in the result.
#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

#include "core/histogram.h"
#include "core/pixel.h"

namespace scene_palette {

/// Histograms that threads take, add to and put back; as many as there were
/// threads at a time.  Each takes 1 to 6 MB for a photograph, 14 MB if every
/// cell is in use.
class HistogramPool {
 public:
  /// A histogram that nobody else has.
  Histogram take();
  void put_back(Histogram histogram);

  /// The sum of all that were put back, which are gone from the pool then.
  Histogram take_sum();

 private:
  std::mutex mutex_;
  std::vector<Histogram> histograms_;
};

/// Rows of `width` pixels that are worth a thread's turn; at least 1.
std::size_t rows_per_band(std::size_t width);

/// The histogram of a picture with rows of `width` pixels, read by at most
/// `threads` (1 or more) threads.  All of `pixels` are whole rows.
Histogram histogram_of_rows(std::span<const Rgba8> pixels, std::size_t width,
                            int threads);
Histogram histogram_of_rows(std::span<const Rgba> pixels, std::size_t width,
                            int threads);

}  // namespace scene_palette
