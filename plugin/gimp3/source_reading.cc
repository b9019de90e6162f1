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

}  // namespace

SourceReading::SourceReading(Sources sources, ReadingEvents events)
    : sources_(std::move(sources)), events_(std::move(events)) {
  open_next();
  const auto on_idle = +[](gpointer self) {
    return guarded(
        [&] {
          return static_cast<SourceReading*>(self)->step() ? G_SOURCE_CONTINUE
                                                           : G_SOURCE_REMOVE;
        },
        [](const char* what) -> gboolean {
          warn(what);
          return G_SOURCE_REMOVE;  // what failed once is not tried again
        });
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
    events_.on_histogram();
  }
}

// The event may be the end of this.
bool SourceReading::end(const std::function<void()>& event) {
  timer_ = 0;
  const std::function<void()> last = event;
  last();
  return false;
}

bool SourceReading::step() {
  if (!all_exist(sources_)) {
    return end(events_.on_lost);
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
    thumbnail_ = reading_->thumbnail();
  }
  ++at_;
  if (at_ == sources_.items.size()) {
    reading_.reset();
    return end(events_.on_finished);
  }
  open_next();
  return true;
}

}  // namespace scene_palette
