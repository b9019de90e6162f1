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
  /// Called in the worker's thread when there is something to take.
  using OnDone = std::function<void()>;

  /// More colors than these get a draft, of Quality::first, before the result.
  static constexpr int kDraftAbove = 96;

  /// `histogram` must outlive the worker.
  ExtractionWorker(const Histogram& histogram, OnDone on_done);
  ExtractionWorker(const ExtractionWorker&) = delete;
  ExtractionWorker& operator=(const ExtractionWorker&) = delete;

  /// Stops what is running and waits; `on_done` is not called again.
  ~ExtractionWorker() = default;

  /// Extracts with `options`; a request that is waiting or running is dropped.
  void request(const ExtractOptions& options);

  /// The newest result of the newest request, once.
  std::optional<Result<Palette>> take();

  /// Whether what was taken last is all that the newest request gives.
  bool is_settled() const { return is_settled_; }

  /// Waits for the last result of the newest request, if that was not taken.
  std::optional<Result<Palette>> wait();

  /// Counts the colors that the picture asks for whenever no palette is wanted;
  /// interrupted by a request for a palette, it goes on afterwards.
  void request_count();

  /// The count, once; otherwise nothing.  There is none without visible pixels.
  std::optional<CountChoice> take_count();

 private:
  void work(const std::stop_token& stop);
  void extract(Extractor& extractor, const ExtractOptions& options,
               const std::stop_token& stop);
  void count(Extractor& extractor, const std::stop_token& stop);
  bool publish(Result<Palette> palette, bool is_draft,
               const std::stop_token& stop);
  bool is_overtaken();

  const Histogram& histogram_;
  OnDone on_done_;
  bool is_settled_ = false;  // of the thread that takes
  std::mutex mutex_;         // guards what follows
  std::condition_variable_any wake_;
  std::condition_variable_any answered_;
  std::optional<ExtractOptions> wanted_;
  bool is_answered_ = true;  // nothing is wanted or running
  std::optional<Result<Palette>> done_;
  bool wants_count_ = false;
  std::optional<CountChoice> count_;
  std::jthread thread_;  // the last member: it uses all others
};

}  // namespace scene_palette
