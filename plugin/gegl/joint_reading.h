// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Reads what a dialog shows, while it is open, and then watches whether it is
// still there.  A host calls step() while it is idle, and then watch().
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/histogram.h"
#include "core/thumbnail.h"
#include "plugin/gegl/layer_reading.h"

namespace scene_palette {

/// One of the layers that are read; the buffers must outlive the reading.
struct ReadingPart {
  GeglBuffer* buffer = nullptr;
  GeglRectangle roi = {0, 0, 0, 0};
  Selection selection;
};

/// What a reading tells.
struct ReadingEvents {
  std::function<void(double)> on_progress;  // 0 to 1
  /// The joint histogram, which the reading keeps.
  std::function<void(const Histogram&)> on_histogram;
  /// All is read, the thumbnail too; this may end the reading.
  std::function<void()> on_finished;
  /// A part does not exist any more; nothing else is told afterwards.
  std::function<void()> on_lost;
};

class JointReading {
 public:
  /// `parts` is not empty.  `exist` says whether all of them are still there:
  /// nothing is read otherwise.
  JointReading(std::vector<ReadingPart> parts, std::function<bool()> exist,
               ReadingEvents events);
  JointReading(const JointReading&) = delete;
  JointReading& operator=(const JointReading&) = delete;

  /// Reads on for a slice of two frames of a display, some 30 ms; whether
  /// there is more to read.
  bool step();

  /// Whether all parts are there; once they are not, on_lost is called.
  bool watch();

  /// Whether there is no more to read.
  bool is_finished() const { return is_lost_ || at_ == parts_.size(); }
  const Histogram& histogram() const { return histogram_; }  // of all parts
  const Thumbnail& thumbnail() const { return thumbnail_; }  // of the first

 private:
  void open_next();
  void take_histogram();

  std::vector<ReadingPart> parts_;
  std::function<bool()> exist_;
  ReadingEvents events_;
  Histogram histogram_;
  Thumbnail thumbnail_;
  std::size_t at_ = 0;  // the part that is read
  bool is_taken_ = false;
  bool is_lost_ = false;
  std::optional<LayerReading> reading_;
};

}  // namespace scene_palette
