// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the kernels of k-means work on: plain arrays.
#pragma once

#include <cstddef>
#include <cstdint>

namespace scene_palette {

/// Points that are compared together.
inline constexpr std::size_t kBlockPoints = 32;

/// Floats of a box: the least x, y, z and the greatest.
inline constexpr std::size_t kBoxSize = 6;

/// Some centroids; the arrays go on with kFarAway up to a multiple of 8.
struct Centroids {
  const float* x = nullptr;
  const float* y = nullptr;
  const float* z = nullptr;
  const std::uint16_t* index = nullptr;  // of each among all
  std::size_t count = 0;
};

inline constexpr float kFarAway = 1e18F;

/// Those centroids that may be nearest somewhere in a box.
struct CentroidList {
  static constexpr std::size_t kCapacity = 1024;
  static constexpr std::size_t kPadded = kCapacity + 8;

  float x[kPadded];
  float y[kPadded];
  float z[kPadded];
  std::uint16_t index[kPadded];
  std::uint16_t place[kPadded];  // in the list they were taken from
  std::size_t count = 0;
  std::uint16_t best = 0;  // the index of the one nearest to the box's middle
};

}  // namespace scene_palette
