// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Benchmarks of reading: pixels into a histogram, histograms together, and out
// of it again the colors.

#include "core/histogram.h"

#include <algorithm>
#include <memory>
#include <span>

#include "tests/bench/stages.h"

namespace scene_palette {
namespace {

// Float pixels are made from as many 8-bit ones: enough to leave the caches.
constexpr std::size_t kFloatPixels = 1'000'000;

void add(const Picture& picture) {
  const std::span<const Rgba8> pixels = picture.pixels;
  add_benchmark("histogram/u8", picture, pixels.size(), [pixels] {
    Histogram histogram;
    histogram.add(pixels);
    benchmark::DoNotOptimize(histogram);
  });

  const auto linear = std::make_shared<const Pixels>(
      to_linear(pixels.first(std::min(kFloatPixels, pixels.size()))));
  add_benchmark("histogram/float", picture, linear->size(), [linear] {
    Histogram histogram;
    histogram.add(*linear);
    benchmark::DoNotOptimize(histogram);
  });

  const auto histogram =
      std::make_shared<const Histogram>(histogram_of(pixels));
  add_benchmark("histogram/merge", picture, 0, [histogram] {
    Histogram sum;
    sum.merge(*histogram);
    sum.merge(*histogram);
    benchmark::DoNotOptimize(sum);
  });
  add_benchmark("histogram/colors", picture, 0,
                [histogram] { benchmark::DoNotOptimize(histogram->colors()); });
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  return scene_palette::run_benchmarks(argc, argv, scene_palette::add);
}
