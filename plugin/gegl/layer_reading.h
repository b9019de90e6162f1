// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Reads a layer once, in slices of a few milliseconds between the events of a
// dialog: its histogram, and a small picture of it.  Only one thread may use
// the pipe of a drawable's tiles, see kTileThreads: another one counts.
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "core/histogram.h"
#include "core/pixel.h"
#include "core/thumbnail_sum.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_queue.h"

namespace scene_palette {

/// What is read.  The buffers must outlive the reading.
struct ReadingOptions {
  GeglRectangle roi = {0, 0, 0, 0};   // of the histogram
  GeglRectangle view = {0, 0, 0, 0};  // of the thumbnail
  Selection selection;
  std::size_t most_pixels = ThumbnailSum::kMostPixels;  // of the thumbnail
};

class LayerReading {
 public:
  LayerReading(GeglBuffer* buffer, const ReadingOptions& options);
  LayerReading(const LayerReading&) = delete;
  LayerReading& operator=(const LayerReading&) = delete;
  ~LayerReading() { finish_counting(); }

  /// Reads on for about `milliseconds` (at least one block of some 2^18 pixels,
  /// 1 to 5 ms); whether there is more to read.  What is of the histogram comes
  /// first, then the rest of the view.
  bool step(double milliseconds);
  bool is_finished() const { return next_ == blocks_.size(); }
  /// Whether all of the histogram's pixels are read.
  bool has_histogram() const { return next_ >= blocks_in_roi_; }
  /// What part is read, 0 to 1; 1 if there is nothing to read.
  double fraction() const;

  /// Exactly what read_histogram returns; once, when has_histogram().
  Histogram take_histogram() { return std::move(histogram_); }

  /// The picture of the view so far, in some milliseconds.
  Thumbnail thumbnail() const { return thumbnail_.thumbnail(); }

 private:
  void plan();
  template <typename Pixel>
  void read(const GeglRectangle& block);
  template <typename Pixel>
  void add(const GeglRectangle& place, std::span<const Pixel> pixels,
           std::span<const float> selection, bool is_in_roi);
  void finish_counting();

  GeglBuffer* buffer_;
  ReadingOptions options_;
  Histogram histogram_;
  ThumbnailSum thumbnail_;
  std::vector<GeglRectangle> blocks_;
  std::size_t blocks_in_roi_ = 0;
  std::size_t next_ = 0;
  std::int64_t total_ = 0;  // pixels
  std::int64_t done_ = 0;
  std::tuple<ChunkQueue<Rgba8>, ChunkQueue<Rgba>> queues_;  // one is used
  std::jthread counter_;  // as long as the histogram's pixels come
};

}  // namespace scene_palette
