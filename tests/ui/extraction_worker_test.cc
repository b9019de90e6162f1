// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/extraction_worker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <optional>
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

TEST(ExtractionWorker, GivesADraftOfManyColorsFirst) {
  const Histogram histogram = histogram_of(photograph(200, 150));
  std::counting_semaphore<> done(0);
  ExtractionWorker worker(histogram, [&] { done.release(); });

  worker.request(with_colors(250));

  int results = 0;
  while (!worker.is_settled()) {
    ASSERT_TRUE(done.try_acquire_for(kPatience));
    if (const auto result = worker.take()) {
      ++results;
      ASSERT_TRUE(*result);
      EXPECT_EQ((*result)->swatches.size(), 250U);
    }
  }
  EXPECT_EQ(results, 2);
}

TEST(ExtractionWorker, IsSettledWithTheLastResultOnly) {
  const Histogram histogram = histogram_of(flat_graphic(10));
  ExtractionWorker worker(histogram, [] {});
  EXPECT_FALSE(worker.is_settled());

  worker.request(with_colors(3));
  EXPECT_FALSE(worker.is_settled());
  EXPECT_TRUE(worker.wait().has_value());
  EXPECT_TRUE(worker.is_settled());

  worker.request(with_colors(4));
  EXPECT_FALSE(worker.is_settled());
}

TEST(ExtractionWorker, WaitsForTheNewestResult) {
  const Histogram histogram = histogram_of(photograph(200, 150));
  ExtractionWorker worker(histogram, [] {});
  EXPECT_FALSE(worker.wait().has_value()) << "nothing was requested";

  worker.request(with_colors(200, Method::classic));
  worker.request(with_colors(3));
  const auto result = worker.wait();

  ASSERT_TRUE(result.has_value());
  ASSERT_TRUE(*result);
  EXPECT_EQ((*result)->swatches.size(), 3U);
  EXPECT_FALSE(worker.wait().has_value()) << "it was taken";
}

TEST(ExtractionWorker, CountsBehindPalettes) {
  const Histogram histogram = histogram_of(photograph(200, 150));
  std::counting_semaphore<> done(0);
  ExtractionWorker worker(histogram, [&] { done.release(); });

  worker.request_count();
  for (int colors = 1; colors <= 30; ++colors) {
    worker.request(with_colors(colors));
  }
  const auto result = worker.wait();
  ASSERT_TRUE(result.has_value());
  ASSERT_TRUE(*result);
  EXPECT_EQ((*result)->swatches.size(), 30U);
  std::optional<CountChoice> count = worker.take_count();
  while (!count) {
    ASSERT_TRUE(done.try_acquire_for(kPatience));
    count = worker.take_count();
  }

  const Result<CountChoice> expected = Extractor(histogram).count(Progress());
  ASSERT_TRUE(expected);
  EXPECT_EQ(count->curve, expected->curve);
  EXPECT_FALSE(worker.take_count().has_value());
}

TEST(ExtractionWorker, CountsNothingWithoutVisiblePixels) {
  const Histogram nothing;
  ExtractionWorker worker(nothing, [] {});

  worker.request_count();
  worker.request(with_colors(4));

  EXPECT_TRUE(worker.wait().has_value());
  EXPECT_FALSE(worker.take_count().has_value());
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
