// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/scene.cc.

#include "core/scene.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"

namespace scene_palette {
namespace {

constexpr std::int32_t kWidth = 200;
constexpr std::int32_t kHeight = 150;

constexpr Rgba8 kRed = {200, 30, 40, 255};
constexpr Rgba8 kBlue = {30, 60, 200, 255};
constexpr Rgba8 kGreen = {30, 160, 60, 255};

struct Rectangle {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
};

// A region of one color that covers all of some rectangles.
Region region_of(const Rgba8& color, std::span<const Rectangle> rectangles) {
  Region region;
  region.color = reference_linear(color);
  for (const Rectangle& part : rectangles) {
    for (std::int32_t y = part.y; y < part.y + part.height; ++y) {
      for (std::int32_t x = part.x; x < part.x + part.width; ++x) {
        region.positions.add(Position{x, y});
      }
    }
  }
  region.weight = region.positions.count * 255;
  return region;
}

Region region_of(const Rgba8& color, const Rectangle& rectangle) {
  return region_of(color, std::span(&rectangle, 1));
}

// As many pixels as an object of that width and height, on a lattice over the
// whole picture.
Region scattered(const Rgba8& color, std::int32_t width, std::int32_t height) {
  Region region;
  region.color = reference_linear(color);
  for (std::int32_t y = 0; y < height; ++y) {
    for (std::int32_t x = 0; x < width; ++x) {
      region.positions.add(Position{x * kWidth / width, y * kHeight / height});
    }
  }
  region.weight = region.positions.count * 255;
  return region;
}

// Grays from left to right.
std::vector<Region> gray_ramp() {
  std::vector<Region> regions;
  for (std::int32_t i = 0; i < 10; ++i) {
    const auto code = static_cast<std::uint8_t>(40 + 18 * i);
    regions.push_back(region_of({code, code, code, 255},
                                {i * kWidth / 10, 0, kWidth / 10, kHeight}));
  }
  return regions;
}

std::vector<Region> ramp_with(std::vector<Region> more) {
  std::vector<Region> regions = gray_ramp();
  regions.insert(regions.end(), more.begin(), more.end());
  return regions;
}

Coordinates oklab_of(const Rgba8& color) {
  return reference_coordinates(reference_linear(color), Space::oklab);
}

std::vector<Coordinates> gray_entries() {
  std::vector<Coordinates> entries;
  for (const std::uint8_t code : {60, 100, 150, 200}) {
    entries.push_back(oklab_of({code, code, code, 255}));
  }
  return entries;
}

double distance(const Coordinates& a, const Coordinates& b) {
  return std::sqrt(squared_distance(a, b));
}

std::optional<Accent> find_in(const std::vector<Region>& regions) {
  return AccentFinder(regions).find(gray_entries());
}

// What accurate found, and what it costs to cluster around accents.
Clustering clustering_of(std::vector<Coordinates> centroids, double inertia) {
  Clustering clustering;
  clustering.centroids = std::move(centroids);
  clustering.inertia = inertia;
  return clustering;
}

ClusterAround with_cost(double part) {
  return [part](std::span<const LinearRgb> accents) -> Result<Clustering> {
    std::vector<Coordinates> centroids = gray_entries();
    for (const LinearRgb& accent : accents) {
      centroids.push_back(reference_coordinates(accent, Space::oklab));
    }
    return clustering_of(std::move(centroids),
                         1 + part * static_cast<double>(accents.size()));
  };
}

std::vector<Region> ramp_with_three_objects() {
  return ramp_with({region_of(kRed, {20, 20, 12, 12}),
                    region_of(kBlue, {120, 80, 16, 16}),
                    region_of(kGreen, {60, 100, 8, 8})});
}

TEST(MostAccents, GrowWithTheColorsAndTheWish) {
  EXPECT_EQ(most_accents(8, 0.5), 2U);
  EXPECT_EQ(most_accents(6, 0.5), 2U);  // round(1.5)
  EXPECT_EQ(most_accents(4, 0.5), 1U);
  EXPECT_EQ(most_accents(8, 1), 4U);
  EXPECT_EQ(most_accents(256, 1), 128U);
  EXPECT_EQ(most_accents(8, 0.25), 1U);
}

TEST(MostAccents, AreNoneWhereNoneAreWished) {
  EXPECT_EQ(most_accents(8, 0), 0U);
  EXPECT_EQ(most_accents(256, 0), 0U);
}

TEST(MostAccents, LeaveAnEntryFree) {
  EXPECT_EQ(most_accents(1, 1), 0U);
  EXPECT_EQ(most_accents(2, 1), 1U);
}

TEST(AccentFinder, FindsASmallObject) {
  const auto accent = find_in(ramp_with({region_of(kRed, {150, 20, 10, 10})}));
  ASSERT_TRUE(accent);
  EXPECT_LT(distance(accent->color, oklab_of(kRed)), 1e-6);
}

TEST(AccentFinder, LeavesTheSamePixelsScattered) {
  EXPECT_FALSE(find_in(ramp_with({scattered(kRed, 10, 10)})));
}

TEST(AccentFinder, TakesTwoObjectsOfDifferentShadesForObjects) {
  const std::vector<Region> regions =
      ramp_with({region_of({200, 30, 40, 255}, {2, 2, 8, 8}),
                 region_of({190, 26, 36, 255}, {190, 140, 8, 8})});
  EXPECT_TRUE(find_in(regions));
}

TEST(AccentFinder, LeavesColorsThatThePaletteHas) {
  const AccentFinder finder(ramp_with({region_of(kRed, {150, 20, 10, 10})}));
  std::vector<Coordinates> entries = gray_entries();
  entries.push_back(oklab_of({190, 40, 45, 255}));
  EXPECT_FALSE(finder.find(entries));
}

TEST(AccentFinder, LeavesWhatIsTooSmallToSee) {
  EXPECT_FALSE(find_in(ramp_with({region_of(kRed, {150, 20, 2, 2})})));
}

TEST(AccentFinder, LeavesGrays) {
  const Rgba8 white = {255, 255, 255, 255};
  const Region frame = region_of(white, {0, 0, 20, 20});
  ASSERT_GT(distance(oklab_of(white), gray_entries().back()), 0.12);
  EXPECT_FALSE(find_in(ramp_with({frame})));
}

TEST(AccentFinder, FindsNothingInAPictureWithoutAccents) {
  EXPECT_FALSE(find_in(gray_ramp()));
  EXPECT_FALSE(find_in({}));
  EXPECT_FALSE(find_in({region_of(kRed, {0, 0, kWidth, kHeight})}));
}

TEST(AccentFinder, FindsAnObjectInAPictureOfOneRow) {
  std::vector<Region> regions = {
      region_of({100, 100, 100, 255}, {0, 0, 3000, 1}),
      region_of(kRed, {1000, 0, 40, 1})};
  EXPECT_TRUE(find_in(regions));
}

TEST(AccentFinder, SkipsRegionsWithoutWeightAndKeepsOutOfGamutColors) {
  Region nothing = region_of(kBlue, {20, 20, 30, 30});
  nothing.weight = 0;
  Region bright = region_of(kRed, {150, 20, 10, 10});
  bright.color = {40, -0.5, -0.2};
  const auto accent = find_in(ramp_with({nothing, bright}));
  ASSERT_TRUE(accent);
  EXPECT_LT(distance(accent->color,
                     reference_coordinates(bright.color, Space::oklab)),
            1e-6);
}

TEST(KeepAccents, GivesBackAccurateWhereThereAreNone) {
  const AccentFinder finder(gray_ramp());
  const auto kept =
      keep_accents(finder, clustering_of(gray_entries(), 1), Space::oklab, 2,
                   [](std::span<const LinearRgb>) -> Result<Clustering> {
                     ADD_FAILURE() << "clustered without need";
                     return cancelled();
                   });
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->accents.empty());
  EXPECT_EQ(kept->clustering.centroids, gray_entries());
}

TEST(KeepAccents, FindsTheSameOnesInTheSameOrderWhateverTheirNumber) {
  const AccentFinder finder(ramp_with_three_objects());
  std::vector<LinearRgb> longest;
  for (const std::size_t most : {3, 2, 1, 0}) {
    const auto kept = keep_accents(finder, clustering_of(gray_entries(), 1),
                                   Space::oklab, most, with_cost(0.01));
    ASSERT_TRUE(kept);
    ASSERT_EQ(kept->accents.size(), most);
    if (longest.empty()) {
      longest = kept->accents;
    }
    for (std::size_t i = 0; i < most; ++i) {
      EXPECT_TRUE(near(kept->accents[i], longest[i], 0));
    }
    EXPECT_EQ(kept->clustering.centroids.size(), gray_entries().size() + most);
  }
}

TEST(KeepAccents, PutsTheMoreStrikingFirst) {
  const AccentFinder finder(ramp_with_three_objects());
  const auto kept = keep_accents(finder, clustering_of(gray_entries(), 1),
                                 Space::oklab, 1, with_cost(0.01));
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->accents.size(), 1U);
  // The largest of the three, and about as far from gray as the others.
  EXPECT_TRUE(near(kept->accents[0], reference_linear(kBlue), 1e-6));
}

TEST(KeepAccents, StopsBeforeThePaletteLosesTooMuch) {
  const AccentFinder finder(ramp_with_three_objects());
  const auto kept = keep_accents(finder, clustering_of(gray_entries(), 1),
                                 Space::oklab, 3, with_cost(0.2));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->accents.size(), 1U);
  EXPECT_LT(kept->clustering.inertia, 1.3);
}

TEST(KeepAccents, UnderstandsCentroidsInSrgb) {
  const AccentFinder finder(ramp_with({region_of(kRed, {150, 20, 10, 10})}));
  std::vector<Coordinates> entries;
  for (const Rgba8& color : {Rgba8{60, 60, 60, 255}, Rgba8{150, 150, 150, 255},
                             Rgba8{200, 30, 40, 255}}) {
    entries.push_back(
        reference_coordinates(reference_linear(color), Space::srgb));
  }
  const auto kept = keep_accents(finder, clustering_of(entries, 1), Space::srgb,
                                 2, with_cost(0.01));
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->accents.empty());
}

TEST(KeepAccents, PassesOnThatItWasCancelled) {
  const AccentFinder finder(ramp_with_three_objects());
  const auto kept =
      keep_accents(finder, clustering_of(gray_entries(), 1), Space::oklab, 2,
                   [](std::span<const LinearRgb>) -> Result<Clustering> {
                     return cancelled();
                   });
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace scene_palette
