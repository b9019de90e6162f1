// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Progress reaches GIMP over the wire, so only steps that can be seen are sent.

#include "plugin/gimp2/progress.h"

#include <libgimp/gimp.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "ui/text.h"

namespace scene_palette {

namespace {

constexpr double kVisibleStep = 0.01;

}  // namespace

ProgressBar::ProgressBar()
    : progress_(Progress::in_steps(kVisibleStep, [](double fraction) {
        gimp_progress_update(fraction);
        return true;
      })) {
  gimp_progress_init(translated("Extracting the scene palette"));
}

ProgressBar::~ProgressBar() { gimp_progress_end(); }

StageTimer::StageTimer() {
  const char* value = std::getenv("SCENE_PALETTE_TIMINGS");
  is_wanted_ = value != nullptr && std::string_view(value) == "1";
  restart();
}

void StageTimer::finish(const char* stage) {
  const std::chrono::duration<double, std::milli> time =
      std::chrono::steady_clock::now() - start_;
  if (is_wanted_) {
    std::fprintf(stderr, "scene-palette: %s %.1f ms\n", stage, time.count());
  }
  restart();
}

void StageTimer::restart() { start_ = std::chrono::steady_clock::now(); }

}  // namespace scene_palette
