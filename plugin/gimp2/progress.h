// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How a call's progress is shown: the bar of GIMP, and the time each stage
// took for those who measure.
#pragma once

#include <chrono>

#include "core/progress.h"

namespace scene_palette {

/// GIMP's progress bar, from construction to destruction.  On its Cancel, GIMP
/// ends the whole process.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// The bar as a Progress, which is never stopped.
  const Progress& progress() const { return progress_; }

 private:
  Progress progress_;
};

/// Prints "scene-palette: STAGE MS ms" on standard error if the environment
/// has SCENE_PALETTE_TIMINGS=1.
class StageTimer {
 public:
  StageTimer();

  /// Ends `stage`, which began with the last finish(), restart() or the
  /// construction.
  void finish(const char* stage);

  /// Leaves out the time since the last stage.
  void restart();

 private:
  bool is_wanted_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace scene_palette
