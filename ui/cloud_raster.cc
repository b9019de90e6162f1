// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How much of a pixel a disc covers is taken from the distance of the pixel's
// middle from the disc's edge.

#include "ui/cloud_raster.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scene_palette {
namespace {

struct Color {
  float r = 0;
  float g = 0;
  float b = 0;
};

Color color_of(const Srgb8& color) {
  return {static_cast<float>(color.r), static_cast<float>(color.g),
          static_cast<float>(color.b)};
}

Color mix(const Color& from, const Color& to, float part) {
  return {from.r + (to.r - from.r) * part, from.g + (to.g - from.g) * part,
          from.b + (to.b - from.b) * part};
}

Color unpacked(std::uint32_t pixel) {
  return {static_cast<float>(pixel >> 16 & 0xff),
          static_cast<float>(pixel >> 8 & 0xff),
          static_cast<float>(pixel & 0xff)};
}

std::uint32_t packed(const Color& color) {
  return 0xff000000U | static_cast<std::uint32_t>(color.r + 0.5F) << 16 |
         static_cast<std::uint32_t>(color.g + 0.5F) << 8 |
         static_cast<std::uint32_t>(color.b + 0.5F);
}

/// How much of a pixel is inside an edge that is `distance` further out.
float coverage(float distance) {
  return std::clamp(distance + 0.5F, 0.0F, 1.0F);
}

float square(float x) { return x * x; }

/// The light that a sphere of one unit sends back where it faces (x, y, z):
/// a part of its own color, and a gloss of white.
struct Light {
  float own = 0;
  float gloss = 0;
};

Light light_at(float x, float y, float z) {
  // Toward the light, and halfway from there to the viewer; of length 1.
  constexpr Color kLight{-0.43F, -0.56F, 0.708F};
  constexpr Color kHalf{-0.2326F, -0.303F, 0.9241F};
  const float facing =
      std::max(0.0F, x * kLight.r + y * kLight.g + z * kLight.b);
  const float mirror = std::max(0.0F, x * kHalf.r + y * kHalf.g + z * kHalf.b);
  const float mirror8 = square(square(square(mirror)));
  return {std::min(1.0F, 0.58F + 0.52F * facing),
          0.42F * square(square(mirror8))};
}

}  // namespace

Srgb8 mixed(const Srgb8& from, const Srgb8& to, double part) {
  const auto channel = [part](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(a + (b - a) * part + 0.5);
  };
  return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b)};
}

CloudRaster::CloudRaster(cairo_surface_t* surface)
    : surface_(surface),
      data_((cairo_surface_flush(surface),
             cairo_image_surface_get_data(surface))),
      width_(cairo_image_surface_get_width(surface)),
      height_(cairo_image_surface_get_height(surface)),
      stride_(cairo_image_surface_get_stride(surface)) {}

CloudRaster::~CloudRaster() { cairo_surface_mark_dirty(surface_); }

CloudRaster::Area CloudRaster::area(const DotShape& shape) const {
  const double reach = shape.radius + 0.5;
  const auto at = [](double x, int end) {
    return static_cast<int>(std::clamp(x, 0.0, static_cast<double>(end)));
  };
  return {at(std::floor(shape.x - reach), width_),
          at(std::floor(shape.y - reach), height_),
          at(std::ceil(shape.x + reach), width_),
          at(std::ceil(shape.y + reach), height_)};
}

std::uint32_t* CloudRaster::row(int y) const {
  return reinterpret_cast<std::uint32_t*>(
      data_ + static_cast<std::ptrdiff_t>(y) * stride_);
}

void CloudRaster::disc(const DotShape& shape, const Srgb8& fill,
                       const Srgb8& edge) {
  const Area place = area(shape);
  const Color inner = color_of(fill);
  const Color outer = color_of(edge);
  const std::uint32_t solid = packed(inner);
  const auto radius = static_cast<float>(shape.radius);
  const auto core = static_cast<float>(shape.radius - shape.rim);
  const float outside = square(radius + 0.5F);
  const float inside = core > 0.5F ? square(core - 0.5F) : -1.0F;
  for (int y = place.top; y < place.bottom; ++y) {
    std::uint32_t* pixels = row(y);
    const auto dy = static_cast<float>(y + 0.5 - shape.y);
    for (int x = place.left; x < place.right; ++x) {
      const auto dx = static_cast<float>(x + 0.5 - shape.x);
      const float distance2 = dx * dx + dy * dy;
      if (distance2 <= inside) {
        pixels[x] = solid;
      } else if (distance2 < outside) {
        const float distance = std::sqrt(distance2);
        pixels[x] = packed(mix(unpacked(pixels[x]),
                               mix(outer, inner, coverage(core - distance)),
                               coverage(radius - distance)));
      }
    }
  }
}

void CloudRaster::sphere(const DotShape& shape, const Srgb8& color,
                         const Srgb8& edge) {
  constexpr Color kWhite{255, 255, 255};
  const Area place = area(shape);
  const Color own = color_of(color);
  const Color outer = color_of(edge);
  const auto radius = static_cast<float>(shape.radius);
  const auto core = static_cast<float>(shape.radius - shape.rim);
  for (int y = place.top; y < place.bottom; ++y) {
    std::uint32_t* pixels = row(y);
    const auto dy = static_cast<float>(y + 0.5 - shape.y);
    for (int x = place.left; x < place.right; ++x) {
      const auto dx = static_cast<float>(x + 0.5 - shape.x);
      const float distance = std::sqrt(dx * dx + dy * dy);
      if (distance >= radius + 0.5F) {
        continue;
      }
      const float scale = 1 / std::max(core, distance);
      const float z = std::sqrt(std::max(0.0F, 1 - square(distance * scale)));
      const Light light = light_at(dx * scale, dy * scale, z);
      const Color lit = mix(mix(Color{}, own, light.own), kWhite, light.gloss);
      pixels[x] = packed(mix(unpacked(pixels[x]),
                             mix(outer, lit, coverage(core - distance)),
                             coverage(radius - distance)));
    }
  }
}

}  // namespace scene_palette
