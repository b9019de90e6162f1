// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Reads what the dialog shows, while it is open, and then watches whether it is
// still there.
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
  /// The joint histogram, which the reading keeps.
  std::function<void(const Histogram&)> on_histogram;
  std::function<void(Thumbnail)> on_thumbnail;  // of the first source
  /// A source does not exist any more; nothing else is told afterwards.
  std::function<void()> on_lost;
};

class SourceReading {
 public:
  /// `sources` must outlive this.
  SourceReading(const Sources& sources, ReadingEvents events);
  SourceReading(const SourceReading&) = delete;
  SourceReading& operator=(const SourceReading&) = delete;
  ~SourceReading();

 private:
  bool step();
  bool watch();
  void open_next();
  void take_histogram();

  const Sources& sources_;
  ReadingEvents events_;
  Histogram histogram_;
  std::size_t at_ = 0;  // the source that is read
  bool is_taken_ = false;
  std::optional<LayerReading> reading_;
  unsigned timer_ = 0;  // of the main loop
};

}  // namespace scene_palette
