// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/extraction_worker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <semaphore>

#include "core/extract.h"
#include "core/histogram.h"
#include "tests/support/images.h"

namespace scene_palette {
namespace {

constexpr std::chrono::seconds kPatience(60);

ExtractOptions with_colors(int colors, Method method = Method::accurate) {
  ExtractOptions options;
  options.colors = colors;
  options.method = method;
  return options;
}

TEST(ExtractionWorker, GivesTheResultOfARequestOnce) {
  const Histogram histogram = histogram_of(random_pixels(100, 1));
  std::binary_semaphore done(0);
  ExtractionWorker worker(histogram, [&] { done.release(); });

  worker.request(with_colors(5));

  ASSERT_TRUE(done.try_acquire_for(kPatience));
  const auto result = worker.take();
  ASSERT_TRUE(result.has_value());
  ASSERT_TRUE(*result);
  EXPECT_EQ((*result)->swatches.size(), 5U);
  EXPECT_FALSE(worker.take().has_value());
}

TEST(ExtractionWorker, HasNothingBeforeARequest) {
  const Histogram histogram = histogram_of(flat_colors());
  ExtractionWorker worker(histogram, [] {});

  EXPECT_FALSE(worker.take().has_value());
}

TEST(ExtractionWorker, LetsTheNewestRequestOvertake) {
  const Histogram histogram = histogram_of(photograph(200, 150));
  std::counting_semaphore<> done(0);
  ExtractionWorker worker(histogram, [&] { done.release(); });

  worker.request(with_colors(200, Method::classic));
  worker.request(with_colors(3));

  std::size_t colors = 0;
  while (colors != 3U) {
    ASSERT_TRUE(done.try_acquire_for(kPatience));
    if (const auto result = worker.take(); result && *result) {
      colors = (*result)->swatches.size();
    }
  }
}

TEST(ExtractionWorker, HandsOnErrors) {
  const Histogram nothing;
  std::binary_semaphore done(0);
  ExtractionWorker worker(nothing, [&] { done.release(); });

  worker.request(with_colors(4));

  ASSERT_TRUE(done.try_acquire_for(kPatience));
  const auto result = worker.take();
  ASSERT_TRUE(result.has_value());
  ASSERT_FALSE(*result);
  EXPECT_EQ(result->error().code, ErrorCode::no_visible_pixels);
}

TEST(ExtractionWorker, EndsWhileItWorks) {
  const Histogram histogram = histogram_of(photograph(200, 150));
  const auto start = std::chrono::steady_clock::now();
  {
    ExtractionWorker worker(histogram, [] {});
    worker.request(with_colors(256, Method::classic));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, kPatience);
}

}  // namespace
}  // namespace scene_palette
