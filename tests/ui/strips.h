// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Palettes, strips of many sizes, and pictures of strips to look at.
#pragma once

#include <cairo.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "ui/strip_marks.h"
#include "ui/swatch_strip.h"

namespace scene_palette {

struct StripSize {
  double width = 0;
  double height = 0;
};

/// A swatch of `color`.
Swatch swatch(const Srgb8& color, double share);

/// Relative luminance and contrast ratio by WCAG 2.2, with its own constants.
double wcag_luminance(const Srgb8& color);
double wcag_contrast(const Srgb8& a, const Srgb8& b);

/// `count` swatches of which no two neighbors look alike, with uneven shares:
/// every third is ten times as large as the next, none is nothing.
std::vector<Swatch> uneven_swatches(std::size_t count);

/// A picture of a strip with some ground around it.
class Drawing {
 public:
  Drawing(const std::vector<Swatch>& swatches, int width, int height,
          const StripOptions& options, const StripMarks& marks = {});

  /// How many pixels around the strip are not the ground any more.
  [[nodiscard]] int touched_outside() const;

  /// How many pixels of `place` are not of `color`.
  [[nodiscard]] int different(const StripRectangle& place,
                              const Srgb8& color) const;

  /// The same along the edges of `place` only.
  [[nodiscard]] int different_at_edges(const StripRectangle& place,
                                       const Srgb8& color) const;

 private:
  struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const {
      cairo_surface_destroy(surface);
    }
  };

  [[nodiscard]] std::uint32_t pixel(int x, int y) const;

  int width_;
  int height_;
  std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface_;
};

/// Strips of every size with every number of swatches.
class EveryStrip
    : public testing::TestWithParam<std::tuple<StripSize, std::size_t>> {
 protected:
  const StripSize size = std::get<0>(GetParam());
  const std::size_t count = std::get<1>(GetParam());
  const std::vector<Swatch> swatches = uneven_swatches(count);
};

/// The fixture's parameters.
inline const auto kEveryStrip = testing::Combine(
    testing::Values(StripSize{520, 72}, StripSize{900, 120}, StripSize{321, 47},
                    StripSize{64, 64}),
    testing::Values(1U, 2U, 5U, 8U, 13U, 43U, 44U, 64U, 255U, 256U));

/// "8In520By72".
std::string strip_name(
    const testing::TestParamInfo<EveryStrip::ParamType>& info);

}  // namespace scene_palette
