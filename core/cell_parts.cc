// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/cell_parts.h"

#include <array>
#include <cstddef>

#include "core/code_places.h"

namespace scene_palette {
namespace {

// The standard deviation of n codes in a row, sqrt((n² - 1) / 12), and of all
// places from 0 to 1.
constexpr std::array<double, 5> kDeviations = {0, 0, 0.5, 0.816496580927726,
                                               1.118033988749895};
constexpr double kDeviation = 0.288675134594813;

// Two places on an axis, and the share of what is at the first.
struct Halves {
  std::array<double, 2> linear{};
  std::array<double, 2> shares{};
};

// On an axis whose middle is `middle`; `linear_at` gives the linear value.
template <typename LinearAt>
Halves halves_of(double mean, double middle, double deviation,
                 const LinearAt& linear_at) {
  const double low = middle - deviation;
  const double high = middle + deviation;
  if (!(mean > low && mean < high)) {
    return {{linear_at(mean), linear_at(mean)}, {1, 0}};
  }
  const double share = (high - mean) / (high - low);
  return {{linear_at(low), linear_at(high)}, {share, 1 - share}};
}

void append(const std::array<Halves, 3>& halves, std::uint64_t weight,
            std::vector<WeightedColor>& colors) {
  double share = 0;  // of this part and those before
  std::uint64_t given = 0;
  for (std::size_t part = 0; part < 8; ++part) {
    LinearRgb color;
    double shares = 1;
    const std::array<double*, 3> channels = {&color.r, &color.g, &color.b};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::size_t half = part >> axis & 1;
      *channels[axis] = halves[axis].linear[half];
      shares *= halves[axis].shares[half];
    }
    share += shares;
    const std::uint64_t until =
        part == 7 ? weight
                  : static_cast<std::uint64_t>(
                        share * static_cast<double>(weight) + 0.5);
    if (until > given) {
      colors.push_back({color, until - given});
      given = until;
    }
  }
}

double mean_of(const CellSums& sums, int axis) {
  return static_cast<double>(sums.parts[axis]) /
         static_cast<double>(sums.weight);
}

// Whether the mean is a color.
bool is_color(const CellSums& codes) {
  return codes.parts[0] % codes.weight == 0 &&
         codes.parts[1] % codes.weight == 0 &&
         codes.parts[2] % codes.weight == 0;
}

}  // namespace

void append_code_parts(const CellSums& codes, const CellLayout::Levels& levels,
                       std::vector<WeightedColor>& colors) {
  const CodePlaces& layout = CodePlaces::shared();
  std::array<Halves, 3> halves;
  for (int axis = 0; axis < 3; ++axis) {
    const int count = is_color(codes) ? 1 : layout.codes_in(levels[axis], axis);
    halves[axis] = halves_of(
        mean_of(codes, axis), (count - 1) / 2.0,
        kDeviations[static_cast<std::size_t>(count)], [&](double code) {
          return layout.linear_at(code, levels[axis], axis);
        });
  }
  append(halves, codes.weight, colors);
}

void append_linear_parts(const CellSums& linear,
                         const CellLayout::Levels& levels,
                         std::vector<WeightedColor>& colors) {
  constexpr double kOne = CellLayout::kFractionOne;
  std::array<Halves, 3> halves;
  for (int axis = 0; axis < 3; ++axis) {
    halves[axis] = halves_of(mean_of(linear, axis), kOne / 2, kDeviation * kOne,
                             [&](double fraction) {
                               return CellLayout::linear_at_fraction(
                                   fraction, levels[axis], axis);
                             });
  }
  append(halves, linear.weight, colors);
}

}  // namespace scene_palette
