// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Square masks of thresholds that tile the plane: at each place, the how-many
// of a list of candidates is taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace scene_palette {

class ThresholdMask {
 public:
  /// Thresholds are from 0 to kLevels - 1, each as often as any other.
  static constexpr std::size_t kLevels = 16;

  /// B. E. Bayer, "An optimum method for two-level rendition of continuous-tone
  /// pictures", 1973: 4×4, a regular pattern.
  static const ThresholdMask& bayer();

  /// 64×64 without a visible pattern, by void and cluster (R. Ulichney, "The
  /// void-and-cluster method for dither array generation", 1993).  Made at the
  /// first call, in about 20 ms.
  static const ThresholdMask& blue_noise();

  /// The threshold at a place, which may be negative.
  std::uint8_t at(std::int32_t x, std::int32_t y) const {
    const auto mask = static_cast<std::uint32_t>(size_ - 1);
    return levels_[(static_cast<std::uint32_t>(y) & mask) * size_ +
                   (static_cast<std::uint32_t>(x) & mask)];
  }

  std::size_t size() const { return size_; }  // of a side, a power of two

 private:
  ThresholdMask(std::size_t size, std::vector<std::uint8_t> levels);

  std::size_t size_;
  std::vector<std::uint8_t> levels_;
};

}  // namespace scene_palette
