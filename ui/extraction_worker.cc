// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/extraction_worker.h"

#include <utility>

#include "core/progress.h"

namespace scene_palette {
namespace {

bool wants_draft(const ExtractOptions& options) {
  return heeds_wishes(options) && !options.auto_colors &&
         options.colors > ExtractionWorker::kDraftAbove &&
         options.quality != Quality::first;
}

}  // namespace

ExtractionWorker::ExtractionWorker(const Histogram& histogram, OnDone on_done)
    : histogram_(histogram),
      on_done_(std::move(on_done)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

void ExtractionWorker::request(const ExtractOptions& options) {
  const std::scoped_lock lock(mutex_);
  wanted_ = options;
  is_answered_ = false;
  is_settled_ = false;
  done_.reset();
  wake_.notify_one();
}

std::optional<Result<Palette>> ExtractionWorker::take() {
  const std::scoped_lock lock(mutex_);
  if (done_) {
    is_settled_ = is_answered_;
  }
  return std::exchange(done_, std::nullopt);
}

std::optional<Result<Palette>> ExtractionWorker::wait() {
  {
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [this] { return is_answered_; });
  }
  return take();
}

void ExtractionWorker::request_count() {
  const std::scoped_lock lock(mutex_);
  wants_count_ = true;
  wake_.notify_one();
}

std::optional<CountChoice> ExtractionWorker::take_count() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(count_, std::nullopt);
}

void ExtractionWorker::work(const std::stop_token& stop) {
  Extractor extractor(histogram_);
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, stop,
                    [this] { return wanted_.has_value() || wants_count_; })) {
      return;
    }
    if (const auto options = std::exchange(wanted_, std::nullopt)) {
      lock.unlock();
      extract(extractor, *options, stop);
    } else {
      lock.unlock();
      count(extractor, stop);
    }
  }
}

void ExtractionWorker::extract(Extractor& extractor,
                               const ExtractOptions& options,
                               const std::stop_token& stop) {
  const Progress progress([this, &stop](double /*fraction*/) {
    return !stop.stop_requested() && !is_overtaken();
  });
  if (wants_draft(options)) {
    ExtractOptions quick = options;
    quick.quality = Quality::first;
    Result<Palette> draft = extractor.extract(quick, progress);
    if (draft && !publish(std::move(draft), true, stop)) {
      return;
    }
  }
  publish(extractor.extract(options, progress), false, stop);
}

void ExtractionWorker::count(Extractor& extractor,
                             const std::stop_token& stop) {
  const Progress progress([this, &stop](double /*fraction*/) {
    return !stop.stop_requested() && !is_overtaken();
  });
  Result<CountChoice> choice = extractor.count(progress);
  if (!choice && choice.error().code == ErrorCode::cancelled) {
    return;
  }
  {
    const std::scoped_lock lock(mutex_);
    wants_count_ = false;
    if (choice) {
      count_ = std::move(*choice);
    }
  }
  if (choice && !stop.stop_requested()) {
    on_done_();
  }
}

// False where the result is not wanted any more.
bool ExtractionWorker::publish(Result<Palette> palette, bool is_draft,
                               const std::stop_token& stop) {
  {
    const std::scoped_lock lock(mutex_);
    if (stop.stop_requested() || wanted_.has_value()) {
      return false;
    }
    done_ = std::move(palette);
    is_answered_ = !is_draft;
    answered_.notify_all();
  }
  on_done_();
  return true;
}

bool ExtractionWorker::is_overtaken() {
  const std::scoped_lock lock(mutex_);
  return wanted_.has_value();
}

}  // namespace scene_palette
