// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How long each stage of the work took, for --verbose.
#pragma once

#include <chrono>
#include <string>

namespace scene_palette {

/// A clock that is told when a stage ends.
class Stages {
 public:
  /// The stage `name` has ended; the next one begins.
  void end(const char* name);

  /// "load 0.041 s, read 0.012 s", in order.
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point start_ =
      std::chrono::steady_clock::now();
  std::string text_;
};

}  // namespace scene_palette
