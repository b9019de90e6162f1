// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/picture_viewport.h"

#include <algorithm>
#include <cmath>

namespace scene_palette {
namespace {

// The part of a picture of `length` that can be in the middle of a view of
// `view`: near an edge of the picture, that edge is the view's.
double inside(double middle, double length, double view) {
  const double half = view / length / 2;
  return half >= 0.5 ? 0.5 : std::clamp(middle, half, 1 - half);
}

// By how much a pixel of length `scale` at `begin` must move to be in 0 to
// `view`; of one that is longer than that, the middle.
double way_into(double begin, double scale, double view) {
  const double length = std::min(scale, view);
  const double first = begin + (scale - length) / 2;
  return first < 0 ? -first : std::min(0.0, view - first - length);
}

}  // namespace

void PictureViewport::set_picture(int width, int height) {
  width_ = std::max(0, width);
  height_ = std::max(0, height);
}

void PictureViewport::set_view(double width, double height) {
  view_width_ = std::max(0.0, width);
  view_height_ = std::max(0.0, height);
}

bool PictureViewport::is_empty() const {
  return width_ == 0 || height_ == 0 || !(view_width_ > 0) ||
         !(view_height_ > 0);
}

double PictureViewport::fit() const {
  return is_empty() ? 0
                    : std::min(view_width_ / width_, view_height_ / height_);
}

double PictureViewport::scale() const { return zoom_ * fit(); }

cairo_rectangle_t PictureViewport::picture() const {
  if (is_empty()) {
    return {0, 0, 0, 0};
  }
  const double width = width_ * scale();
  const double height = height_ * scale();
  return {view_width_ / 2 - inside(middle_x_, width, view_width_) * width,
          view_height_ / 2 - inside(middle_y_, height, view_height_) * height,
          width, height};
}

cairo_rectangle_t PictureViewport::visible() const {
  const cairo_rectangle_t all = picture();
  const double left = std::max(0.0, all.x);
  const double top = std::max(0.0, all.y);
  return {left, top, std::min(view_width_, all.x + all.width) - left,
          std::min(view_height_, all.y + all.height) - top};
}

void PictureViewport::zoom_by(double factor, double x, double y) {
  const cairo_rectangle_t before = picture();
  if (is_empty() || !(factor > 0)) {
    return;
  }
  const double part_x = (x - before.x) / before.width;
  const double part_y = (y - before.y) / before.height;
  zoom_ = std::clamp(zoom_ * factor, 1.0,
                     std::max(kMostZoom, kLargestPixel / fit()));
  const double width = width_ * scale();
  const double height = height_ * scale();
  middle_x_ =
      inside(part_x + (view_width_ / 2 - x) / width, width, view_width_);
  middle_y_ =
      inside(part_y + (view_height_ / 2 - y) / height, height, view_height_);
}

void PictureViewport::pan_by(double dx, double dy) {
  if (is_empty()) {
    return;
  }
  const cairo_rectangle_t all = picture();
  middle_x_ = inside((view_width_ / 2 - all.x - dx) / all.width, all.width,
                     view_width_);
  middle_y_ = inside((view_height_ / 2 - all.y - dy) / all.height, all.height,
                     view_height_);
}

void PictureViewport::show(const PixelPlace& pixel) {
  const cairo_rectangle_t place = place_of(pixel);
  pan_by(way_into(place.x, scale(), view_width_),
         way_into(place.y, scale(), view_height_));
}

std::optional<PixelPlace> PictureViewport::pixel_at(double x, double y) const {
  const cairo_rectangle_t seen = visible();
  if (x < seen.x || y < seen.y || x >= seen.x + seen.width ||
      y >= seen.y + seen.height) {
    return std::nullopt;
  }
  return nearest_pixel(x, y);
}

PixelPlace PictureViewport::nearest_pixel(double x, double y) const {
  const cairo_rectangle_t all = picture();
  const auto place = [](double part, int length) {
    return static_cast<int>(std::clamp(std::floor(part * length), 0.0,
                                       static_cast<double>(length - 1)));
  };
  return {place((x - all.x) / all.width, width_),
          place((y - all.y) / all.height, height_)};
}

cairo_rectangle_t PictureViewport::place_of(const PixelPlace& pixel) const {
  const cairo_rectangle_t all = picture();
  return {all.x + pixel.x * scale(), all.y + pixel.y * scale(), scale(),
          scale()};
}

}  // namespace scene_palette
