// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The palette of a layer for the newest options, and all that can happen to it.
// It belongs to the main thread; the clustering is done in another.
#pragma once

#include <functional>
#include <optional>

#include "core/extract.h"
#include "core/histogram.h"
#include "core/palette.h"
#include "core/result.h"
#include "ui/extraction_worker.h"

namespace scene_palette {

class LivePalette {
 public:
  /// waiting: no palette yet.  shown: a palette.  failed: none can be made.
  /// layer_gone: none can be made any more.
  enum class State { waiting, shown, failed, layer_gone };

  /// `wake` is called in the worker's thread when there is something to
  /// update(), never after the end of this.
  explicit LivePalette(std::function<void()> wake);

  /// Extracts from `histogram`, which must outlive this or the next call.
  /// What there is stands until then.  Nothing if the layer is gone.
  void use_histogram(const Histogram& histogram);
  /// The layer does not exist any more: there is no palette from now on.
  void lose_layer();
  /// Asks for a palette with `options`, now or as soon as there is a histogram.
  /// Nothing if it was asked for last.
  void request(const ExtractOptions& options);
  /// Takes what the worker has.  Returns whether something changed.
  bool update();
  /// The same when is_current() is true, which it waits for.
  bool finish();

  State state() const { return state_; }
  /// Empty unless `shown`.
  const Palette& palette() const { return palette_; }
  /// Where `failed`: why.
  const std::optional<Error>& error() const { return error_; }
  /// The error over the number of colors, as soon as it is there.
  const std::optional<CountChoice>& count() const { return count_; }
  /// Whether this is the last word on what was requested, not a draft or an
  /// earlier palette that stands until the worker is done.
  bool is_current() const { return worker_ && worker_->is_settled(); }

 private:
  bool take(const std::optional<Result<Palette>>& result);

  std::function<void()> wake_;
  State state_ = State::waiting;
  Palette palette_;
  std::optional<Error> error_;
  std::optional<CountChoice> count_;
  ExtractOptions requested_;
  std::optional<ExtractionWorker> worker_;  // ends first
};

}  // namespace scene_palette
