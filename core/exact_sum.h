// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A sum of doubles without rounding, so that it does not depend on the order:
// the mantissas are added as integers, apart for each exponent.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace scene_palette {

class ExactSum {
 public:
  /// Adds `weight` × `value`; `value` is finite and not below 0.  Exact for a
  /// sum of weights up to 2^75.
  void add(double value, std::uint64_t weight) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    constexpr std::uint64_t kImplied = std::uint64_t{1} << 52;
    const std::uint64_t exponent = bits >> 52;
    const std::uint64_t mantissa =
        (bits & (kImplied - 1)) | (exponent > 0 ? kImplied : 0);
    sums_[exponent] += static_cast<Wide>(mantissa) * weight;
  }

  void merge(const ExactSum& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      sums_[i] += other.sums_[i];
    }
  }

  /// The sum, rounded only here.
  double value() const {
    double sum = 0;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const int exponent = i == 0 ? 1 : static_cast<int>(i);
      sum += std::ldexp(static_cast<double>(sums_[i]), exponent - 1075);
    }
    return sum;
  }

 private:
  __extension__ using Wide = unsigned __int128;

  std::array<Wide, 2047> sums_{};  // by biased exponent
};

}  // namespace scene_palette
