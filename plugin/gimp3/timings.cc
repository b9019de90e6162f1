// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/timings.h"

#include <cstdio>
#include <cstdlib>

namespace scene_palette {

Timings::Timings() : start_(std::chrono::steady_clock::now()) {
  const char* wish = std::getenv("SCENE_PALETTE_TIMINGS");
  enabled_ = wish != nullptr && std::string_view(wish) == "1";
}

void Timings::finish(std::string_view stage) {
  if (enabled_) {
    const std::chrono::duration<double, std::milli> time =
        std::chrono::steady_clock::now() - start_;
    std::fprintf(stderr, "scene-palette: %.*s %.1f ms\n",
                 static_cast<int>(stage.size()), stage.data(), time.count());
  }
  restart();
}

void Timings::restart() { start_ = std::chrono::steady_clock::now(); }

}  // namespace scene_palette
