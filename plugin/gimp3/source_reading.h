// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// One reading of what the dialog shows, in slices between its events.
#pragma once

#include "core/histogram.h"
#include "core/thumbnail.h"
#include "plugin/gegl/joint_reading.h"
#include "plugin/gimp3/source.h"

namespace scene_palette {

class SourceReading {
 public:
  /// `sources` must not be empty.  `events` are told from the main loop.
  SourceReading(Sources sources, ReadingEvents events);
  SourceReading(const SourceReading&) = delete;
  SourceReading& operator=(const SourceReading&) = delete;
  ~SourceReading();

  const Sources& sources() const { return sources_; }
  // As in JointReading.
  const Histogram& histogram() const { return reading_.histogram(); }
  const Thumbnail& thumbnail() const { return reading_.thumbnail(); }
  bool is_finished() const { return reading_.is_finished(); }

 private:
  Sources sources_;
  JointReading reading_;
};

}  // namespace scene_palette
