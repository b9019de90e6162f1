// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Discs and spheres straight in the pixels of a picture: a cloud has so many
// that paths would take longer than a frame may.
#pragma once

#include <cairo.h>

#include <cstdint>

#include "core/srgb8.h"

namespace scene_palette {

/// `from` and `to` mixed: 0 gives `from`, 1 gives `to`.
Srgb8 mixed(const Srgb8& from, const Srgb8& to, double part);

/// How a disc or a sphere looks, in pixels.
struct DotShape {
  double x = 0;  // center; 0.5 is the middle of the first pixel
  double y = 0;
  double radius = 0;  // to the outer edge of the rim
  double rim = 0;     // width
};

/// Draws into an image surface (CAIRO_FORMAT_ARGB32 or RGB24) that is opaque.
/// What is outside of it is cut off.
class CloudRaster {
 public:
  /// From here to the end of the object, Cairo must not draw on `surface`.
  explicit CloudRaster(cairo_surface_t* surface);
  CloudRaster(const CloudRaster&) = delete;
  CloudRaster& operator=(const CloudRaster&) = delete;
  ~CloudRaster();

  /// A disc of `fill` with a rim of `edge`, smooth at its edges.
  void disc(const DotShape& shape, const Srgb8& fill, const Srgb8& edge);

  /// A sphere of `color`, lit from the upper left, with a rim of `edge`.
  void sphere(const DotShape& shape, const Srgb8& color, const Srgb8& edge);

 private:
  struct Area {
    int left, top, right, bottom;  // right and bottom excluded
  };

  Area area(const DotShape& shape) const;
  std::uint32_t* row(int y) const;

  cairo_surface_t* surface_;
  unsigned char* data_;
  int width_;
  int height_;
  int stride_;
};

}  // namespace scene_palette
