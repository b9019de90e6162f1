// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Comparing and printing colors and palettes in tests.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "core/color.h"
#include "core/palette.h"
#include "core/pixel.h"
#include "core/progress.h"
#include "core/weighted_color.h"

namespace scene_palette {

// GoogleTest prints with these.
void PrintTo(const Srgb8& color, std::ostream* stream);
void PrintTo(const Rgba8& pixel, std::ostream* stream);
void PrintTo(const LinearRgb& color, std::ostream* stream);
void PrintTo(const Swatch& swatch, std::ostream* stream);

/// Whether each channel differs by no more than `tolerance`; says by how much.
::testing::AssertionResult near(const LinearRgb& a, const LinearRgb& b,
                                double tolerance);
::testing::AssertionResult near(const Oklab& a, const Oklab& b,
                                double tolerance);

/// Whether all numbers have the same bits; says which first one has not.
::testing::AssertionResult same_bits(std::span<const WeightedColor> a,
                                     std::span<const WeightedColor> b);
::testing::AssertionResult same_bits(const Palette& a, const Palette& b);

/// Whether `palette` keeps what every palette promises: shares from 0 to 1 that
/// sum to 1, finite colors, different 8-bit codes, derived values that belong
/// to the color.
::testing::AssertionResult is_sound(const Palette& palette);

/// The 8-bit codes of the swatches, in ascending order.
std::vector<Srgb8> sorted_codes(const Palette& palette);

/// A palette of 8-bit colors with equal shares.
Palette palette_of(std::span<const Srgb8> colors, Space space);

/// Counts reports, notes their fractions, and asks to stop at one of them.
class ReportLog {
 public:
  /// Stops at the report with this number, counted from 0; never by default.
  explicit ReportLog(std::size_t stop_at = static_cast<std::size_t>(-1))
      : stop_at_(stop_at) {}
  ReportLog(const ReportLog&) = delete;
  ReportLog& operator=(const ReportLog&) = delete;

  /// A progress that reports here; the log must outlive it.
  Progress progress() {
    return Progress([this](double fraction) {
      fractions_.push_back(fraction);
      return fractions_.size() <= stop_at_;
    });
  }

  const std::vector<double>& fractions() const { return fractions_; }

 private:
  std::size_t stop_at_;
  std::vector<double> fractions_;
};

}  // namespace scene_palette
