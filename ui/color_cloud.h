// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The colors of a picture as a cloud of points in a space of colors, its
// palette as spheres among them: a scene that is cheap to draw again, from any
// side.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/palette.h"
#include "ui/cloud_axes.h"
#include "ui/cloud_camera.h"
#include "ui/cloud_style.h"

namespace scene_palette {

class ColorCloud {
 public:
  /// `points` are drawn where they lie along the axes of `space`; each belongs
  /// to the nearest color of `palette`, which has 0 to 256 swatches.
  ColorCloud(std::vector<Srgb8> points, Palette palette, Space space);

  void set_space(Space space);
  Space space() const { return space_; }
  const CloudAxes& axes() const { return axes_; }
  std::span<const Srgb8> points() const { return points_; }
  const Palette& palette() const { return palette_; }
  /// Those of the points, then those of the palette.
  std::vector<Srgb8> colors() const;
  /// Where the points and the palette's colors are in the box.
  std::span<const BoxPoint> places() const { return places_; }
  std::span<const BoxPoint> centroid_places() const { return centroid_places_; }
  /// For each point the palette's index of its color.
  std::span<const std::uint8_t> clusters() const { return clusters_; }

  /// Fills `surface`, an image surface in CAIRO_FORMAT_ARGB32 or RGB24.  Some
  /// milliseconds for 20,000 points on 800 × 600 pixels.
  void draw(cairo_surface_t* surface, const CloudStyle& style) const;

  /// The nearest to the viewer of what is drawn at pixel (x, y) of a surface of
  /// `width` × `height`; else what has its middle next to it, not more than 6
  /// units away; else nothing.  O(n).
  std::optional<CloudPick> pick(double x, double y, int width, int height,
                                const CloudStyle& style) const;

  /// Where the sphere of a color of the palette is drawn, and its text.
  CloudPick centroid(std::size_t index, int width, int height,
                     const CloudStyle& style) const;

 private:
  std::vector<Srgb8> points_;
  Palette palette_;
  std::vector<std::uint8_t> clusters_;
  Space space_;
  CloudAxes axes_;
  std::vector<BoxPoint> places_;
  std::vector<BoxPoint> centroid_places_;
};

}  // namespace scene_palette
