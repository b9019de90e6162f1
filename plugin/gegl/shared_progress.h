// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// One progress for several threads.
#pragma once

#include <gegl.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>

#include "core/progress.h"

namespace scene_palette {

/// The progress of several threads.  Hosts can be told of it by the thread that
/// made this only; the others add to what is done and see that they are to
/// stop.
class SharedProgress {
 public:
  SharedProgress(const Progress& progress, const GeglRectangle& roi)
      : progress_(progress) {
    if (roi.width > 0 && roi.height > 0) {
      total_ = static_cast<std::int64_t>(roi.width) * roi.height;
    }
  }

  bool is_cancelled() const { return is_cancelled_; }

  /// Counts pixels that are done, and reports if they are worth it; false to
  /// stop.
  bool add(std::int64_t pixels) {
    const std::int64_t done = done_ += pixels;
    if (std::this_thread::get_id() == reporter_ && done >= next_report_ &&
        done < total_) {
      report(done);
    }
    return !is_cancelled_;
  }

  /// Reports the end, unless the work was stopped; false if it was.
  bool finish() {
    if (!is_cancelled_) {
      report(total_);
    }
    return !is_cancelled_;
  }

 private:
  /// Which part of the work passes between two reports of the progress.
  static constexpr double kReportStep = 0.01;

  void report(std::int64_t done) {
    const auto total = static_cast<double>(total_);
    next_report_ =
        done + std::max<std::int64_t>(
                   1, static_cast<std::int64_t>(kReportStep * total));
    is_cancelled_ =
        !progress_.report(total_ > 0 ? static_cast<double>(done) / total : 1.0);
  }

  const Progress& progress_;
  std::thread::id reporter_ = std::this_thread::get_id();
  std::int64_t total_ = 0;
  std::int64_t next_report_ = 0;  // seen by the reporter only
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<bool> is_cancelled_ = false;
};

}  // namespace scene_palette
