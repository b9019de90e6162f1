// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/joint_reading.h"

#include <utility>

namespace scene_palette {
namespace {

constexpr double kSliceMilliseconds = 30;

}  // namespace

JointReading::JointReading(std::vector<ReadingPart> parts,
                           std::function<bool()> exist, ReadingEvents events)
    : parts_(std::move(parts)),
      exist_(std::move(exist)),
      events_(std::move(events)) {
  open_next();
}

void JointReading::open_next() {
  const ReadingPart& part = parts_[at_];
  ReadingOptions options;
  options.roi = part.roi;
  options.selection = part.selection;
  if (at_ == 0) {
    options.view = *gegl_buffer_get_extent(part.buffer);
  }
  reading_.emplace(part.buffer, options);
  is_taken_ = false;
}

void JointReading::take_histogram() {
  is_taken_ = true;
  histogram_.merge(reading_->take_histogram());
  if (at_ + 1 == parts_.size()) {
    events_.on_histogram(histogram_);
  }
}

bool JointReading::step() {
  if (at_ == parts_.size() || !watch()) {
    return false;
  }
  reading_->step(kSliceMilliseconds);
  events_.on_progress((static_cast<double>(at_) + reading_->fraction()) /
                      static_cast<double>(parts_.size()));
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
  if (at_ == parts_.size()) {
    reading_.reset();
    const std::function<void()> last = events_.on_finished;
    last();  // this may not be there any more
    return false;
  }
  open_next();
  return true;
}

bool JointReading::watch() {
  if (!is_lost_ && !exist_()) {
    is_lost_ = true;
    events_.on_lost();
  }
  return !is_lost_;
}

}  // namespace scene_palette
