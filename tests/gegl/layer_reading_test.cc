// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of plugin/gegl/layer_reading.cc: in slices it reads what read_histogram
// reads at once.

#include "plugin/gegl/layer_reading.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "tests/gegl/buffers.h"
#include "tests/support/images.h"
#include "tests/support/palettes.h"

namespace scene_palette {
namespace {

constexpr GeglRectangle kExtent = {-30, -20, 3000, 500};

BufferPtr photo(const Babl* format) {
  const BufferPtr codes =
      make_buffer(babl_format("R'G'B'A u8"), kExtent, photograph(3000, 500));
  BufferPtr buffer = make_buffer(format, kExtent);
  gegl_buffer_copy(codes.get(), nullptr, GEGL_ABYSS_NONE, buffer.get(),
                   nullptr);
  return buffer;
}

/// Reads in slices that are as short as can be; what it says on the way.
std::vector<double> read_in_slices(LayerReading& reading) {
  std::vector<double> fractions = {reading.fraction()};
  while (reading.step(0)) {
    fractions.push_back(reading.fraction());
  }
  fractions.push_back(reading.fraction());
  return fractions;
}

void expect_same(const Histogram& a, const Histogram& b) {
  EXPECT_TRUE(same_bits(a.colors(), b.colors()));
  EXPECT_EQ(a.total_weight(), b.total_weight());
  const std::vector<Region> a_regions = a.regions();
  const std::vector<Region> b_regions = b.regions();
  ASSERT_EQ(a_regions.size(), b_regions.size());
  for (std::size_t i = 0; i < a_regions.size(); ++i) {
    EXPECT_EQ(a_regions[i].weight, b_regions[i].weight);
    EXPECT_EQ(a_regions[i].positions, b_regions[i].positions);
  }
}

TEST(LayerReading, HasTheHistogramOfReadHistogram) {
  const BufferPtr mask =
      make_buffer<float>(babl_format("Y float"), {0, 0, 2, 1}, {0.25F, 1});
  for (const char* format : {"R'G'B' u8", "R'G'B'A u8", "RGBA float"}) {
    const BufferPtr buffer = photo(babl_format(format));
    for (const GeglRectangle& roi :
         {kExtent, GeglRectangle{-7, 3, 1999, 333}, GeglRectangle{5, 5, 1, 1},
          GeglRectangle{-100, -100, 200, 200}}) {
      for (const Selection& selection :
           {Selection{}, Selection{{mask.get(), -5, -5}, {}},
            Selection{{}, {mask.get(), -7, -6}}}) {
        LayerReading reading(buffer.get(), {roi, kExtent, selection});
        read_in_slices(reading);
        const Result<Histogram> expected =
            read_histogram(buffer.get(), roi, selection, Progress());
        ASSERT_TRUE(expected);
        expect_same(reading.take_histogram(), *expected);
      }
    }
  }
}

TEST(LayerReading, ReadsWhatIsOfTheHistogramFirst) {
  const BufferPtr buffer = photo(babl_format("R'G'B' u8"));
  LayerReading reading(buffer.get(), {{100, 100, 50, 50}, kExtent, {}});
  EXPECT_FALSE(reading.has_histogram());
  EXPECT_TRUE(reading.step(0));
  EXPECT_TRUE(reading.has_histogram());
  EXPECT_EQ(reading.take_histogram().total_weight(), 50U * 50 * 255);
}

TEST(LayerReading, TellsHowFarItIs) {
  const BufferPtr buffer = photo(babl_format("R'G'B' u8"));
  LayerReading reading(buffer.get(), {kExtent, kExtent, {}});
  const std::vector<double> fractions = read_in_slices(reading);
  EXPECT_GE(fractions.size(), 5U);
  EXPECT_EQ(fractions.front(), 0);
  EXPECT_EQ(fractions.back(), 1);
  EXPECT_TRUE(std::ranges::is_sorted(fractions));
  EXPECT_TRUE(reading.is_finished());
}

TEST(LayerReading, ReadsAllInOneStepOfEnoughTime) {
  const BufferPtr buffer = photo(babl_format("R'G'B' u8"));
  LayerReading reading(buffer.get(), {kExtent, kExtent, {}});
  EXPECT_FALSE(reading.step(60'000));
  EXPECT_TRUE(reading.is_finished());
}

// The thumbnail is as large as the view, so that its pixels are the buffer's.
TEST(LayerReading, ShowsTheWholeViewAroundThePartThatIsRead) {
  const GeglRectangle view = {-30, -20, 400, 300};
  const BufferPtr buffer = photo(babl_format("R'G'B' u8"));
  for (const GeglRectangle& roi :
       {GeglRectangle{10, 10, 77, 99}, GeglRectangle{0, 0, 0, 0}, view,
        GeglRectangle{-30, 40, 400, 20}, GeglRectangle{300, 200, 1000, 100}}) {
    LayerReading reading(buffer.get(), {roi, view, {}});
    read_in_slices(reading);
    const Thumbnail thumbnail = reading.thumbnail();
    ASSERT_EQ(thumbnail.scale, 1);
    EXPECT_EQ(thumbnail.pixels, codes_of(buffer, view));
    EXPECT_TRUE(thumbnail.selected.empty());
  }
}

TEST(LayerReading, ShowsTheSelectionOfTheWholeView) {
  const BufferPtr buffer = make_buffer<std::uint8_t>(
      babl_format("R'G'B' u8"), {0, 0, 3, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9});
  const BufferPtr mask =
      make_buffer<float>(babl_format("Y float"), {7, 2, 2, 1}, {0.2F, 1});
  LayerReading reading(buffer.get(),
                       {{1, 0, 1, 1}, {0, 0, 3, 1}, {{mask.get(), 7, 2}, {}}});
  read_in_slices(reading);
  EXPECT_EQ(reading.thumbnail().selected,
            (std::vector<std::uint8_t>{51, 255, 0}));
  EXPECT_EQ(reading.take_histogram().total_weight(), 255U);
}

TEST(LayerReading, HasNothingToReadWhereAllIsEmpty) {
  const BufferPtr buffer = photo(babl_format("R'G'B' u8"));
  LayerReading reading(buffer.get(), {});
  EXPECT_TRUE(reading.is_finished());
  EXPECT_TRUE(reading.has_histogram());
  EXPECT_EQ(reading.fraction(), 1);
  EXPECT_FALSE(reading.step(1));
  EXPECT_EQ(reading.take_histogram().total_weight(), 0U);
}

TEST(LayerReading, MayEndBeforeAllIsRead) {
  const BufferPtr buffer = photo(babl_format("RGBA float"));
  LayerReading reading(buffer.get(), {kExtent, kExtent, {}});
  EXPECT_TRUE(reading.step(0));
  EXPECT_FALSE(reading.has_histogram());
}

// However wide a buffer is, one step is short.
TEST(LayerReading, DividesWideBuffers) {
  const GeglRectangle extent = {3, 5, 200'000, 70};
  const BufferPtr buffer = make_buffer(babl_format("R'G'B' u8"), extent);
  LayerReading reading(buffer.get(), {extent, extent, {}});
  EXPECT_GE(read_in_slices(reading).size(), 30U);
  EXPECT_EQ(reading.take_histogram().total_weight(), 200'000ULL * 70 * 255);
}

}  // namespace
}  // namespace scene_palette
