// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a palette can be mixed to, in linear light: the convex hull of its
// colors.  A color outside of it cannot be had from afar, only the point of the
// hull that is nearest; a color inside can be had in many ways, and the calmest
// takes colors that are like it.  Both at once: the shares for which the
// squared distance of the mean, plus a small part of how unlike the colors
// themselves are (squared distances in linear light and in OKLab, so that
// neither bright nor dark ones stand out), is least.  With the latter as a
// fourth coordinate that is the point of a polytope nearest to the origin: P.
// Wolfe, "Finding the nearest point in a polytope", Mathematical Programming
// 11, 1976.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/color.h"
#include "core/dither.h"

namespace scene_palette {

/// Shares of a few colors of a palette; they add up to 1.
struct Mixture {
  static constexpr std::size_t kMost = 5;

  std::size_t count = 0;
  std::array<std::uint8_t, kMost> colors{};
  std::array<double, kMost> shares{};  // above 0
};

/// What the search for another color's mixture begins with.
struct MixtureStart {
  std::uint8_t count = 0;
  std::array<std::uint8_t, Mixture::kMost> colors{};
  std::array<float, 3> look{};  // in OKLab, of the color that was mixed
};

class Mixtures {
 public:
  /// Of 1 to 256 colors.  `calm` is the part of unlikeness: 0.01 keeps patterns
  /// fine, 0 asks for the nearest mean alone.
  Mixtures(const std::vector<DitherValues::Color>& colors, double calm);

  /// The mixture for a color, the same in every build.  A color of the palette
  /// is the first like it alone.  No value is not a number; those far from the
  /// palette are limited.  About 0.4 µs with 8 colors, 0.6 with 16.
  Mixture of(const DitherValues::Color& wanted) const;

  /// The same, sooner, for a color near to one that was mixed, from which what
  /// unlike means is taken.
  Mixture of(const DitherValues::Color& wanted,
             const MixtureStart& start) const;

  /// `mixture` being that of `color`.
  MixtureStart start_from(const DitherValues::Color& color,
                          const Mixture& mixture) const;

  /// The color that a mixture has from afar.
  DitherValues::Color mean(const Mixture& mixture) const;

  /// The longest side of the box around the colors, but at least 1.
  double scale() const { return scale_; }

 private:
  using Point = std::array<double, 3>;
  Point limited(const DitherValues::Color& wanted) const;

  std::vector<Point> points_;       // in units of the scale
  std::vector<Coordinates> looks_;  // in OKLab
  double calm_;
  double scale_ = 1;
  Point low_{};
  Point high_{};
};

}  // namespace scene_palette
