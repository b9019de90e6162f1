// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/idle_work.h"

#include <utility>

#include <gtk/gtk.h>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

constexpr unsigned kWatchMilliseconds = 500;

// What failed once is not tried again.
bool is_continued(const std::function<bool()>& work) {
  return guarded([&] { return work(); },
                 [](const char* what) {
                   warn(what);
                   return false;
                 });
}

}  // namespace

IdleWork::IdleWork(std::function<bool()> step, std::function<bool()> watch)
    : step_(std::move(step)), watch_(std::move(watch)) {
  const auto on_idle = +[](gpointer data) -> gboolean {
    auto* self = static_cast<IdleWork*>(data);
    if (is_continued(self->step_)) {
      return G_SOURCE_CONTINUE;
    }
    self->begin_to_watch();
    return G_SOURCE_REMOVE;
  };
  source_ = g_idle_add(on_idle, this);
}

void IdleWork::begin_to_watch() {
  const auto on_timer = +[](gpointer data) -> gboolean {
    auto* self = static_cast<IdleWork*>(data);
    if (is_continued(self->watch_)) {
      return G_SOURCE_CONTINUE;
    }
    self->source_ = 0;
    return G_SOURCE_REMOVE;
  };
  source_ = g_timeout_add(kWatchMilliseconds, on_timer, this);
}

IdleWork::~IdleWork() {
  if (source_ != 0) {
    g_source_remove(source_);
  }
}

}  // namespace scene_palette
