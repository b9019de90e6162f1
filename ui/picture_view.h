// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture before and after it got a palette's colors, side by side with a
// line between them that can be moved; and what is pointed at.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/palette.h"
#include "core/thumbnail.h"
#include "ui/cairo_pointers.h"
#include "ui/picture_style.h"
#include "ui/picture_viewport.h"

namespace scene_palette {

class PictureView {
 public:
  /// Colors, zoom and split stay as they are.
  void set_thumbnail(Thumbnail thumbnail);
  const Thumbnail& thumbnail() const { return thumbnail_; }
  /// Of 0 to 256 swatches; without one there is no "after".
  void set_palette(Palette palette);
  const Palette& palette() const { return palette_; }
  /// Shows only the pixels of one swatch, which need not be there, in color.
  void set_highlighted(std::optional<std::size_t> swatch);

  PictureViewport& viewport() { return viewport_; }
  const PictureViewport& viewport() const { return viewport_; }

  /// How much of what is seen is "before": its left part, or its right one in
  /// scripts from right to left.
  double split() const { return split_; }
  void set_split(double part);
  void set_right_to_left(bool is) { is_right_to_left_ = is; }
  /// Where the line is; none where there is nothing to compare.
  std::optional<double> split_x() const;
  void move_split_to(double x);

  /// Nothing where there is no picture or it is transparent.
  std::optional<PicturePick> pick(double x, double y) const;
  std::optional<PicturePick> pick(const PixelPlace& pixel) const;

  /// "#a35b2c → color 3: dark orange, 14%"; without a palette "#a35b2c".
  std::string text(const PicturePick& pick);

  /// Draws into the view (viewport().set_view) with its top left corner at the
  /// origin; around the picture nothing.  Some milliseconds.
  void draw(cairo_t* cairo, const PictureLook& look);

 private:
  void find_nearest();
  void refresh(const Srgb8& ground);

  Thumbnail thumbnail_;
  Palette palette_;
  std::optional<std::size_t> highlighted_;
  PictureViewport viewport_;
  double split_ = 0.5;
  bool is_right_to_left_ = false;
  std::vector<std::string> names_;  // of the swatches, once they are asked for
  std::vector<std::uint8_t> nearest_;  // for each pixel, if there is a palette
  bool is_transparent_ = false;        // in parts
  Srgb8 ground_;                       // of the surfaces
  SurfacePtr before_;                  // null: not up to date
  SurfacePtr after_;
};

}  // namespace scene_palette
