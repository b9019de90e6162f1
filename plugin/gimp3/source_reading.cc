// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/source_reading.h"

#include <utility>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

// A slice is shorter than a frame of a display.
constexpr double kSliceMilliseconds = 8;
constexpr unsigned kWatchMilliseconds = 500;

// For guarded(): what failed once is not tried again.
gboolean give_up(const char* what) {
  warn(what);
  return G_SOURCE_REMOVE;
}

}  // namespace

SourceReading::SourceReading(const Sources& sources, ReadingEvents events)
    : sources_(sources), events_(std::move(events)) {
  open_next();
  const auto on_idle = +[](gpointer self) {
    return guarded(
        [&] {
          return static_cast<SourceReading*>(self)->step() ? G_SOURCE_CONTINUE
                                                           : G_SOURCE_REMOVE;
        },
        give_up);
  };
  timer_ = g_idle_add(on_idle, this);
}

SourceReading::~SourceReading() {
  if (timer_ != 0) {
    g_source_remove(timer_);
  }
}

void SourceReading::open_next() {
  const Source& source = sources_.items[at_];
  ReadingOptions options;
  options.roi = source.roi;
  options.selection = source.selection;
  if (at_ == 0) {
    options.view = *gegl_buffer_get_extent(source.buffer.get());
  }
  reading_.emplace(source.buffer.get(), options);
  is_taken_ = false;
}

void SourceReading::take_histogram() {
  is_taken_ = true;
  histogram_.merge(reading_->take_histogram());
  if (at_ + 1 == sources_.items.size()) {
    events_.on_histogram(histogram_);
  }
}

bool SourceReading::step() {
  if (!all_exist(sources_)) {
    timer_ = 0;
    events_.on_lost();
    return false;
  }
  reading_->step(kSliceMilliseconds);
  const auto count = static_cast<double>(sources_.items.size());
  events_.on_progress((static_cast<double>(at_) + reading_->fraction()) /
                      count);
  if (reading_->has_histogram() && !is_taken_) {
    take_histogram();
  }
  if (!reading_->is_finished()) {
    return true;
  }
  if (at_ == 0) {
    events_.on_thumbnail(reading_->thumbnail());
  }
  ++at_;
  if (at_ < sources_.items.size()) {
    open_next();
    return true;
  }
  const auto on_timer = +[](gpointer self) {
    return guarded(
        [&] {
          return static_cast<SourceReading*>(self)->watch() ? G_SOURCE_CONTINUE
                                                            : G_SOURCE_REMOVE;
        },
        give_up);
  };
  timer_ = g_timeout_add(kWatchMilliseconds, on_timer, this);
  return false;
}

bool SourceReading::watch() {
  if (all_exist(sources_)) {
    return true;
  }
  timer_ = 0;
  events_.on_lost();
  return false;
}

}  // namespace scene_palette
