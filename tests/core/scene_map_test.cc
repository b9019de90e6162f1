// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of core/scene_map.cc.

#include "core/scene_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/palettes.h"
#include "tests/support/reference.h"
#include "tests/support/regions.h"

namespace scene_palette {
namespace {

constexpr Rgba8 kRed = {200, 30, 40, 255};
constexpr Rgba8 kBlue = {30, 60, 200, 255};
constexpr Rgba8 kWhite = {255, 255, 255, 255};

Coordinates oklab_of(const Rgba8& color) {
  return reference_coordinates(reference_linear(color), Space::oklab);
}

// The cell whose color is next to `color`.
SceneCell cell_at(const std::vector<SceneCell>& cells,
                  const Coordinates& color) {
  return *std::ranges::min_element(cells, {}, [&](const SceneCell& cell) {
    return squared_distance(cell.color, color);
  });
}

SceneCell cell_in(const std::vector<Region>& regions, const Rgba8& color) {
  return cell_at(scene_cells(regions), oklab_of(color));
}

SceneCell cell_of(const Region& object, const Rgba8& color) {
  return cell_in(ramp_with(object), color);
}

TEST(SceneCells, HoldAllOfThePicture) {
  double share = 0;
  double importance = 0;
  for (const SceneCell& cell :
       scene_cells(ramp_with(region_of(kRed, {150, 20, 10, 10})))) {
    EXPECT_GT(cell.share, 0);
    EXPECT_GT(cell.importance, 0);
    share += cell.share;
    importance += cell.importance;
  }
  EXPECT_NEAR(share, 1, 1e-12);
  EXPECT_NEAR(importance, 1, 1e-12);
}

TEST(SceneCells, HaveTheColorAndTheShareOfWhatIsInThem) {
  const SceneCell cell = cell_of(region_of(kRed, {150, 20, 10, 10}), kRed);
  EXPECT_LT(std::sqrt(squared_distance(cell.color, oklab_of(kRed))), 1e-6);
  EXPECT_NEAR(cell.share, 100.0 / (kRampWidth * kRampHeight + 100), 1e-12);
}

TEST(SceneCells, AreNoneOfNothing) {
  EXPECT_TRUE(scene_cells({}).empty());
  Region nothing = region_of(kBlue, {20, 20, 30, 30});
  nothing.weight = 0;
  EXPECT_TRUE(scene_cells(std::array{nothing}).empty());
}

TEST(SceneCells, LetAnObjectBeAnAccentButNotTheSamePixelsScattered) {
  EXPECT_TRUE(cell_of(region_of(kRed, {150, 20, 10, 10}), kRed).can_be_accent);
  EXPECT_FALSE(cell_of(scattered(kRed, 10, 10), kRed).can_be_accent);
}

TEST(SceneCells, TakeTwoObjectsOfDifferentShadesForObjects) {
  const std::array<Region, 2> shades = {
      region_of({200, 30, 40, 255}, {2, 2, 8, 8}),
      region_of({190, 26, 36, 255}, {190, 140, 8, 8})};
  const auto cells = scene_cells(ramp_with(shades));
  EXPECT_TRUE(cell_at(cells, oklab_of({200, 30, 40, 255})).can_be_accent ||
              cell_at(cells, oklab_of({190, 26, 36, 255})).can_be_accent);
}

TEST(SceneCells, LetNeitherGraysNorWhatIsTooSmallToSeeBeAccents) {
  EXPECT_FALSE(
      cell_of(region_of(kWhite, {0, 0, 20, 20}), kWhite).can_be_accent);
  EXPECT_FALSE(cell_of(region_of(kRed, {150, 20, 2, 2}), kRed).can_be_accent);
}

TEST(SceneCells, LetOneOfAnObjectsNeighboringCellsBeAnAccent) {
  std::vector<Region> shades;
  for (std::int32_t i = 0; i < 12; ++i) {
    const auto red = static_cast<std::uint8_t>(180 + 3 * i);
    shades.push_back(region_of({red, 30, 40, 255}, {100 + i, 20, 1, 12}));
  }
  const auto cells = scene_cells(ramp_with(shades));
  const auto is_red = [](const SceneCell& cell) { return cell.color[1] > 0.1; };
  EXPECT_GE(std::ranges::count_if(cells, is_red), 3);
  const auto accents = std::ranges::count_if(cells, [&](const auto& cell) {
    return is_red(cell) && cell.can_be_accent;
  });
  EXPECT_GE(accents, 1);
  EXPECT_LT(accents, std::ranges::count_if(cells, is_red));
}

TEST(SceneCells, FindAnObjectInAPictureOfOneRow) {
  const std::vector<Region> regions = {
      region_of({100, 100, 100, 255}, {0, 0, 3000, 1}),
      region_of(kRed, {1000, 0, 40, 1})};
  EXPECT_TRUE(cell_in(regions, kRed).can_be_accent);
}

TEST(SceneCells, KeepColorsOutOfGamut) {
  Region bright = region_of(kRed, {150, 20, 10, 10});
  bright.color = {40, -0.5, -0.2};
  const Coordinates color = reference_coordinates(bright.color, Space::oklab);
  const SceneCell cell = cell_at(scene_cells(ramp_with(bright)), color);
  EXPECT_LT(std::sqrt(squared_distance(cell.color, color)), 1e-6);
  EXPECT_TRUE(cell.can_be_accent);
}

TEST(SceneCells, TakeAnObjectForMoreImportantThanTheSamePixelsScattered) {
  EXPECT_GT(cell_of(region_of(kRed, {150, 20, 10, 10}), kRed).importance,
            2 * cell_of(scattered(kRed, 10, 10), kRed).importance);
}

TEST(SceneCells, TakeAColorfulObjectForMoreImportantThanAGrayOne) {
  EXPECT_GT(
      cell_of(region_of(kRed, {150, 20, 10, 10}), kRed).importance,
      2 * cell_of(region_of(kWhite, {150, 20, 10, 10}), kWhite).importance);
}

TEST(SceneCells, TakeASmallObjectForMoreImportantThanItsShare) {
  const SceneCell small = cell_of(region_of(kRed, {150, 20, 10, 10}), kRed);
  const SceneCell large = cell_of(region_of(kRed, {140, 20, 20, 20}), kRed);
  EXPECT_GT(large.importance, small.importance);
  EXPECT_LT(large.importance / small.importance,
            0.75 * large.share / small.share);
}

}  // namespace
}  // namespace scene_palette
