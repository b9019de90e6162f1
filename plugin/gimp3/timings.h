// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What each stage of a run took, and when something was there to be seen, for
// measurements: printed on standard error where the environment has
// SCENE_PALETTE_TIMINGS=1.
#pragma once

#include <chrono>
#include <string_view>

namespace scene_palette {

class Timings {
 public:
  Timings();

  /// Prints "scene-palette: STAGE 12.3 ms", the time since the last call of
  /// finish() or restart(), or since construction.
  void finish(std::string_view stage);

  /// Prints "scene-palette: event=EVENT t=312.3 cpu=250.1": the time since
  /// construction, which is the call of the procedure, and the processor time
  /// of the process since its start, in milliseconds.
  void mark(std::string_view event) const;

  bool is_enabled() const { return enabled_; }

  /// Leaves out the time until now, in which the user was busy, not we.
  void restart();

 private:
  bool enabled_ = false;
  std::chrono::steady_clock::time_point call_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace scene_palette
