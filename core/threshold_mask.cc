// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/threshold_mask.h"

#include <algorithm>
#include <array>
#include <utility>

namespace scene_palette {
namespace {

constexpr std::size_t kSide = 64;
constexpr std::size_t kPlaces = kSide * kSide;

// How far a point is felt; its weight further away is below 1e-4.
constexpr std::size_t kReach = 6;

// The square of the distance from kReach.
constexpr std::size_t squared(std::size_t at) {
  const std::size_t distance = at < kReach ? kReach - at : at - kReach;
  return distance * distance;
}

// A pattern of points on a torus, and how densely they stand around each place.
class PointPattern {
 public:
  PointPattern() {
    // exp(-1 / (2 sigma²)) for sigma = 1.5, Ulichney's choice; its powers are
    // made without the mathematical library, so that every build has the same.
    constexpr double kFalloff = 0.8007374029168081;
    double weight = 1;
    for (double& entry : weights_) {
      entry = weight;
      weight *= kFalloff;
    }
  }

  bool has(std::size_t place) const { return points_[place]; }

  void set(std::size_t place, bool is_point) {
    points_[place] = is_point;
    const double sign = is_point ? 1 : -1;
    // Counted from a corner that is kReach above and left of the place.
    const std::size_t top = place / kSide + kSide - kReach;
    const std::size_t left = place % kSide + kSide - kReach;
    for (std::size_t y = 0; y <= 2 * kReach; ++y) {
      for (std::size_t x = 0; x <= 2 * kReach; ++x) {
        density_[(top + y) % kSide * kSide + (left + x) % kSide] +=
            sign * weights_[squared(y) + squared(x)];
      }
    }
  }

  // The point that stands most densely among others; the free place that is
  // furthest from all.
  std::size_t tightest() const { return find(true, 1); }
  std::size_t emptiest() const { return find(false, -1); }

 private:
  std::size_t find(bool is_point, double sign) const {
    std::size_t best = kPlaces;
    for (std::size_t place = 0; place < kPlaces; ++place) {
      if (points_[place] == is_point &&
          (best == kPlaces || sign * density_[place] > sign * density_[best])) {
        best = place;
      }
    }
    return best;
  }

  std::array<bool, kPlaces> points_{};
  std::array<double, kPlaces> density_{};
  std::array<double, 2 * kReach * kReach + 1> weights_{};
};

// A tenth of the places, spread out until the tightest point would go back to
// where it came from.
PointPattern first_pattern() {
  PointPattern pattern;
  std::uint32_t random = 1;
  for (std::size_t points = 0; points < kPlaces / 10;) {
    random = random * 1664525 + 1013904223;  // "Numerical Recipes", ranqd1
    const std::size_t place = random >> 20;
    if (!pattern.has(place)) {
      pattern.set(place, true);
      ++points;
    }
  }
  for (;;) {
    const std::size_t from = pattern.tightest();
    pattern.set(from, false);
    const std::size_t to = pattern.emptiest();
    pattern.set(to, true);
    if (from == to) {
      return pattern;
    }
  }
}

// The order in which points come: those of the first pattern from the one that
// is missed least, then wherever there is most room.
std::vector<std::uint8_t> blue_noise_levels() {
  static_assert(kPlaces == 1 << 12);
  std::vector<std::uint8_t> levels(kPlaces);
  const auto level = [](std::size_t rank) {
    return static_cast<std::uint8_t>(rank * ThresholdMask::kLevels / kPlaces);
  };
  const PointPattern first = first_pattern();
  PointPattern pattern = first;
  const std::size_t points = kPlaces / 10;
  for (std::size_t rank = points; rank > 0; --rank) {
    const std::size_t place = pattern.tightest();
    pattern.set(place, false);
    levels[place] = level(rank - 1);
  }
  pattern = first;
  for (std::size_t rank = points; rank < kPlaces; ++rank) {
    const std::size_t place = pattern.emptiest();
    pattern.set(place, true);
    levels[place] = level(rank);
  }
  return levels;
}

}  // namespace

ThresholdMask::ThresholdMask(std::size_t size, std::vector<std::uint8_t> levels)
    : size_(size), levels_(std::move(levels)) {}

const ThresholdMask& ThresholdMask::bayer() {
  static const ThresholdMask mask(
      4, {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5});
  return mask;
}

const ThresholdMask& ThresholdMask::blue_noise() {
  static const ThresholdMask mask(kSide, blue_noise_levels());
  return mask;
}

}  // namespace scene_palette
