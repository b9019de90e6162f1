// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Extracts palettes from one histogram in a thread of its own, so that a dialog
// never waits: the newest request overtakes the others.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "core/extract.h"
#include "core/histogram.h"
#include "core/palette.h"
#include "core/result.h"

namespace scene_palette {

class ExtractionWorker {
 public:
  /// Called in the worker's thread when there is a result to take(); usually
  /// asks the main loop to do so.
  using OnDone = std::function<void()>;

  /// `histogram` must outlive the worker.
  ExtractionWorker(const Histogram& histogram, OnDone on_done);
  ExtractionWorker(const ExtractionWorker&) = delete;
  ExtractionWorker& operator=(const ExtractionWorker&) = delete;

  /// Stops what is running and waits for its end; `on_done` is not called
  /// again.
  ~ExtractionWorker() = default;

  /// Extracts with `options`; a request that is waiting or running is dropped.
  void request(const ExtractOptions& options);

  /// The result of the newest finished request, once; otherwise nothing.
  std::optional<Result<Palette>> take();

 private:
  void work(const std::stop_token& stop);
  void extract(const ExtractOptions& options, const std::stop_token& stop);
  bool is_overtaken();

  const Histogram& histogram_;
  OnDone on_done_;
  std::mutex mutex_;  // guards wanted_ and done_
  std::condition_variable_any wake_;
  std::optional<ExtractOptions> wanted_;
  std::optional<Result<Palette>> done_;
  std::jthread thread_;  // the last member: it uses all others
};

}  // namespace scene_palette
