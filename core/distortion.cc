// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/distortion.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "core/kernels/kernels.h"
#include "core/remap.h"
#include "core/weighted_color.h"

namespace scene_palette {
namespace {

// Pixels of one color are compared once, while they stay in a table of 256 KB:
// photographs of 12 MP take 5 to 6 ns a pixel.
constexpr int kTableBits = 15;

Palette in_space(Palette palette, Space space) {
  palette.space = space;
  return palette;
}

std::vector<Coordinates> coordinates_of(const Palette& palette) {
  std::vector<Coordinates> points;
  for (const Swatch& swatch : palette.swatches) {
    points.push_back(coordinates_from_linear(swatch.color, palette.space));
  }
  return points;
}

LinearRgb linear_of(const Rgba8& pixel) {
  return linear_from_srgb8({pixel.r, pixel.g, pixel.b});
}
LinearRgb linear_of(const Rgba& pixel) { return {pixel.r, pixel.g, pixel.b}; }

double squared(double x) { return x * x; }

// In units of codes.
double srgb8_distance(const Rgba8& pixel, const Srgb8& color,
                      const Coordinates& /*point*/) {
  return squared(pixel.r - color.r) + squared(pixel.g - color.g) +
         squared(pixel.b - color.b);
}

double srgb8_distance(const Rgba& pixel, const Srgb8& /*color*/,
                      const Coordinates& point) {
  return squared_distance(
             coordinates_from_linear(linear_of(pixel), Space::srgb), point) *
         (255.0 * 255.0);
}

std::uint32_t color_of(const Rgba8& pixel) {
  return static_cast<std::uint32_t>(pixel.r) << 16 |
         static_cast<std::uint32_t>(pixel.g) << 8 | pixel.b;
}

Rgba8 pixel_of(std::uint32_t color) {
  return {static_cast<std::uint8_t>(color >> 16),
          static_cast<std::uint8_t>(color >> 8),
          static_cast<std::uint8_t>(color), 255};
}

// Fibonacci hashing (D. Knuth, "The Art of Computer Programming" 3, 6.4).
std::size_t place_of(std::uint32_t color) {
  return color * 2654435769U >> (32 - kTableBits);
}

}  // namespace

// The palette as both figures see it.
struct DistortionMeter::Target {
  Remap in_oklab;
  Remap in_srgb;
  Palette rounded;
  std::vector<Coordinates> oklab;
  std::vector<Coordinates> srgb;
};

// Colors and weights that wait for being compared together.
template <typename Pixel>
struct DistortionMeter::Batch {
  static constexpr std::size_t kSize = 256;
  std::size_t count = 0;
  std::array<Pixel, kSize> pixels{};
  std::array<std::uint64_t, kSize> weights{};
};

DistortionMeter::DistortionMeter(const Palette& palette) {
  const Palette unrounded = in_space(palette, Space::oklab);
  const Palette rounded = in_space(rounded_to_8bit(palette), Space::srgb);
  target_ = std::make_shared<const Target>(
      Target{Remap(unrounded), Remap(rounded), rounded,
             coordinates_of(unrounded), coordinates_of(rounded)});
}

template <typename Pixel>
void DistortionMeter::put(const Target& target, Batch<Pixel>& batch,
                          const Pixel& pixel, std::uint64_t weight,
                          Sums& sums) {
  batch.pixels[batch.count] = pixel;
  batch.weights[batch.count] = weight;
  ++batch.count;
  if (batch.count == batch.pixels.size()) {
    compare(target, batch, sums);
  }
}

template <typename Pixel>
void DistortionMeter::compare(const Target& target, Batch<Pixel>& batch,
                              Sums& sums) {
  constexpr std::size_t kSize = Batch<Pixel>::kSize;
  const std::size_t count = batch.count;
  const auto pixels = std::span<const Pixel>(batch.pixels).first(count);
  std::array<std::uint8_t, kSize> in_oklab{};
  std::array<std::uint8_t, kSize> in_srgb{};
  target.in_oklab.nearest(pixels, std::span(in_oklab).first(count));
  target.in_srgb.nearest(pixels, std::span(in_srgb).first(count));
  std::array<std::array<double, kSize>, 3> linear{};
  std::array<std::array<double, kSize>, 3> nearest{};
  for (std::size_t i = 0; i < count; ++i) {
    const LinearRgb color = linear_of(pixels[i]);
    linear[0][i] = color.r;
    linear[1][i] = color.g;
    linear[2][i] = color.b;
    for (int axis = 0; axis < 3; ++axis) {
      nearest[axis][i] = target.oklab[in_oklab[i]][axis];
    }
  }
  std::array<double, kSize> distances{};
  const double* const from[] = {linear[0].data(), linear[1].data(),
                                linear[2].data()};
  const double* const to[] = {nearest[0].data(), nearest[1].data(),
                              nearest[2].data()};
  best_kernels().remap.oklab_distances(from, to, kSize, distances.data());
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t weight = batch.weights[i];
    const std::size_t index = in_srgb[i];
    sums.weight += weight;
    sums.oklab.add(distances[i], weight);
    sums.delta_e.add(std::sqrt(distances[i]), weight);
    sums.srgb8.add(
        srgb8_distance(pixels[i], target.rounded.swatches[index].srgb8,
                       target.srgb[index]),
        weight);
  }
  batch.count = 0;
}

void DistortionMeter::add(std::span<const Rgba8> pixels,
                          std::span<const float> selection) {
  constexpr std::uint32_t kMost =
      std::numeric_limits<std::uint32_t>::max() - kFullWeight;
  gathered_.resize(std::size_t{1} << kTableBits);
  Batch<Rgba8> batch;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::uint32_t weight =
        selection.empty() ? pixels[i].a : pixel_weight(pixels[i], selection[i]);
    const std::uint32_t color = color_of(pixels[i]);
    Gathered& gathered = gathered_[place_of(color)];
    if (gathered.color == color && gathered.weight <= kMost) {
      gathered.weight += weight;
      continue;
    }
    if (gathered.weight > 0) {
      put(*target_, batch, pixel_of(gathered.color), gathered.weight, sums_);
    }
    gathered = {color, weight};
  }
  compare(*target_, batch, sums_);
}

void DistortionMeter::add(std::span<const Rgba> pixels,
                          std::span<const float> selection) {
  Batch<Rgba> batch;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::uint32_t weight =
        pixel_weight(pixels[i], selection.empty() ? 1.0F : selection[i]);
    if (weight > 0) {
      put(*target_, batch, pixels[i], weight, sums_);
    }
  }
  compare(*target_, batch, sums_);
}

void DistortionMeter::merge(const DistortionMeter& other) {
  const auto add_gathered = [this](const std::vector<Gathered>& gathered) {
    Batch<Rgba8> batch;
    for (const auto& [color, weight] : gathered) {
      if (weight > 0) {
        put(*target_, batch, pixel_of(color), weight, sums_);
      }
    }
    compare(*target_, batch, sums_);
  };
  add_gathered(other.gathered_);
  sums_.weight += other.sums_.weight;
  sums_.oklab.merge(other.sums_.oklab);
  sums_.delta_e.merge(other.sums_.delta_e);
  sums_.srgb8.merge(other.sums_.srgb8);
}

Distortion DistortionMeter::result() const {
  // What is gathered is compared for the result only: more may come.
  DistortionMeter whole(*this);
  whole.gathered_.clear();
  DistortionMeter rest(*this);
  rest.sums_ = {};
  whole.merge(rest);
  const Sums& sums = whole.sums_;
  if (sums.weight == 0) {
    return {};
  }
  const auto weight = static_cast<double>(sums.weight);
  return {sums.oklab.value() / weight, sums.srgb8.value() / weight,
          sums.delta_e.value() / weight};
}

}  // namespace scene_palette
