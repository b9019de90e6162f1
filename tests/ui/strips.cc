// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pictures are drawn with a margin in a color that no swatch has.

#include "tests/ui/strips.h"

#include <algorithm>
#include <cmath>

namespace scene_palette {
namespace {

constexpr int kMargin = 9;
constexpr std::uint32_t kGround = 0xff00ff;

struct CairoDestroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

std::uint32_t code_of(const Srgb8& color) {
  return static_cast<std::uint32_t>(color.r << 16 | color.g << 8 | color.b);
}

}  // namespace

Swatch swatch(const Srgb8& color, double share) {
  Swatch result;
  result.color = linear_from_srgb8(color);
  result.srgb8 = color;
  result.share = share;
  return result;
}

double wcag_luminance(const Srgb8& color) {
  const auto linear = [](std::uint8_t code) {
    const double value = code / 255.0;
    return value <= 0.04045 ? value / 12.92
                            : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) +
         0.0722 * linear(color.b);
}

double wcag_contrast(const Srgb8& a, const Srgb8& b) {
  const double first = wcag_luminance(a) + 0.05;
  const double second = wcag_luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

std::vector<Swatch> uneven_swatches(std::size_t count) {
  std::vector<Swatch> swatches;
  double total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double part = i % 3 == 0 ? 10 : 1;
    total += part;
    swatches.push_back(swatch({static_cast<std::uint8_t>(37 * i % 256),
                               static_cast<std::uint8_t>(101 * i % 256),
                               static_cast<std::uint8_t>(255 - i % 256)},
                              part));
  }
  for (Swatch& each : swatches) {
    each.share /= total;
  }
  return swatches;
}

Drawing::Drawing(const std::vector<Swatch>& swatches, int width, int height,
                 const StripOptions& options, const StripMarks& marks)
    : width_(width),
      height_(height),
      surface_(cairo_image_surface_create(
          CAIRO_FORMAT_RGB24, width + 2 * kMargin, height + 2 * kMargin)) {
  const std::unique_ptr<cairo_t, CairoDestroy> cairo(
      cairo_create(surface_.get()));
  cairo_set_source_rgb(cairo.get(), 1, 0, 1);
  cairo_paint(cairo.get());
  cairo_translate(cairo.get(), kMargin, kMargin);
  draw_strip(cairo.get(), swatches, width, height, options);
  draw_strip_marks(cairo.get(), swatches,
                   layout_strip(swatches, width, height, options), marks,
                   options.right_to_left);
  cairo_surface_flush(surface_.get());
}

std::uint32_t Drawing::pixel(int x, int y) const {
  const unsigned char* at = cairo_image_surface_get_data(surface_.get()) +
                            static_cast<std::ptrdiff_t>(y + kMargin) *
                                cairo_image_surface_get_stride(surface_.get()) +
                            static_cast<std::ptrdiff_t>(x + kMargin) * 4;
  std::uint32_t value = 0;
  std::copy_n(at, sizeof value, reinterpret_cast<unsigned char*>(&value));
  return value & 0xffffff;
}

int Drawing::touched_outside() const {
  int touched = 0;
  for (int y = -kMargin; y < height_ + kMargin; ++y) {
    for (int x = -kMargin; x < width_ + kMargin; ++x) {
      const bool inside = x >= 0 && y >= 0 && x < width_ && y < height_;
      touched += !inside && pixel(x, y) != kGround ? 1 : 0;
    }
  }
  return touched;
}

int Drawing::different(const StripRectangle& place, const Srgb8& color) const {
  const int right = static_cast<int>(place.x + place.width);
  const int bottom = static_cast<int>(place.y + place.height);
  int count = 0;
  for (int y = static_cast<int>(place.y); y < bottom; ++y) {
    for (int x = static_cast<int>(place.x); x < right; ++x) {
      count += pixel(x, y) != code_of(color) ? 1 : 0;
    }
  }
  return count;
}

int Drawing::different_at_edges(const StripRectangle& place,
                                const Srgb8& color) const {
  const StripRectangle inner{place.x + 1, place.y + 1, place.width - 2,
                             place.height - 2};
  return different(place, color) - different(inner, color);
}

std::string strip_name(
    const testing::TestParamInfo<EveryStrip::ParamType>& info) {
  const StripSize size = std::get<0>(info.param);
  return std::to_string(std::get<1>(info.param)) + "In" +
         std::to_string(static_cast<int>(size.width)) + "By" +
         std::to_string(static_cast<int>(size.height));
}

}  // namespace scene_palette
