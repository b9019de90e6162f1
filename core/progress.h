// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How far a calculation is, and whether it is still wanted.  A host gives one
// callback; each stage gets its share of the bar with part().
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "core/result.h"

namespace scene_palette {

/// Reports fractions in [0, 1] to a callback that may ask to stop.
class Progress {
 public:
  /// Called with a fraction in [0, 1]; returns false to stop.
  using Callback = std::function<bool(double)>;

  /// A progress that nobody watches and nobody stops.
  Progress() = default;

  explicit Progress(Callback callback) : callback_(std::move(callback)) {}

  /// For a callback that is not to hear of every pixel: only steps of at least
  /// `step` are told, never backwards, and the end (1).
  static Progress in_steps(double step, const Callback& callback) {
    const auto told = std::make_shared<double>(0);
    return Progress([=](double fraction) {
      const bool is_end = fraction >= 1 && *told < 1;
      if (fraction < *told + step && !is_end) {
        return true;
      }
      *told = fraction;
      return callback(fraction);
    });
  }

  /// Reports `fraction` (clamped to [0, 1]) of this stage; false once the work
  /// should stop.
  [[nodiscard]] bool report(double fraction) const {
    return !callback_ ||
           callback_(from_ + (to_ - from_) * std::clamp(fraction, 0.0, 1.0));
  }

  /// The stage that fills the bar from `from` to `to`, both in [0, 1] of this
  /// one.
  [[nodiscard]] Progress part(double from, double to) const {
    Progress stage = *this;
    stage.from_ = from_ + (to_ - from_) * from;
    stage.to_ = from_ + (to_ - from_) * to;
    return stage;
  }

 private:
  Callback callback_;
  double from_ = 0;
  double to_ = 1;
};

/// What a stopped stage returns.
inline Error cancelled() { return {ErrorCode::cancelled, "cancelled"}; }

}  // namespace scene_palette
