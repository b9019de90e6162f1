// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of plugin/gegl/joint_reading.cc: several layers, told of as they are
// read, until one is lost.

#include "plugin/gegl/joint_reading.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/gegl/buffers.h"

namespace scene_palette {
namespace {

constexpr Rgba8 kRed = {200, 30, 20, 255};
constexpr Rgba8 kBlue = {20, 30, 200, 255};

BufferPtr plain(const GeglRectangle& extent, const Rgba8& color) {
  const auto pixels = static_cast<std::size_t>(extent.width) * extent.height;
  return make_buffer(babl_format("R'G'B'A u8"), extent,
                     std::vector<Rgba8>(pixels, color));
}

/// What a reading has told, in its order.
struct Told {
  std::vector<double> progress;
  std::vector<std::uint64_t> pixels;  // of each joint histogram
  const Histogram* kept = nullptr;
  int ends = 0;
  int losses = 0;
};

ReadingEvents noted_in(Told& told) {
  return {[&](double part) { told.progress.push_back(part); },
          [&](const Histogram& histogram) {
            told.kept = &histogram;
            told.pixels.push_back(histogram.total_weight() / 255);
          },
          [&] { ++told.ends; }, [&] { ++told.losses; }};
}

TEST(JointReading, AddsUpItsPartsAndShowsTheFirst) {
  const GeglRectangle small = {0, 0, 30, 20};
  const GeglRectangle large = {5, 5, 50, 40};
  const BufferPtr red = plain(small, kRed);
  const BufferPtr blue = plain(large, kBlue);
  Told told;
  JointReading reading(
      {{red.get(), small, {}}, {blue.get(), {10, 10, 7, 3}, {}}},
      [] { return true; }, noted_in(told));
  while (reading.step()) {
    EXPECT_EQ(told.ends, 0);
    EXPECT_FALSE(reading.is_finished());
  }
  EXPECT_TRUE(reading.is_finished());
  EXPECT_EQ(told.pixels, std::vector<std::uint64_t>({30 * 20 + 7 * 3}));
  EXPECT_EQ(&reading.histogram(), told.kept);
  EXPECT_EQ(reading.thumbnail().width, 30);
  EXPECT_EQ(reading.thumbnail().height, 20);
  EXPECT_EQ(told.ends, 1);
  EXPECT_TRUE(std::ranges::is_sorted(told.progress));
  EXPECT_EQ(told.progress.back(), 1);
  EXPECT_FALSE(reading.step());
  EXPECT_TRUE(reading.watch());
  EXPECT_EQ(told.losses, 0);
}

TEST(JointReading, MayEndWhenAllIsRead) {
  constexpr GeglRectangle kExtent = {0, 0, 4, 4};
  const BufferPtr pixels = plain(kExtent, kRed);
  const std::string words(100, 'x');  // too long to be within the function
  std::string said;
  Told told;
  ReadingEvents events = noted_in(told);
  std::unique_ptr<JointReading> reading;
  events.on_finished = [&reading, &said, words] {
    reading.reset();
    said = words;
  };
  reading = std::make_unique<JointReading>(
      std::vector{ReadingPart{pixels.get(), kExtent, {}}}, [] { return true; },
      std::exchange(events, {}));
  while (reading && reading->step()) {
  }
  EXPECT_EQ(said, words);
}

/// A reading of one small layer that is there as long as `exists`.
struct Layer {
  explicit Layer(Told& told)
      : reading(
            {{pixels.get(), kExtent, {}}}, [this] { return exists; },
            noted_in(told)) {}

  static constexpr GeglRectangle kExtent = {0, 0, 4, 4};
  bool exists = true;
  BufferPtr pixels = plain(kExtent, kRed);
  JointReading reading;
};

TEST(JointReading, TellsOnceOfALostPartAndReadsNoMore) {
  Told told;
  Layer layer(told);
  layer.exists = false;
  EXPECT_FALSE(layer.reading.step());
  layer.exists = true;
  EXPECT_FALSE(layer.reading.step());
  EXPECT_FALSE(layer.reading.watch());
  EXPECT_EQ(told.losses, 1);
  EXPECT_TRUE(told.progress.empty());
  EXPECT_TRUE(told.pixels.empty());
  EXPECT_EQ(told.ends, 0);
  EXPECT_TRUE(layer.reading.is_finished());
}

TEST(JointReading, NoticesALossAfterTheReading) {
  Told told;
  Layer layer(told);
  while (layer.reading.step()) {
  }
  layer.exists = false;
  EXPECT_FALSE(layer.reading.watch());
  EXPECT_EQ(told.losses, 1);
  EXPECT_EQ(told.pixels, std::vector<std::uint64_t>({16}));
}

}  // namespace
}  // namespace scene_palette
