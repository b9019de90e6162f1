// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/picture_view.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "core/color.h"
#include "core/remap.h"
#include "ui/color_words.h"
#include "ui/filled_in.h"
#include "ui/picture_marks.h"
#include "ui/picture_pixels.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// From so many pixels of the screen a pixel of the picture on, its squares are
// shown; below, it is smoothed.
constexpr double kSquares = 2;

SurfacePtr new_surface(const Thumbnail& thumbnail) {
  return SurfacePtr(cairo_image_surface_create(
      CAIRO_FORMAT_ARGB32, thumbnail.width, thumbnail.height));
}

void paint(cairo_t* cairo, cairo_surface_t* surface,
           const cairo_rectangle_t& picture, double scale,
           const PictureLook& look) {
  cairo_save(cairo);
  cairo_translate(cairo, picture.x, picture.y);
  cairo_scale(cairo, scale, scale);
  cairo_set_source_surface(cairo, surface, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo),
                           scale * look.pixels < kSquares
                               ? CAIRO_FILTER_GOOD
                               : CAIRO_FILTER_NEAREST);
  // Or the picture's edges would be mixed with what is around it.
  cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

void clip(cairo_t* cairo, const cairo_rectangle_t& part) {
  cairo_new_path(cairo);
  cairo_rectangle(cairo, part.x, part.y, part.width, part.height);
  cairo_clip(cairo);
}

/// `whole` in two at `x`.
std::pair<cairo_rectangle_t, cairo_rectangle_t> divided(
    const cairo_rectangle_t& whole, double x) {
  const double left = x - whole.x;
  return {{whole.x, whole.y, left, whole.height},
          {x, whole.y, whole.width - left, whole.height}};
}

double difference(const Srgb8& a, const Srgb8& b) {
  const auto point = [](const Srgb8& color) {
    return coordinates_from_linear(linear_from_srgb8(color), Space::oklab);
  };
  return std::sqrt(squared_distance(point(a), point(b)));
}

// Where the window's ground is like the highlighted color, that color would be
// lost among faded pixels: the other end is taken.
Srgb8 ground_beside(const Srgb8& color, const Srgb8& ground) {
  constexpr double kLikeness = 0.2;  // ΔE_OK
  constexpr Srgb8 kDark = {40, 40, 40};
  constexpr Srgb8 kLight = {236, 236, 236};
  if (difference(color, ground) >= kLikeness) {
    return ground;
  }
  return luma(color) > 127 ? kDark : kLight;
}

}  // namespace

void PictureView::set_thumbnail(Thumbnail thumbnail) {
  thumbnail_ = std::move(thumbnail);
  viewport_.set_picture(thumbnail_.width, thumbnail_.height);
  is_transparent_ = has_transparency(thumbnail_);
  find_nearest();
  before_.reset();
}

// Pixels become the codes that a file of 8 bits has, and so those are compared.
void PictureView::set_palette(Palette palette) {
  palette_ = std::move(palette);
  names_.clear();
  find_nearest();
  if (highlighted_) {
    before_.reset();
  }
}

void PictureView::set_highlighted(std::optional<std::size_t> swatch) {
  if (highlighted_ != swatch) {
    highlighted_ = swatch;
    before_.reset();
    after_.reset();
  }
}

void PictureView::find_nearest() {
  after_.reset();
  nearest_.clear();
  if (!palette_.swatches.empty()) {
    nearest_.resize(thumbnail_.pixels.size());
    Remap(rounded_to_8bit(palette_)).nearest(thumbnail_.pixels, nearest_);
  }
}

void PictureView::set_split(double part) {
  split_ = std::clamp(part, 0.0, 1.0);
}

std::optional<double> PictureView::split_x() const {
  const cairo_rectangle_t seen = viewport_.visible();
  if (nearest_.empty() || !(seen.width > 0)) {
    return std::nullopt;
  }
  return seen.x + seen.width * (is_right_to_left_ ? 1 - split_ : split_);
}

void PictureView::move_split_to(double x) {
  const cairo_rectangle_t seen = viewport_.visible();
  if (seen.width > 0) {
    const double left = (x - seen.x) / seen.width;
    set_split(is_right_to_left_ ? 1 - left : left);
  }
}

std::optional<PicturePick> PictureView::pick(double x, double y) const {
  const std::optional<PixelPlace> pixel = viewport_.pixel_at(x, y);
  return pixel ? pick(*pixel) : std::nullopt;
}

std::optional<PicturePick> PictureView::pick(const PixelPlace& pixel) const {
  if (pixel.x < 0 || pixel.y < 0 || pixel.x >= thumbnail_.width ||
      pixel.y >= thumbnail_.height) {
    return std::nullopt;
  }
  const std::size_t index = static_cast<std::size_t>(pixel.y) *
                                static_cast<std::size_t>(thumbnail_.width) +
                            static_cast<std::size_t>(pixel.x);
  const Rgba8& color = thumbnail_.pixels[index];
  if (color.a == 0) {
    return std::nullopt;
  }
  const int scale = thumbnail_.scale;
  PicturePick pick{pixel,
                   {pixel.x * scale + scale / 2, pixel.y * scale + scale / 2},
                   {color.r, color.g, color.b},
                   std::nullopt};
  if (!nearest_.empty()) {
    pick.swatch = nearest_[index];
  }
  return pick;
}

std::string PictureView::text(const PicturePick& pick) {
  std::string hex = hex_from_srgb8(pick.color);
  if (!pick.swatch || *pick.swatch >= palette_.swatches.size()) {
    return hex;
  }
  if (names_.empty()) {
    names_ = entry_names(palette_.swatches);
  }
  // Translators: the color of a pixel and what it becomes, the number of a
  // color in the palette with its name: #a35b2c → color 3: dark orange, 14%
  return filled_in(translated("%1$s → color %2$d: %3$s"), hex.c_str(),
                   static_cast<int>(*pick.swatch) + 1,
                   names_[*pick.swatch].c_str());
}

void PictureView::refresh(const Srgb8& ground) {
  if (ground != ground_) {
    ground_ = ground;
    before_.reset();
    after_.reset();
  }
  PixelStyle style{ground, std::nullopt};
  if (highlighted_ && *highlighted_ < palette_.swatches.size()) {
    style.highlighted = highlighted_;
    style.ground =
        ground_beside(palette_.swatches[*highlighted_].srgb8, ground);
  }
  if (before_ == nullptr) {
    before_ = new_surface(thumbnail_);
    write_pixels(thumbnail_, nearest_, {}, style, before_.get());
  }
  if (after_ == nullptr && !nearest_.empty()) {
    std::vector<Srgb8> colors(palette_.swatches.size());
    std::ranges::transform(palette_.swatches, colors.begin(), &Swatch::srgb8);
    after_ = new_surface(thumbnail_);
    write_pixels(thumbnail_, nearest_, colors, style, after_.get());
  }
}

void PictureView::draw(cairo_t* cairo, const PictureLook& look) {
  const cairo_rectangle_t seen = viewport_.visible();
  if (!(seen.width > 0) || !(seen.height > 0)) {
    return;
  }
  refresh(look.ground);
  cairo_save(cairo);
  clip(cairo, seen);
  if (is_transparent_) {
    draw_checks(cairo, seen);
  }
  const auto paint_part = [&](const SurfacePtr& surface,
                              const cairo_rectangle_t& part) {
    cairo_save(cairo);
    clip(cairo, part);
    paint(cairo, surface.get(), viewport_.picture(), viewport_.scale(), look);
    cairo_restore(cairo);
  };
  if (const std::optional<double> x = split_x()) {
    // On whole pixels, or both sides would be mixed in one column.
    const double line = std::round(*x * look.pixels) / look.pixels;
    const auto [left, right] = divided(seen, line);
    paint_part(is_right_to_left_ ? after_ : before_, left);
    paint_part(is_right_to_left_ ? before_ : after_, right);
    const char* const before = translated("Before");
    const char* const after = translated("After");
    draw_side_labels(cairo, is_right_to_left_ ? after : before,
                     is_right_to_left_ ? before : after, *x, seen,
                     look.font_size);
    draw_split_line(cairo, line, seen);
  } else {
    paint_part(before_, seen);
  }
  if (look.cursor) {
    draw_cursor(cairo, viewport_.place_of(*look.cursor));
  }
  cairo_restore(cairo);
}

}  // namespace scene_palette
