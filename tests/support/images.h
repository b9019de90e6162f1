// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pictures made in code, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/histogram.h"
#include "core/pixel.h"

namespace scene_palette {

using Pixels8 = std::vector<Rgba8>;
using Pixels = std::vector<Rgba>;

/// Photo-like: a sky, hills, a sun and a red coat with soft shading and noise,
/// opaque.  Other seeds give other noise.  With 200 × 150 pixels it has more
/// than Histogram::kDistinctLimit different colors.
Pixels8 photograph(std::size_t width, std::size_t height,
                   std::uint32_t seed = 1);

/// The seven colors of flat_graphic(), black, white and pure blue among them.
std::span<const Rgba8> flat_colors();

/// A flat graphic: flat_colors()[i] covers i + 1 parts of 28, `part` pixels
/// each.
Pixels8 flat_graphic(std::size_t part);

/// Pixels of random codes and random alpha.
Pixels8 random_pixels(std::size_t count, std::uint32_t seed);

/// Random linear pixels, each channel in [low, high), opaque.
Pixels random_linear(std::size_t count, float low, float high,
                     std::uint32_t seed);

/// The same pixels in linear light, by the reference formulas.
Pixels to_linear(std::span<const Rgba8> pixels);

/// The histogram of all of `pixels`.
Histogram histogram_of(std::span<const Rgba8> pixels);
Histogram histogram_of(std::span<const Rgba> pixels);

}  // namespace scene_palette
