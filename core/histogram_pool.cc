// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/histogram_pool.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <utility>

#include "core/parallel.h"

namespace scene_palette {
namespace {

// About half a millisecond of work: little enough that the last band keeps no
// thread waiting for long, enough that taking turns costs nothing.
constexpr std::size_t kBandPixels = std::size_t{1} << 18;

template <typename Pixel>
Histogram read_rows(std::span<const Pixel> pixels, std::size_t width,
                    int threads) {
  if (pixels.empty()) {
    return {};
  }
  assert(pixels.size() % width == 0);
  const std::size_t height = pixels.size() / width;
  const std::size_t rows = rows_per_band(width);
  HistogramPool pool;
  run_parallel(threads, (height + rows - 1) / rows, [&](std::size_t band) {
    Histogram histogram = pool.take();
    const std::size_t end = std::min(height, (band + 1) * rows);
    for (std::size_t y = band * rows; y < end; ++y) {
      histogram.add(pixels.subspan(y * width, width), {},
                    {0, static_cast<std::int32_t>(y)});
    }
    pool.put_back(std::move(histogram));
  });
  return pool.take_sum();
}

}  // namespace

Histogram HistogramPool::take() {
  const std::lock_guard lock(mutex_);
  if (histograms_.empty()) {
    return {};
  }
  Histogram histogram = std::move(histograms_.back());
  histograms_.pop_back();
  return histogram;
}

void HistogramPool::put_back(Histogram histogram) {
  const std::lock_guard lock(mutex_);
  histograms_.push_back(std::move(histogram));
}

Histogram HistogramPool::take_sum() {
  Histogram sum = take();
  while (!histograms_.empty()) {
    sum.merge(take());
  }
  return sum;
}

std::size_t rows_per_band(std::size_t width) {
  return std::max<std::size_t>(1,
                               kBandPixels / std::max<std::size_t>(1, width));
}

Histogram histogram_of_rows(std::span<const Rgba8> pixels, std::size_t width,
                            int threads) {
  return read_rows(pixels, width, threads);
}

Histogram histogram_of_rows(std::span<const Rgba> pixels, std::size_t width,
                            int threads) {
  return read_rows(pixels, width, threads);
}

}  // namespace scene_palette
