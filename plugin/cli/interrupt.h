// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Interruption by the user (Ctrl-C) or the system, without a signal handler:
// the signals are held back, and the work asks now and then if one is waiting.
#pragma once

#include <vector>

namespace scene_palette {

/// Holds SIGINT and SIGTERM back from the whole process, but not what the
/// process was started to ignore.  Made before any thread is started, as
/// threads inherit what is held back.
class Interrupt {
 public:
  Interrupt();

  /// Whether the process has been asked to stop.
  bool requested() const;

 private:
  std::vector<int> signals_;
};

}  // namespace scene_palette
