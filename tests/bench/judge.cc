// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/bench/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/support/reference.h"

namespace scene_palette {
namespace {

using Points = std::array<std::vector<double>, 3>;

constexpr double kOklabScale = 1e4;

// Points compared together: their distances stay in the first cache.
constexpr std::size_t kBlock = 256;

std::uint32_t packed(const Rgba8& pixel) {
  return std::uint32_t{pixel.r} << 16 | std::uint32_t{pixel.g} << 8 | pixel.b;
}

void append(Points& points, double x, double y, double z) {
  points[0].push_back(x);
  points[1].push_back(y);
  points[2].push_back(z);
}

void append_oklab(Points& points, const LinearRgb& color) {
  const Oklab lab = reference_oklab(color);
  append(points, lab.l, lab.a, lab.b);
}

double code(double linear) {
  return std::clamp(std::round(255 * reference_encode(linear)), 0.0, 255.0);
}

// A palette in the three ways it is judged.
struct Judged {
  Points oklab;
  Points rounded;
  Points srgb8;
};

Judged judged(std::span<const LinearRgb> palette) {
  Judged result;
  for (const LinearRgb& color : palette) {
    append_oklab(result.oklab, color);
    const double r = code(color.r);
    const double g = code(color.g);
    const double b = code(color.b);
    append(result.srgb8, r, g, b);
    append_oklab(result.rounded,
                 {reference_decode(r / 255), reference_decode(g / 255),
                  reference_decode(b / 255)});
  }
  return result;
}

double squared(const Points& a, std::size_t i, const Points& b, std::size_t j) {
  const double x = a[0][i] - b[0][j];
  const double y = a[1][i] - b[1][j];
  const double z = a[2][i] - b[2][j];
  return x * x + y * y + z * z;
}

}  // namespace

Judge::Judge(std::span<const Rgba8> pixels) : pixels_(pixels) {
  ranks_.resize(std::size_t{1} << 24);
  for (const Rgba8& pixel : pixels) {
    ++ranks_[packed(pixel)];
  }
  std::array<double, 256> linear{};
  for (std::size_t i = 0; i < linear.size(); ++i) {
    linear[i] = reference_decode(static_cast<double>(i) / 255);
  }
  for (std::uint32_t color = 0; color < ranks_.size(); ++color) {
    if (ranks_[color] == 0) {
      continue;
    }
    const std::uint32_t r = color >> 16;
    const std::uint32_t g = color >> 8 & 255;
    const std::uint32_t b = color & 255;
    append(srgb8_, r, g, b);
    append_oklab(oklab_, {linear[r], linear[g], linear[b]});
    weights_.push_back(ranks_[color] / static_cast<double>(pixels.size()));
    ranks_[color] = static_cast<std::uint32_t>(weights_.size() - 1);
  }
}

double Judge::nearest_error(const Points& points, const Points& palette) const {
  double error = 0;
  std::array<double, kBlock> least{};
  for (std::size_t from = 0; from < weights_.size(); from += kBlock) {
    const std::size_t count = std::min(kBlock, weights_.size() - from);
    least.fill(std::numeric_limits<double>::max());
    for (std::size_t entry = 0; entry < palette[0].size(); ++entry) {
      for (std::size_t i = 0; i < count; ++i) {
        const double distance = squared(points, from + i, palette, entry);
        least[i] = distance < least[i] ? distance : least[i];
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      error += weights_[from + i] * least[i];
    }
  }
  return error;
}

PaletteErrors Judge::errors(std::span<const LinearRgb> palette) const {
  const Judged entries = judged(palette);
  return {kOklabScale * nearest_error(oklab_, entries.oklab),
          kOklabScale * nearest_error(oklab_, entries.rounded),
          nearest_error(srgb8_, entries.srgb8)};
}

PaletteErrors Judge::errors(std::span<const LinearRgb> palette,
                            std::span<const std::uint8_t> indices) const {
  const Judged entries = judged(palette);
  PaletteErrors sums;
  for (std::size_t i = 0; i < pixels_.size(); ++i) {
    const std::size_t color = ranks_[packed(pixels_[i])];
    const std::size_t entry = indices[i];
    sums.oklab += squared(oklab_, color, entries.oklab, entry);
    sums.oklab_rounded += squared(oklab_, color, entries.rounded, entry);
    sums.srgb8 += squared(srgb8_, color, entries.srgb8, entry);
  }
  const auto count = static_cast<double>(pixels_.size());
  return {kOklabScale * sums.oklab / count,
          kOklabScale * sums.oklab_rounded / count, sums.srgb8 / count};
}

}  // namespace scene_palette
