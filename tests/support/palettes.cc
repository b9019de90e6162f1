// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/support/palettes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <ostream>
#include <string>

#include "tests/support/reference.h"

namespace scene_palette {

void PrintTo(const Srgb8& color, std::ostream* stream) {
  *stream << hex_from_srgb8(color);
}

void PrintTo(const Rgba8& pixel, std::ostream* stream) {
  *stream << hex_from_srgb8({pixel.r, pixel.g, pixel.b}) << " alpha "
          << int{pixel.a};
}

void PrintTo(const LinearRgb& color, std::ostream* stream) {
  *stream << "linear(" << color.r << ", " << color.g << ", " << color.b << ")";
}

void PrintTo(const Swatch& swatch, std::ostream* stream) {
  *stream << hex_from_srgb8(swatch.srgb8) << " share " << swatch.share;
}

namespace {

using ::testing::AssertionFailure;
using ::testing::AssertionResult;
using ::testing::AssertionSuccess;

AssertionResult near_triples(const std::array<double, 3>& a,
                             const std::array<double, 3>& b, double tolerance) {
  for (std::size_t i = 0; i < 3; ++i) {
    const double difference = std::abs(a[i] - b[i]);
    if (!(difference <= tolerance)) {
      return AssertionFailure()
             << "channel " << i << ": " << a[i] << " and " << b[i]
             << " differ by " << difference << ", more than " << tolerance;
    }
  }
  return AssertionSuccess();
}

bool equal_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool equal_bits(const LinearRgb& a, const LinearRgb& b) {
  return equal_bits(a.r, b.r) && equal_bits(a.g, b.g) && equal_bits(a.b, b.b);
}

bool equal_bits(const WeightedColor& a, const WeightedColor& b) {
  return equal_bits(a.color, b.color) && a.weight == b.weight;
}

bool equal_bits(const Swatch& a, const Swatch& b) {
  return equal_bits(a.color, b.color) && equal_bits(a.oklab.l, b.oklab.l) &&
         equal_bits(a.oklab.a, b.oklab.a) && equal_bits(a.oklab.b, b.oklab.b) &&
         a.srgb8 == b.srgb8 && equal_bits(a.share, b.share) &&
         a.is_locked == b.is_locked && a.is_accent == b.is_accent;
}

template <typename Entry>
AssertionResult same_entries(std::span<const Entry> a,
                             std::span<const Entry> b) {
  if (a.size() != b.size()) {
    return AssertionFailure() << a.size() << " and " << b.size() << " entries";
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal_bits(a[i], b[i])) {
      return AssertionFailure() << "entry " << i << " differs";
    }
  }
  return AssertionSuccess();
}

// Why `swatch` is not sound, or nothing.
std::string flaw_of(const Swatch& swatch) {
  const auto& [color, oklab, srgb8, share, is_locked, is_accent] = swatch;
  if (!(std::isfinite(color.r) && std::isfinite(color.g) &&
        std::isfinite(color.b))) {
    return "a color that is not finite";
  }
  if (!(share >= 0 && share <= 1 + 1e-12)) {
    return "a share of " + std::to_string(share);
  }
  if (is_locked && is_accent) {
    return "both marks";
  }
  const double size = 1 + std::abs(oklab.l);
  if (!near(oklab, reference_oklab(color), 1e-12 * size)) {
    return "an OKLab value that is not its color's";
  }
  const auto code = [](double linear) {
    return std::clamp(reference_encode(linear) * 255, 0.0, 255.0);
  };
  // Half a code, and room for the reference's own rounding.
  constexpr double kHalf = 0.5 + 1e-9;
  if (std::abs(code(color.r) - srgb8.r) > kHalf ||
      std::abs(code(color.g) - srgb8.g) > kHalf ||
      std::abs(code(color.b) - srgb8.b) > kHalf) {
    return "8-bit codes that are not its color's";
  }
  return "";
}

}  // namespace

AssertionResult near(const LinearRgb& a, const LinearRgb& b, double tolerance) {
  return near_triples({a.r, a.g, a.b}, {b.r, b.g, b.b}, tolerance);
}

AssertionResult near(const Oklab& a, const Oklab& b, double tolerance) {
  return near_triples({a.l, a.a, a.b}, {b.l, b.a, b.b}, tolerance);
}

AssertionResult same_bits(std::span<const WeightedColor> a,
                          std::span<const WeightedColor> b) {
  return same_entries(a, b);
}

AssertionResult same_bits(const Palette& a, const Palette& b) {
  if (a.space != b.space || a.fewer_than_asked != b.fewer_than_asked) {
    return AssertionFailure() << "space or fewer_than_asked differ";
  }
  return same_entries<Swatch>(a.swatches, b.swatches);
}

AssertionResult is_sound(const Palette& palette) {
  double sum = 0;
  for (const Swatch& swatch : palette.swatches) {
    if (const std::string flaw = flaw_of(swatch); !flaw.empty()) {
      return AssertionFailure()
             << hex_from_srgb8(swatch.srgb8) << " has " << flaw;
    }
    sum += swatch.share;
  }
  if (std::abs(sum - 1) > 1e-9) {
    return AssertionFailure() << "the shares sum to " << sum;
  }
  const std::vector<Srgb8> codes = sorted_codes(palette);
  const auto twin = std::adjacent_find(codes.begin(), codes.end());
  if (twin != codes.end()) {
    return AssertionFailure() << hex_from_srgb8(*twin) << " occurs twice";
  }
  return AssertionSuccess();
}

std::vector<Srgb8> sorted_codes(const Palette& palette) {
  std::vector<Srgb8> codes;
  for (const Swatch& swatch : palette.swatches) {
    codes.push_back(swatch.srgb8);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

Palette palette_of(std::span<const Srgb8> colors, Space space) {
  Palette palette;
  palette.space = space;
  for (const auto& [r, g, b] : colors) {
    palette.swatches.push_back(
        make_swatch(reference_linear(Rgba8{r, g, b, 255}),
                    1 / static_cast<double>(colors.size())));
  }
  return palette;
}

}  // namespace scene_palette
