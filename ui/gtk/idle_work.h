// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Work that a dialog does in slices, between the events of its main loop.
#pragma once

#include <functional>

namespace scene_palette {

class IdleWork {
 public:
  /// Calls `step` whenever nothing else is to be done, until it returns false,
  /// and from then on `watch` twice a second, until that returns false.
  IdleWork(std::function<bool()> step, std::function<bool()> watch);
  IdleWork(const IdleWork&) = delete;
  IdleWork& operator=(const IdleWork&) = delete;
  /// Ends it.
  ~IdleWork();

 private:
  void begin_to_watch();

  std::function<bool()> step_;
  std::function<bool()> watch_;
  unsigned source_ = 0;  // of the main loop
};

}  // namespace scene_palette
