// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/auto_count.cc.

#include "core/auto_count.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "core/extract.h"
#include "core/histogram.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

using Rule = CountChoice::Rule;

constexpr std::size_t kMany = 10000;  // different colors

// Colors in a row, so far apart.
std::vector<Coordinates> row_of(std::size_t count, double distance) {
  std::vector<Coordinates> colors;
  for (std::size_t i = 0; i < count; ++i) {
    colors.push_back({static_cast<double>(i) * distance, 0, 0});
  }
  return colors;
}

// Made-up clusterings: the error (rms × 100) and the distance of neighbors,
// both by the number of colors.
using ByCount = std::function<double(std::size_t)>;

ClusterAt made_up(const ByCount& error, const ByCount& distance) {
  return [error, distance](std::size_t k,
                           const Progress&) -> Result<CountCandidate> {
    const double rms = error(k) / 100;
    return CountCandidate{row_of(k, distance(k)), rms * rms};
  };
}

ClusterAt with_error(const ByCount& error) {
  return made_up(error, [](std::size_t) { return 0.1; });
}

CountChoice choice_of(std::size_t distinct_colors, const ClusterAt& cluster) {
  const Result<CountChoice> choice =
      choose_count(distinct_colors, cluster, Progress());
  EXPECT_TRUE(choice);
  return choice ? *choice : CountChoice();
}

TEST(ChooseCount, TakesAllColorsOfAFlatGraphic) {
  for (const std::size_t colors : {1, 2, 7, 23, 24, 25, 32}) {
    const CountChoice choice =
        choice_of(colors, with_error([](std::size_t) { return 9; }));
    EXPECT_EQ(choice.rule, Rule::distinct_colors);
    EXPECT_EQ(choice.colors, static_cast<int>(colors));
  }
}

TEST(ChooseCount, TakesAllColorsEvenWhereTheyLookAlike) {
  const CountChoice choice =
      choice_of(20, made_up([](std::size_t) { return 1; },
                            [](std::size_t) { return 0.001; }));
  EXPECT_EQ(choice.rule, Rule::distinct_colors);
  EXPECT_EQ(choice.colors, 20);
}

TEST(ChooseCount, TakesTheFewestWithAnErrorBelowFive) {
  for (std::size_t fewest = 3; fewest <= 16; ++fewest) {
    const CountChoice choice = choice_of(
        33, with_error([fewest](std::size_t k) { return k < fewest ? 5 : 4; }));
    EXPECT_EQ(choice.rule, Rule::error_below);
    EXPECT_EQ(choice.colors, static_cast<int>(fewest));
  }
}

TEST(ChooseCount, TakesThreeAtLeast) {
  const CountChoice choice =
      choice_of(kMany, with_error([](std::size_t) { return 0.5; }));
  EXPECT_EQ(choice.rule, Rule::error_below);
  EXPECT_EQ(choice.colors, 3);
}

TEST(ChooseCount, TakesSixteenAtMost) {
  const CountChoice choice =
      choice_of(kMany, with_error([](std::size_t) { return 5; }));
  EXPECT_EQ(choice.rule, Rule::limit);
  EXPECT_EQ(choice.colors, 16);
}

TEST(ChooseCount, TakesFewerWhileTwoLookAlike) {
  for (std::size_t fewest = 1; fewest < 9; ++fewest) {
    const CountChoice choice =
        choice_of(kMany, made_up([](std::size_t k) { return k < 9 ? 6 : 4; },
                                 [fewest](std::size_t k) {
                                   return k > fewest ? 0.0699 : 0.0701;
                                 }));
    EXPECT_EQ(choice.rule, Rule::nearest_entries);
    EXPECT_EQ(choice.colors, static_cast<int>(fewest));
  }
}

TEST(ChooseCount, TakesFewerThanTheLimitWhereTwoLookAlike) {
  const CountChoice choice = choice_of(
      kMany, made_up([](std::size_t) { return 8; },
                     [](std::size_t k) { return k == 16 ? 0.01 : 0.2; }));
  EXPECT_EQ(choice.rule, Rule::nearest_entries);
  EXPECT_EQ(choice.colors, 15);
}

TEST(ChooseCount, ComparesAllPairs) {
  const auto first_and_last_alike = [](std::size_t k, const Progress&) {
    CountCandidate candidate{row_of(k, 0.1), 0.0001};
    if (k == 3) {
      candidate.centroids.back() = {0, 0.06, 0};
    }
    return Result<CountCandidate>(candidate);
  };
  EXPECT_EQ(choice_of(kMany, first_and_last_alike).colors, 2);
}

TEST(ChooseCount, TakesOneColorWhereAllAreAlike) {
  const CountChoice choice =
      choice_of(kMany, made_up([](std::size_t) { return 0.1; },
                               [](std::size_t) { return 0.001; }));
  EXPECT_EQ(choice.rule, Rule::nearest_entries);
  EXPECT_EQ(choice.colors, 1);
}

TEST(ChooseCount, CarriesTheCurveOfTheError) {
  const CountChoice choice = choice_of(kMany, with_error([](std::size_t k) {
                                         return 12 / static_cast<double>(k);
                                       }));
  ASSERT_EQ(choice.curve.size(), 24U);
  for (std::size_t k = 1; k <= 24; ++k) {
    EXPECT_NEAR(choice.curve[k - 1], 12 / static_cast<double>(k), 1e-12);
  }
}

TEST(ChooseCount, HasNoErrorFromTheNumberOfColorsOn) {
  const CountChoice choice =
      choice_of(4, with_error([](std::size_t k) { return k < 4 ? 10 : 0; }));
  ASSERT_EQ(choice.curve.size(), 24U);
  EXPECT_NEAR(choice.curve[2], 10, 1e-12);
  EXPECT_TRUE(std::all_of(choice.curve.begin() + 3, choice.curve.end(),
                          [](double error) { return error == 0; }));
}

TEST(ChooseCount, LetsNoErrorRiseWithMoreColors) {
  // The searches for 5 and 10 colors were unlucky.
  const CountChoice choice =
      choice_of(kMany, with_error([](std::size_t k) {
                  return k == 5 || k == 10 ? 7.5 : 8 - 0.3 * k;
                }));
  EXPECT_TRUE(std::is_sorted(choice.curve.rbegin(), choice.curve.rend()));
  EXPECT_NEAR(choice.curve[4], 8 - 0.3 * 4, 1e-12);
  EXPECT_NEAR(choice.curve[9], 8 - 0.3 * 9, 1e-12);
  EXPECT_EQ(choice.colors, 11);  // 8 - 3.3 is below 5
}

TEST(ChooseCount, AsksForEachNumberOnceInOrder) {
  for (const std::size_t distinct : {std::size_t{5}, kMany}) {
    std::vector<std::size_t> asked;
    const auto choice =
        choice_of(distinct, [&asked](std::size_t k, const Progress&) {
          asked.push_back(k);
          return Result<CountCandidate>(CountCandidate{row_of(k, 1), 1});
        });
    ASSERT_EQ(asked.size(), std::min<std::size_t>(distinct, 24));
    for (std::size_t i = 0; i < asked.size(); ++i) {
      EXPECT_EQ(asked[i], i + 1);
    }
  }
}

TEST(ChooseCount, StopsWhereItIsCancelled) {
  for (std::size_t stop = 0; stop < 24; ++stop) {
    ReportLog log(stop);
    const auto choice = choose_count(
        kMany, with_error([](std::size_t) { return 5; }), log.progress());
    ASSERT_FALSE(choice);
    EXPECT_EQ(choice.error().code, ErrorCode::cancelled);
  }
}

TEST(ChooseCount, HandsOnWhatStopsTheClustering) {
  const auto choice = choose_count(
      kMany,
      [](std::size_t k, const Progress&) -> Result<CountCandidate> {
        if (k == 7) {
          return Error{ErrorCode::invalid_argument, "seven"};
        }
        return CountCandidate{row_of(k, 1), 1};
      },
      Progress());
  ASSERT_FALSE(choice);
  EXPECT_EQ(choice.error().message, "seven");
}

TEST(ChooseCount, ReportsRisingProgress) {
  ReportLog log;
  const auto choice = choose_count(
      kMany, with_error([](std::size_t) { return 5; }), log.progress());
  ASSERT_TRUE(choice);
  EXPECT_EQ(log.fractions().size(), 24U);
  EXPECT_TRUE(std::is_sorted(log.fractions().begin(), log.fractions().end()));
}

// The palettes of a real picture.
CountChoice choice_for(const Pixels8& pixels) {
  const Histogram histogram = histogram_of(pixels);
  const std::vector<WeightedColor> colors = histogram.colors();
  const auto cluster_at =
      [&](std::size_t k, const Progress& progress) -> Result<CountCandidate> {
    ExtractOptions options;
    options.colors = static_cast<int>(k);
    options.method = Method::accurate;
    const Result<Palette> palette =
        extract_palette(histogram, options, progress);
    if (!palette) {
      return palette.error();
    }
    CountCandidate candidate;
    for (const Swatch& swatch : palette->swatches) {
      const auto& [l, a, b] = swatch.oklab;
      candidate.centroids.push_back({l, a, b});
    }
    for (const auto& [color, weight] : colors) {
      const Coordinates place = reference_coordinates(color, Space::oklab);
      const std::size_t nearest = reference_nearest(place, candidate.centroids);
      candidate.mean_squared_error +=
          squared_distance(place, candidate.centroids[nearest]) *
          static_cast<double>(weight) /
          static_cast<double>(histogram.total_weight());
    }
    return candidate;
  };
  return choice_of(colors.size(), cluster_at);
}

TEST(ChooseCount, GivesAFlatGraphicItsColors) {
  const CountChoice choice = choice_for(flat_graphic(100));
  EXPECT_EQ(choice.rule, Rule::distinct_colors);
  EXPECT_EQ(choice.colors, static_cast<int>(flat_colors().size()));
  EXPECT_GT(choice.curve[5], 0);
  EXPECT_NEAR(choice.curve[6], 0, 1e-4);
}

TEST(ChooseCount, GivesNoisyFlatAreasOneColorEach) {
  // Four areas far apart, each with a little noise: hundreds of colors.
  Pixels8 pixels;
  for (const Rgba8& grain : random_pixels(4000, 6)) {
    const auto i = pixels.size() % 4;
    const Rgba8 base[] = {{20, 20, 24, 255},
                          {200, 40, 40, 255},
                          {40, 90, 200, 255},
                          {230, 220, 200, 255}};
    pixels.push_back({static_cast<std::uint8_t>(base[i].r + grain.r % 4),
                      static_cast<std::uint8_t>(base[i].g + grain.g % 4),
                      static_cast<std::uint8_t>(base[i].b + grain.b % 4), 255});
  }
  const CountChoice choice = choice_for(pixels);
  EXPECT_EQ(choice.rule, Rule::error_below);
  EXPECT_EQ(choice.colors, 4);
}

TEST(ChooseCount, GivesAPictureOfLowContrastOneColor) {
  Pixels8 pixels;
  for (const Rgba8& grain : random_pixels(3000, 7)) {
    pixels.push_back({static_cast<std::uint8_t>(120 + grain.r % 5),
                      static_cast<std::uint8_t>(130 + grain.g % 5),
                      static_cast<std::uint8_t>(125 + grain.b % 5), 255});
  }
  const CountChoice choice = choice_for(pixels);
  EXPECT_EQ(choice.rule, Rule::nearest_entries);
  EXPECT_EQ(choice.colors, 1);
}

TEST(ChooseCount, GivesAPhotographSomeColors) {
  const CountChoice choice = choice_for(photograph(200, 150));
  EXPECT_GE(choice.colors, 3);
  EXPECT_LE(choice.colors, 16);
  EXPECT_TRUE(std::is_sorted(choice.curve.rbegin(), choice.curve.rend()));
}

}  // namespace
}  // namespace scene_palette
