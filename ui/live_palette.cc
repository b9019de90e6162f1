// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/live_palette.h"

#include <utility>

namespace scene_palette {

LivePalette::LivePalette(std::function<void()> wake) : wake_(std::move(wake)) {}

void LivePalette::use_histogram(const Histogram& histogram) {
  if (state_ == State::layer_gone) {
    return;
  }
  count_.reset();
  worker_.emplace(histogram, wake_);
  worker_->request(requested_);
  worker_->request_count();
}

void LivePalette::lose_layer() {
  worker_.reset();
  state_ = State::layer_gone;
  palette_ = {};
  error_.reset();
  count_.reset();
}

void LivePalette::request(const ExtractOptions& options) {
  if (options == requested_) {
    return;
  }
  requested_ = options;
  if (worker_) {
    worker_->request(options);
  }
}

bool LivePalette::update() {
  if (!worker_) {
    return false;
  }
  std::optional<CountChoice> count = worker_->take_count();
  const bool is_counted = count.has_value();
  if (is_counted) {
    count_ = std::move(count);
  }
  return take(worker_->take()) || is_counted;
}

bool LivePalette::finish() {
  return worker_ && !worker_->is_settled() && take(worker_->wait());
}

bool LivePalette::take(const std::optional<Result<Palette>>& result) {
  if (!result) {
    return false;
  }
  if (*result) {
    state_ = State::shown;
    palette_ = **result;
    error_.reset();
  } else {
    state_ = State::failed;
    palette_ = {};
    error_ = result->error();
  }
  return true;
}

}  // namespace scene_palette
