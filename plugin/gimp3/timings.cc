// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/timings.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace scene_palette {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

}  // namespace

Timings::Timings() : call_(Clock::now()), start_(call_) {
  const char* wish = std::getenv("SCENE_PALETTE_TIMINGS");
  enabled_ = wish != nullptr && std::string_view(wish) == "1";
}

void Timings::finish(std::string_view stage) {
  if (enabled_) {
    const Milliseconds time = Clock::now() - start_;
    std::fprintf(stderr, "scene-palette: %.*s %.1f ms\n",
                 static_cast<int>(stage.size()), stage.data(), time.count());
  }
  restart();
}

void Timings::mark(std::string_view event) const {
  if (!enabled_) {
    return;
  }
  const Milliseconds time = Clock::now() - call_;
  constexpr double kMilliseconds = 1000;
  const double cpu = kMilliseconds * static_cast<double>(std::clock()) /
                     static_cast<double>(CLOCKS_PER_SEC);
  std::fprintf(stderr, "scene-palette: event=%.*s t=%.1f cpu=%.1f\n",
               static_cast<int>(event.size()), event.data(), time.count(), cpu);
}

void Timings::restart() { start_ = Clock::now(); }

}  // namespace scene_palette
