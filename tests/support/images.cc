// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/support/images.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "tests/support/reference.h"

namespace scene_palette {
namespace {

using Triple = std::array<double, 3>;

// The engine's numbers are laid down by the standard, the distributions' are
// not.
double uniform(std::mt19937& engine) {
  return static_cast<double>(engine()) / 4294967296.0;
}

Triple mix(const Triple& a, const Triple& b, double part) {
  Triple mixed{};
  for (std::size_t i = 0; i < 3; ++i) {
    mixed[i] = a[i] + part * (b[i] - a[i]);
  }
  return mixed;
}

// What stands at a place of the picture, x and y in [0, 1), in 8-bit codes.
Triple scene(double x, double y) {
  const double ridge = 0.55 + 0.08 * std::sin(7 * x) + 0.03 * std::sin(23 * x);
  Triple color =
      y < ridge ? mix({60, 110, 190}, {235, 190, 150}, y / ridge)
                : mix({70, 110, 40}, {15, 25, 20}, (y - ridge) / (1 - ridge));
  const double sun = std::hypot(x - 0.75, y - 0.2);
  color = mix({255, 250, 220}, color, std::min(1.0, sun / 0.15));
  if (std::abs(x - 0.3) < 0.03 && std::abs(y - 0.75) < 0.06) {
    color = mix({200, 25, 35}, {120, 5, 20}, (y - 0.69) / 0.12);
  }
  return color;
}

}  // namespace

Pixels8 photograph(std::size_t width, std::size_t height, std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto code = [&engine](double value) {
    const double noisy = value + 20 * (uniform(engine) - 0.5);
    return static_cast<std::uint8_t>(std::clamp(noisy, 0.0, 255.0));
  };
  Pixels8 pixels;
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const Triple color =
          scene(static_cast<double>(x) / static_cast<double>(width),
                static_cast<double>(y) / static_cast<double>(height));
      const std::uint8_t r = code(color[0]);
      const std::uint8_t g = code(color[1]);
      const std::uint8_t b = code(color[2]);
      pixels.push_back({r, g, b, 255});
    }
  }
  return pixels;
}

std::span<const Rgba8> flat_colors() {
  static constexpr std::array<Rgba8, 7> kColors = {{{0, 0, 0, 255},
                                                    {255, 255, 255, 255},
                                                    {0, 0, 255, 255},
                                                    {200, 30, 40, 255},
                                                    {250, 210, 60, 255},
                                                    {20, 120, 70, 255},
                                                    {128, 128, 128, 255}}};
  return kColors;
}

Pixels8 flat_graphic(std::size_t part) {
  Pixels8 pixels;
  for (std::size_t i = 0; i < flat_colors().size(); ++i) {
    pixels.insert(pixels.end(), (i + 1) * part, flat_colors()[i]);
  }
  return pixels;
}

Pixels8 random_pixels(std::size_t count, std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto byte = [&engine] {
    return static_cast<std::uint8_t>(engine() >> 24);
  };
  Pixels8 pixels(count);
  for (Rgba8& pixel : pixels) {
    pixel.r = byte();
    pixel.g = byte();
    pixel.b = byte();
    pixel.a = byte();
  }
  return pixels;
}

Pixels random_linear(std::size_t count, float low, float high,
                     std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto value = [&engine, low, high] {
    return low + (high - low) * static_cast<float>(uniform(engine));
  };
  Pixels pixels(count);
  for (Rgba& pixel : pixels) {
    pixel.r = value();
    pixel.g = value();
    pixel.b = value();
    pixel.a = 1;
  }
  return pixels;
}

Pixels to_linear(std::span<const Rgba8> pixels) {
  Pixels linear;
  for (const Rgba8& pixel : pixels) {
    const LinearRgb color = reference_linear(pixel);
    linear.push_back({static_cast<float>(color.r), static_cast<float>(color.g),
                      static_cast<float>(color.b),
                      static_cast<float>(pixel.a) / 255});
  }
  return linear;
}

Histogram histogram_of(std::span<const Rgba8> pixels) {
  Histogram histogram;
  histogram.add(pixels);
  return histogram;
}

Histogram histogram_of(std::span<const Rgba> pixels) {
  Histogram histogram;
  histogram.add(pixels);
  return histogram;
}

}  // namespace scene_palette
