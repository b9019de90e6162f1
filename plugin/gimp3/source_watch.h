// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Reads what the dialog shows, and watches it while the dialog is open.  GIMP
// tells plug-ins of no change: it is asked now and then for what it answers at
// once, small pictures of what was read among it.  What these do not show, a
// dot in a large layer, is found by reading all again when the user comes back
// to the dialog.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/histogram.h"
#include "core/thumbnail.h"
#include "plugin/gimp3/source.h"
#include "plugin/gimp3/source_reading.h"

namespace scene_palette {

/// What a watch tells, from the main loop.
struct WatchEvents {
  std::function<void(double)> on_progress;  // of the first reading, 0 to 1
  /// The joint histogram, which the watch keeps until the next one was told.
  /// This and the thumbnail are told anew when something has changed.
  std::function<void(const Histogram&)> on_histogram;
  std::function<void(const Thumbnail&)> on_thumbnail;  // of the first source
  /// A source does not exist any more; nothing else is told afterwards.
  std::function<void()> on_lost;
};

class SourceWatch {
 public:
  SourceWatch(Sources sources, WatchEvents events);
  SourceWatch(const SourceWatch&) = delete;
  SourceWatch& operator=(const SourceWatch&) = delete;
  ~SourceWatch();

  /// What was told of last.
  const Sources& sources() const { return shown_->sources(); }
  /// Whether something has changed since the first reading.
  bool has_changed() const { return has_changed_; }

  /// Reads all again, and tells only of what is different; nothing while
  /// something is being read.
  void read_again();

 private:
  bool look();
  bool lose();
  void rest();
  void compare();

  WatchEvents events_;
  std::unique_ptr<SourceReading> shown_;
  std::unique_ptr<SourceReading> next_;  // read again, not yet compared
  std::string glance_;                   // before the last reading
  bool has_changed_ = false;
  bool is_lost_ = false;
  unsigned timer_ = 0;  // of the main loop
};

}  // namespace scene_palette
