// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/extraction_worker.h"

#include <utility>

#include "core/progress.h"

namespace scene_palette {

ExtractionWorker::ExtractionWorker(const Histogram& histogram, OnDone on_done)
    : histogram_(histogram),
      on_done_(std::move(on_done)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void ExtractionWorker::request(const ExtractOptions& options) {
  const std::scoped_lock lock(mutex_);
  wanted_ = options;
  done_.reset();
  wake_.notify_one();
}

std::optional<Result<Palette>> ExtractionWorker::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(done_, std::nullopt);
}

void ExtractionWorker::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    if (wake_.wait(lock, stop, [this] { return wanted_.has_value(); })) {
      const ExtractOptions options = *std::exchange(wanted_, std::nullopt);
      lock.unlock();
      extract(options, stop);
    }
  }
}

void ExtractionWorker::extract(const ExtractOptions& options,
                               const std::stop_token& stop) {
  const Progress progress([this, &stop](double /*fraction*/) {
    return !stop.stop_requested() && !is_overtaken();
  });
  Result<Palette> palette = extract_palette(histogram_, options, progress);
  {
    const std::scoped_lock lock(mutex_);
    if (stop.stop_requested() || wanted_.has_value()) {
      return;
    }
    done_ = std::move(palette);
  }
  on_done_();
}

bool ExtractionWorker::is_overtaken() {
  const std::scoped_lock lock(mutex_);
  return wanted_.has_value();
}

}  // namespace scene_palette
