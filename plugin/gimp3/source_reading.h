// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// One reading of what the dialog shows, in slices between its events.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "core/histogram.h"
#include "core/thumbnail.h"
#include "plugin/gegl/layer_reading.h"
#include "plugin/gimp3/source.h"

namespace scene_palette {

/// What a reading tells, from the main loop.
struct ReadingEvents {
  std::function<void(double)> on_progress;  // 0 to 1
  /// histogram() is there; thumbnail() perhaps not yet.
  std::function<void()> on_histogram;
  /// All is there.  The last event.
  std::function<void()> on_finished;
  /// A source does not exist any more.  The last event.
  std::function<void()> on_lost;
};

class SourceReading {
 public:
  /// `sources` must not be empty.
  SourceReading(Sources sources, ReadingEvents events);
  SourceReading(const SourceReading&) = delete;
  SourceReading& operator=(const SourceReading&) = delete;
  ~SourceReading();

  const Sources& sources() const { return sources_; }
  const Histogram& histogram() const { return histogram_; }  // of all sources
  const Thumbnail& thumbnail() const { return thumbnail_; }  // of the first
  bool is_finished() const { return timer_ == 0; }

 private:
  bool step();
  bool end(const std::function<void()>& event);
  void open_next();
  void take_histogram();

  Sources sources_;
  ReadingEvents events_;
  Histogram histogram_;
  Thumbnail thumbnail_;
  std::size_t at_ = 0;  // the source that is read
  bool is_taken_ = false;
  std::optional<LayerReading> reading_;
  unsigned timer_ = 0;  // of the main loop; 0 after the last event
};

}  // namespace scene_palette
