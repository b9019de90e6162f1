// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How far a palette is from a picture: the errors that the literature quotes,
// over the pixels themselves.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/exact_sum.h"
#include "core/palette.h"
#include "core/pixel.h"

namespace scene_palette {

/// Weighted means over all pixels; each uses the nearest color in its own
/// space.
struct Distortion {
  double oklab_mse = 0;  // squared ΔE_OK, unrounded palette
  double srgb8_mse = 0;  // squared distance summed over R, G, B in 0–255,
                         // palette rounded to 8 bits
  double delta_e_ok_mean = 0;  // ΔE_OK, unrounded palette
};

/// Gathers the distortion of one palette, chunk by chunk.  Weights, selection
/// and values that are not finite are treated as Histogram::add does.  Copies
/// share the maps of the palette, and may be used by a thread each: the result
/// does not depend on chunks, order or threads.
class DistortionMeter {
 public:
  explicit DistortionMeter(const Palette& palette);

  void add(std::span<const Rgba8> pixels,
           std::span<const float> selection = {});
  void add(std::span<const Rgba> pixels, std::span<const float> selection = {});

  /// Adds what a meter of the same palette has gathered.
  void merge(const DistortionMeter& other);

  /// The means so far; all 0 if nothing was visible.
  Distortion result() const;

 private:
  struct Target;
  template <typename Pixel>
  struct Batch;

  struct Sums {
    std::uint64_t weight = 0;
    ExactSum oklab;
    ExactSum delta_e;
    ExactSum srgb8;
  };

  // A color of 8-bit pixels and its weight so far, by a hash of the color.
  struct Gathered {
    std::uint32_t color = 0;
    std::uint32_t weight = 0;
  };

  template <typename Pixel>
  static void put(const Target& target, Batch<Pixel>& batch, const Pixel& pixel,
                  std::uint64_t weight, Sums& sums);
  template <typename Pixel>
  static void compare(const Target& target, Batch<Pixel>& batch, Sums& sums);

  std::shared_ptr<const Target> target_;
  std::vector<Gathered> gathered_;
  Sums sums_;
};

}  // namespace scene_palette
