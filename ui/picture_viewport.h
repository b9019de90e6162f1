// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where a picture lies in a view that shows all of it or a part: zoom and pan.
#pragma once

#include <cairo.h>

#include <optional>

namespace scene_palette {

/// A pixel of the picture.
struct PixelPlace {
  int x = 0;
  int y = 0;

  friend bool operator==(const PixelPlace&, const PixelPlace&) = default;
};

/// Places in the view are in its units, from its top left corner.  Nothing is
/// shown where the picture or the view is empty.
class PictureViewport {
 public:
  /// The largest zoom; more, up to kLargestPixel units a pixel, where a picture
  /// is so long that little would be seen of it.
  static constexpr double kMostZoom = 16;
  static constexpr double kLargestPixel = 8;

  /// Both keep zoom and place as far as they can.
  void set_picture(int width, int height);
  void set_view(double width, double height);

  /// 1 where all of the picture is seen, as large as it fits.
  double zoom() const { return zoom_; }
  /// Units of the view a pixel; 0 if there is nothing to show.
  double scale() const;
  /// All of the picture, also what is outside of the view.
  cairo_rectangle_t picture() const;
  /// What of it is seen.
  cairo_rectangle_t visible() const;

  /// Multiplies the zoom within its limits; what is seen at (x, y) stays there
  /// as far as the picture's edges let it.
  void zoom_by(double factor, double x, double y);
  /// Moves the picture, not farther than to its edges.
  void pan_by(double dx, double dy);
  /// Moves it as little as needed to see `pixel`.
  void show(const PixelPlace& pixel);
  /// Shows all of it.
  void reset() { zoom_ = 1; }

  /// The pixel that is seen at (x, y), if any.
  std::optional<PixelPlace> pixel_at(double x, double y) const;
  /// The pixel nearest to (x, y); only of a picture that is not empty.
  PixelPlace nearest_pixel(double x, double y) const;
  cairo_rectangle_t place_of(const PixelPlace& pixel) const;

 private:
  bool is_empty() const;
  double fit() const;

  int width_ = 0;
  int height_ = 0;
  double view_width_ = 0;
  double view_height_ = 0;
  double zoom_ = 1;
  // What part of the picture is left of and above the view's middle.
  double middle_x_ = 0.5;
  double middle_y_ = 0.5;
};

}  // namespace scene_palette
