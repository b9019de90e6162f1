// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Painter's algorithm: from the far to the near, points and spheres alike.

#include "ui/color_cloud.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/pixel.h"
#include "core/remap.h"
#include "ui/cairo_pointers.h"
#include "ui/cloud_box.h"
#include "ui/cloud_look.h"
#include "ui/cloud_raster.h"
#include "ui/text.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

/// One point or sphere as it is drawn.
struct Dot {
  DotShape shape;
  double depth = 0;
  std::size_t index = 0;
  bool is_centroid = false;
};

std::vector<Dot> sorted_dots(std::vector<Dot> dots) {
  // Sorting keys is faster than moving dots around.
  std::vector<std::pair<float, std::uint32_t>> order(dots.size());
  for (std::size_t i = 0; i < dots.size(); ++i) {
    order[i] = {static_cast<float>(dots[i].depth),
                static_cast<std::uint32_t>(i)};
  }
  std::ranges::sort(order);
  std::vector<Dot> sorted(dots.size());
  std::ranges::transform(order, sorted.begin(),
                         [&](const auto& entry) { return dots[entry.second]; });
  return sorted;
}

double point_radius(std::size_t points) {
  const double ratio = 2000 / std::max(1.0, static_cast<double>(points));
  return kPointRadius * std::clamp(std::sqrt(std::sqrt(ratio)), 0.4, 1.4);
}

double sphere_radius(double share) {
  return kSmallestSphere +
         kSphereOfAll * std::sqrt(std::clamp(share, 0.0, 1.0));
}

Dot point_dot(const Seen& seen, double radius, std::size_t index) {
  const double pixels = std::max(kSmallestPoint, radius * seen.half_edge);
  return {
      {seen.x, seen.y, pixels, pixels * kPointRim}, seen.depth, index, false};
}

/// In the order of drawing: the side of a sphere that is toward the viewer
/// decides, so that points inside of it are hidden.
Dot centroid_dot(const Seen& seen, double radius, std::size_t index) {
  const double pixels =
      std::max(kSmallestSphereRadius, radius * seen.half_edge);
  const double rim = std::max(1.0, pixels * kSphereRim);
  return {{seen.x, seen.y, pixels, rim},
          seen.depth + radius + kSphereLift,
          index,
          true};
}

/// All that `style` shows of `cloud`, from the far to the near.
std::vector<Dot> dots_of(const ColorCloud& cloud, const Projection& projection,
                         const CloudStyle& style) {
  std::vector<Dot> dots;
  dots.reserve(cloud.places().size() + cloud.centroid_places().size());
  if (style.points) {
    const double radius = point_radius(cloud.places().size());
    for (const BoxPoint& place : cloud.places()) {
      dots.push_back(point_dot(projection.at(place), radius, dots.size()));
    }
  }
  if (style.centroids) {
    std::size_t index = 0;
    for (const BoxPoint& place : cloud.centroid_places()) {
      const double share = cloud.palette().swatches[index].share;
      dots.push_back(
          centroid_dot(projection.at(place), sphere_radius(share), index++));
    }
  }
  return sorted_dots(dots);
}

CloudPick pick_of(const ColorCloud& cloud, const Dot& dot) {
  CloudPick pick{dot.is_centroid, dot.index,        dot.shape.x,
                 dot.shape.y,     dot.shape.radius, {}};
  if (dot.is_centroid) {
    const Swatch& swatch = cloud.palette().swatches[dot.index];
    pick.text = color_values_text(cloud.space(), swatch.srgb8) + "  " +
                percent_text(swatch.share);
  } else {
    pick.text = color_values_text(cloud.space(), cloud.points()[dot.index]);
  }
  return pick;
}

CloudTheme theme_of(const CloudStyle& style) {
  CloudTheme theme = cloud_theme(style.dark);
  theme.ground = style.ground.value_or(theme.ground);
  return theme;
}

CloudMeasures measures_of(double width, double height,
                          const CloudStyle& style) {
  return cloud_measures(std::min(width, height),
                        style.pixels * style.text_scale);
}

Projection projection_of(double width, double height, const CloudStyle& style) {
  return {style.camera, width, height,
          measures_of(width, height, style).font_size};
}

/// All that is behind the points.
void draw_ground(cairo_surface_t* surface, const Projection& projection,
                 const CloudAxes& axes, const CloudTheme& theme,
                 const CloudMeasures& measures) {
  const CairoPtr cairo(cairo_create(surface));
  set_source(cairo.get(), theme.ground);
  cairo_paint(cairo.get());
  draw_cloud_box(cairo.get(), projection, axes, theme, measures);
}

}  // namespace

ColorCloud::ColorCloud(std::vector<Srgb8> points, Palette palette, Space space)
    : points_(std::move(points)),
      palette_(std::move(palette)),
      clusters_(points_.size()),
      space_(space) {
  if (!palette_.swatches.empty()) {
    std::vector<Rgba8> pixels(points_.size());
    std::ranges::transform(points_, pixels.begin(), [](const Srgb8& color) {
      return Rgba8{color.r, color.g, color.b, 255};
    });
    Remap(palette_).nearest(pixels, clusters_);
  }
  set_space(space);
}

std::vector<Srgb8> ColorCloud::colors() const {
  std::vector<Srgb8> colors = points_;
  for (const Swatch& swatch : palette_.swatches) {
    colors.push_back(swatch.srgb8);
  }
  return colors;
}

void ColorCloud::set_space(Space space) {
  space_ = space;
  const std::vector<Srgb8> colors = this->colors();
  axes_ = cloud_axes(space, colors);
  std::vector<BoxPoint> places(colors.size());
  std::ranges::transform(colors, places.begin(), [&](const Srgb8& color) {
    return box_point(axes_, cloud_values(space, color));
  });
  const auto end = places.begin() + static_cast<std::ptrdiff_t>(points_.size());
  places_.assign(places.begin(), end);
  centroid_places_.assign(end, places.end());
}

void ColorCloud::draw(cairo_surface_t* surface, const CloudStyle& style) const {
  const double width = cairo_image_surface_get_width(surface);
  const double height = cairo_image_surface_get_height(surface);
  const Projection projection = projection_of(width, height, style);
  const CloudTheme theme = theme_of(style);
  draw_ground(surface, projection, axes_, theme,
              measures_of(width, height, style));
  CloudRaster raster(surface);
  for (const Dot& dot : dots_of(*this, projection, style)) {
    if (dot.is_centroid) {
      const Srgb8& color = palette_.swatches[dot.index].srgb8;
      DotShape halo = dot.shape;
      halo.radius += std::max(1.0, halo.radius * kHalo);
      raster.disc(halo, theme.ground, theme.ground);
      raster.sphere(dot.shape, color, mixed(color, theme.ink, kSphereRimInk));
      continue;
    }
    const Srgb8& color = points_[dot.index];
    if (style.emphasized && clusters_[dot.index] != *style.emphasized) {
      const Srgb8 faded = mixed(theme.ground, color, kFadedPart);
      raster.disc(dot.shape, faded, faded);
    } else {
      raster.disc(dot.shape, color,
                  mixed(color, theme.ink, theme.point_rim_ink));
    }
  }
}

std::optional<CloudPick> ColorCloud::pick(double x, double y, int width,
                                          int height,
                                          const CloudStyle& style) const {
  const std::vector<Dot> dots =
      dots_of(*this, projection_of(width, height, style), style);
  const auto distance = [&](const Dot& dot) {
    return std::hypot(dot.shape.x - x, dot.shape.y - y);
  };
  const Dot* found = nullptr;
  double least = kPickReach * style.pixels;
  for (std::size_t i = dots.size(); i-- > 0;) {
    const double apart = distance(dots[i]);
    if (apart <= dots[i].shape.radius) {
      found = &dots[i];
      break;
    }
    if (apart < least) {
      least = apart;
      found = &dots[i];
    }
  }
  if (found == nullptr) {
    return std::nullopt;
  }
  return pick_of(*this, *found);
}

CloudPick ColorCloud::centroid(std::size_t index, int width, int height,
                               const CloudStyle& style) const {
  return pick_of(
      *this,
      centroid_dot(
          projection_of(width, height, style).at(centroid_places_[index]),
          sphere_radius(palette_.swatches[index].share), index));
}

}  // namespace scene_palette
