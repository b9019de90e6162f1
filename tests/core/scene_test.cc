// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/scene.cc.

#include "core/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"
#include "tests/support/regions.h"

namespace scene_palette {
namespace {

constexpr Rgba8 kRed = {200, 30, 40, 255};
constexpr Rgba8 kBlue = {30, 60, 200, 255};
constexpr Rgba8 kGreen = {30, 160, 60, 255};

Coordinates oklab_of(const Rgba8& color) {
  return reference_coordinates(reference_linear(color), Space::oklab);
}

double distance(const Coordinates& a, const Coordinates& b) {
  return std::sqrt(squared_distance(a, b));
}

double distance_to(const std::vector<Coordinates>& entries,
                   const Coordinates& color) {
  double least = std::numeric_limits<double>::infinity();
  for (const Coordinates& entry : entries) {
    least = std::min(least, distance(entry, color));
  }
  return least;
}

// What accurate finds in the ramp, more or less.
std::vector<Coordinates> gray_entries() {
  std::vector<Coordinates> entries;
  for (const std::uint8_t code : {93, 108, 122, 136, 150, 162}) {
    entries.push_back(oklab_of({code, code, code, 255}));
  }
  return entries;
}

ScenePalette accents_in(const std::vector<Region>& regions, std::size_t most,
                        std::size_t fixed = 0) {
  const auto found = find_accents(scene_cells(regions), gray_entries(), fixed,
                                  most, Progress());
  EXPECT_TRUE(found);
  return found ? *found : ScenePalette();
}

std::vector<Region> ramp_with_three_objects() {
  return ramp_with(std::array{region_of(kRed, {20, 20, 12, 12}),
                              region_of(kBlue, {120, 80, 16, 16}),
                              region_of(kGreen, {60, 100, 10, 10})});
}

double squared_error(const std::vector<SceneCell>& cells,
                     const std::vector<Coordinates>& entries) {
  double sum = 0;
  for (const SceneCell& cell : cells) {
    sum += cell.share * std::pow(distance_to(entries, cell.color), 2);
  }
  return sum;
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

TEST(FindAccents, PutsASmallObjectIntoThePalette) {
  const ScenePalette found =
      accents_in(ramp_with(region_of(kRed, {150, 20, 10, 10})), 2);
  ASSERT_EQ(found.accents, 1U);
  ASSERT_EQ(found.entries.size(), gray_entries().size());
  EXPECT_LT(distance(found.entries[0], oklab_of(kRed)), 0.01);
}

TEST(FindAccents, LeavesThePaletteOfAPictureWithoutAccents) {
  EXPECT_TRUE(accents_in(gray_ramp(), 2).entries.empty());
  EXPECT_TRUE(
      accents_in(ramp_with(scattered(kRed, 10, 10)), 2).entries.empty());
  EXPECT_TRUE(accents_in({}, 2).entries.empty());
}

TEST(FindAccents, LeavesAPaletteThatHasTheColor) {
  std::vector<Coordinates> entries = gray_entries();
  entries.push_back(oklab_of({190, 40, 45, 255}));
  const auto cells = scene_cells(ramp_with(region_of(kRed, {150, 20, 10, 10})));
  const auto found = find_accents(cells, entries, 0, 2, Progress());
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->entries.empty());
}

TEST(FindAccents, LeavesThePaletteWhereNothingMayBeReserved) {
  EXPECT_TRUE(accents_in(ramp_with_three_objects(), 0).entries.empty());
  const std::size_t all = gray_entries().size();
  EXPECT_TRUE(accents_in(ramp_with_three_objects(), 2, all).entries.empty());
}

TEST(FindAccents, FindsTheSameOnesInTheSameOrderWhateverTheirNumber) {
  const ScenePalette longest = accents_in(ramp_with_three_objects(), 3);
  ASSERT_GE(longest.accents, 2U);
  for (std::size_t most = 1; most <= longest.accents; ++most) {
    const ScenePalette found = accents_in(ramp_with_three_objects(), most);
    ASSERT_EQ(found.accents, most);
    for (std::size_t i = 0; i < most; ++i) {
      EXPECT_EQ(found.entries[i], longest.entries[i]);
    }
  }
}

TEST(FindAccents, LeavesFixedEntriesWhereTheyAre) {
  const ScenePalette found = accents_in(ramp_with_three_objects(), 2, 3);
  ASSERT_GE(found.accents, 1U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(found.entries[i], gray_entries()[i]);
  }
  EXPECT_GT(std::hypot(found.entries[3][1], found.entries[3][2]), 0.1);
}

TEST(FindAccents, LeavesAnEntryFree) {
  const std::size_t fixed = gray_entries().size() - 2;
  EXPECT_LE(accents_in(ramp_with_three_objects(), 5, fixed).accents, 1U);
  EXPECT_EQ(accents_in(ramp_with_three_objects(), 5, fixed + 1).accents, 0U);
}

TEST(FindAccents, StopsBeforeThePaletteLosesTooMuch) {
  std::vector<Region> many;
  for (std::int32_t i = 0; i < 8; ++i) {
    const auto high = static_cast<std::uint8_t>(120 + 16 * i);
    const auto low = static_cast<std::uint8_t>(250 - 30 * i);
    many.push_back(region_of({high, 20, low, 255}, {20 * i, 15 * i, 5, 4}));
  }
  const auto cells = scene_cells(ramp_with(many));
  const auto found = find_accents(cells, gray_entries(), 0, 5, Progress());
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->entries.empty());
  EXPECT_LT(squared_error(cells, found->entries),
            1.3 * squared_error(cells, gray_entries()));
}

TEST(FindAccents, StopsWhenCancelled) {
  const auto found =
      find_accents(scene_cells(ramp_with_three_objects()), gray_entries(), 0, 2,
                   Progress([](double) { return false; }));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::cancelled);
}

}  // namespace
}  // namespace scene_palette
