// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Palette cards: properties of the page for any picture and palette, and of
// what is drawn on it.

#include "ui/palette_card.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "tests/ui/strips.h"

namespace scene_palette {
namespace {

struct PictureSize {
  int width = 0;
  int height = 0;
};

bool is_whole(const StripRectangle& place) {
  return place.x == std::floor(place.x) && place.y == std::floor(place.y) &&
         place.width == std::floor(place.width) &&
         place.height == std::floor(place.height) && place.width >= 1 &&
         place.height >= 1;
}

bool contains(const StripRectangle& outer, const StripRectangle& inner) {
  return inner.x >= outer.x && inner.y >= outer.y &&
         inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

bool overlap(const StripRectangle& a, const StripRectangle& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
         b.y < a.y + a.height;
}

std::ptrdiff_t overlaps(const std::vector<StripRectangle>& places) {
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    count += std::count_if(
        places.begin() + static_cast<std::ptrdiff_t>(i) + 1, places.end(),
        [&](const auto& other) { return overlap(places[i], other); });
  }
  return count;
}

// The smallest rectangle with all of `places` in it.
StripRectangle hull(const std::vector<StripRectangle>& places) {
  double left = places.front().x;
  double top = places.front().y;
  double right = 0;
  double bottom = 0;
  for (const StripRectangle& place : places) {
    left = std::min(left, place.x);
    top = std::min(top, place.y);
    right = std::max(right, place.x + place.width);
    bottom = std::max(bottom, place.y + place.height);
  }
  return {left, top, right - left, bottom - top};
}

// The page without its margins, which are those of the picture's top.
StripRectangle inside_margins(const CardLayout& layout) {
  const double margin = layout.picture.y;
  return {margin, margin, layout.width - 2 * margin,
          layout.height - 2 * margin};
}

// A drawn page.
class Page {
 public:
  Page(const std::vector<Swatch>& swatches, const CardLayout& layout,
       const CardOptions& options)
      : width_(layout.width),
        pixels_(card_pixels(swatches, layout, options,
                            {.width = layout.width, .height = layout.height})) {
  }

  [[nodiscard]] Srgb8 at(double x, double y) const {
    const std::size_t i = index(x, y);
    return {pixels_[i], pixels_[i + 1], pixels_[i + 2]};
  }

  // Paints `place` in `color`.
  void erase(const StripRectangle& place, const Srgb8& color) {
    for (double y = place.y; y < place.y + place.height; ++y) {
      for (double x = place.x; x < place.x + place.width; ++x) {
        const std::size_t i = index(x, y);
        pixels_[i] = color.r;
        pixels_[i + 1] = color.g;
        pixels_[i + 2] = color.b;
      }
    }
  }

  // How many pixels of `place` are not of `color`.
  [[nodiscard]] int different(const StripRectangle& place,
                              const Srgb8& color) const {
    int count = 0;
    for (double y = place.y; y < place.y + place.height; ++y) {
      for (double x = place.x; x < place.x + place.width; ++x) {
        count += at(x, y) == color ? 0 : 1;
      }
    }
    return count;
  }

  // The greatest contrast to `ground` in `place`.
  [[nodiscard]] double contrast_in(const StripRectangle& place,
                                   const Srgb8& ground) const {
    double most = 1;
    for (double y = place.y; y < place.y + place.height; ++y) {
      for (double x = place.x; x < place.x + place.width; ++x) {
        most = std::max(most, wcag_contrast(at(x, y), ground));
      }
    }
    return most;
  }

 private:
  [[nodiscard]] std::size_t index(double x, double y) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
            static_cast<std::size_t>(x)) *
           3;
  }

  int width_;
  std::vector<std::uint8_t> pixels_;
};

using Case = std::tuple<PictureSize, std::size_t, bool, bool>;

// Cards of every size with every number of colors.
class EveryCard : public testing::TestWithParam<Case> {
 protected:
  const PictureSize size = std::get<0>(GetParam());
  const std::size_t count = std::get<1>(GetParam());
  const CardOptions options = {.equal_widths = std::get<2>(GetParam()),
                               .dark = std::get<3>(GetParam())};
  const std::vector<Swatch> swatches = uneven_swatches(count);
  const CardLayout layout =
      layout_card(swatches, size.width, size.height, options);
};

std::string case_name(const testing::TestParamInfo<Case>& info) {
  const auto [size, count, is_equal, is_dark] = info.param;
  return std::to_string(count) + "Of" + std::to_string(size.width) + "By" +
         std::to_string(size.height) + (is_equal ? "Equal" : "ByShare") +
         (is_dark ? "Dark" : "Light");
}

INSTANTIATE_TEST_SUITE_P(
    Layout, EveryCard,
    testing::Combine(testing::Values(PictureSize{1, 1}, PictureSize{64, 64},
                                     PictureSize{756, 504},
                                     PictureSize{301, 777}, PictureSize{1, 900},
                                     PictureSize{1500, 1}),
                     testing::Values(1U, 2U, 5U, 8U, 13U, 32U, 64U, 256U),
                     testing::Bool(), testing::Bool()),
    case_name);

TEST_P(EveryCard, HasThePictureInItsOwnSizeInTheMiddle) {
  EXPECT_EQ(layout.picture.width, size.width);
  EXPECT_EQ(layout.picture.height, size.height);
  const double right = layout.width - layout.picture.x - layout.picture.width;
  EXPECT_NEAR(layout.picture.x, right, 1);
}

TEST_P(EveryCard, HasAPlaceForEachColorInsideTheMargins) {
  const StripRectangle page = inside_margins(layout);
  ASSERT_EQ(layout.swatches.size(), count);
  ASSERT_EQ(layout.labels.size(), count);
  for (const auto* places : {&layout.swatches, &layout.labels, &layout.dots}) {
    EXPECT_EQ(overlaps(*places), 0);
    for (const StripRectangle& place : *places) {
      EXPECT_TRUE(contains(page, place) && is_whole(place));
      EXPECT_FALSE(overlap(place, layout.picture));
    }
  }
}

TEST_P(EveryCard, HasAStripAsWideAsThePage) {
  const StripRectangle page = inside_margins(layout);
  const StripRectangle strip = hull(layout.swatches);
  EXPECT_EQ(strip.x, page.x);
  EXPECT_EQ(strip.width, page.width);
  if (size.width >= 300) {
    EXPECT_EQ(strip.x, layout.picture.x);
    EXPECT_EQ(strip.width, size.width);
  }
}

TEST_P(EveryCard, HasMarginsInProportion) {
  const double margin = layout.picture.y;
  EXPECT_GE(margin, 30);
  EXPECT_LE(margin, layout.width / 8.0);
}

TEST_P(EveryCard, HasLabelsOfOneReadableSize) {
  EXPECT_GE(layout.font_size, 9);
  for (const StripRectangle& label : layout.labels) {
    EXPECT_GE(label.height, 2 * layout.font_size);
    EXPECT_GE(label.width, 4.5 * layout.font_size);
  }
}

TEST_P(EveryCard, HasNothingOutsideItsPlaces) {
  Page page(swatches, layout, options);
  const Srgb8 ground = card_ground(options);
  EXPECT_EQ(page.different(layout.picture, ground), 0);
  // The outline of a swatch that is like the ground.
  const double hairline = std::ceil(layout.font_size / 20);
  for (const StripRectangle& place : layout.swatches) {
    page.erase({place.x - hairline, place.y - hairline,
                place.width + 2 * hairline, place.height + 2 * hairline},
               ground);
  }
  for (const auto* places : {&layout.dots, &layout.labels}) {
    for (const StripRectangle& place : *places) {
      page.erase(place, ground);
    }
  }
  EXPECT_EQ(page.different({0, 0, static_cast<double>(layout.width),
                            static_cast<double>(layout.height)},
                           ground),
            0);
}

TEST_P(EveryCard, HasEachColorInItsPlace) {
  const Page page(swatches, layout, options);
  for (std::size_t i = 0; i < count; ++i) {
    const StripRectangle& place = layout.swatches[i];
    const StripRectangle edge = {place.x, place.y, place.width, 1};
    EXPECT_EQ(page.different(edge, swatches[i].srgb8), 0) << i;
    if (!layout.dots.empty()) {
      const StripRectangle& dot = layout.dots[i];
      EXPECT_EQ(page.different(place, swatches[i].srgb8), 0) << i;
      EXPECT_EQ(page.at(dot.x + dot.width / 2, dot.y + dot.height / 2),
                swatches[i].srgb8);
    }
  }
}

TEST_P(EveryCard, HasALabelForEachColor) {
  const Page page(swatches, layout, options);
  for (std::size_t i = 0; i < count; ++i) {
    const Srgb8 ground =
        layout.dots.empty() ? swatches[i].srgb8 : card_ground(options);
    EXPECT_GT(page.different(layout.labels[i], ground), 50) << i;
    // Below the code of a color stands its share.
    StripRectangle lower = layout.labels[i];
    lower.height = std::floor(lower.height / 2);
    lower.y += lower.height;
    EXPECT_GT(page.different(lower, ground), 10) << i;
  }
}

// Large enough that the strokes of letters are wider than a pixel.
class LargeCard : public testing::TestWithParam<std::tuple<std::size_t, bool>> {
};

INSTANTIATE_TEST_SUITE_P(
    Card, LargeCard,
    testing::Combine(testing::Values(1U, 5U, 8U, 64U, 256U), testing::Bool()));

TEST_P(LargeCard, HasReadableLabels) {
  const auto [count, is_dark] = GetParam();
  const CardOptions options = {.dark = is_dark};
  const auto swatches = uneven_swatches(count);
  const CardLayout layout = layout_card(swatches, 2400, 1200, options);
  const Page page(swatches, layout, options);
  for (std::size_t i = 0; i < count; ++i) {
    const Srgb8 ground =
        layout.dots.empty() ? swatches[i].srgb8 : card_ground(options);
    StripRectangle half = layout.labels[i];
    half.height = std::floor(half.height / 2);
    EXPECT_GE(page.contrast_in(half, ground), 4.5) << "code " << i;
    half.y += half.height;
    EXPECT_GE(page.contrast_in(half, ground), 4.5) << "share " << i;
  }
}

TEST(CardLayout, FollowsTheShares) {
  const std::vector<Swatch> swatches = {swatch({}, 0.5), swatch({}, 0.1),
                                        swatch({}, 0.25), swatch({}, 0.15)};
  const CardLayout layout = layout_card(swatches, 800, 600, {});
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    EXPECT_NEAR(layout.swatches[i].width, 800 * swatches[i].share, 1);
  }
}

TEST(CardLayout, GivesEqualWidthsWhereAskedFor) {
  const CardLayout layout =
      layout_card(uneven_swatches(7), 800, 600, {.equal_widths = true});
  for (const StripRectangle& place : layout.swatches) {
    EXPECT_NEAR(place.width, 800 / 7.0, 1);
  }
}

TEST(CardLayout, WrapsManyColorsIntoRowsOfEqualHeight) {
  for (const std::size_t count : {64U, 256U}) {
    const CardLayout layout = layout_card(uneven_swatches(count), 800, 600, {});
    EXPECT_GT(layout.swatches.back().y, layout.swatches.front().y);
    for (const StripRectangle& place : layout.swatches) {
      EXPECT_EQ(place.height, layout.swatches.front().height);
      EXPECT_NEAR(place.width, layout.swatches.front().width, 1);
    }
  }
}

TEST(CardLayout, GrowsWithThePicture) {
  const auto swatches = uneven_swatches(8);
  const CardLayout one = layout_card(swatches, 756, 504, {});
  const CardLayout eight = layout_card(swatches, 8 * 756, 8 * 504, {});
  EXPECT_NEAR(eight.font_size, 8 * one.font_size, 0.01);
  EXPECT_NEAR(eight.width, 8 * one.width, 16);
  EXPECT_NEAR(eight.height, 8 * one.height, 40);
}

TEST(CardLayout, HasOnlyThePictureForNoColors) {
  const CardLayout layout = layout_card({}, 400, 300, {});
  EXPECT_TRUE(layout.swatches.empty() && layout.labels.empty());
  EXPECT_EQ(layout.height, 300 + 2 * layout.picture.y);
}

TEST(CardPixels, AreTheSameInParts) {
  const auto swatches = uneven_swatches(8);
  const CardLayout layout = layout_card(swatches, 400, 300, {});
  const Page whole(swatches, layout, {});
  const CardPart part = {31, 340, 333, 77};
  const auto pixels = card_pixels(swatches, layout, {}, part);
  ASSERT_EQ(pixels.size(), 333U * 77U * 3U);
  for (int y = 0; y < part.height; ++y) {
    for (int x = 0; x < part.width; ++x) {
      const auto i = static_cast<std::size_t>(y * part.width + x) * 3;
      ASSERT_EQ((Srgb8{pixels[i], pixels[i + 1], pixels[i + 2]}),
                whole.at(part.x + x, part.y + y));
    }
  }
}

TEST(CardPixels, ReachBeyondWhatASurfaceCanHold) {
  const std::vector<Swatch> swatches = {swatch({200, 30, 40}, 0.5),
                                        swatch({20, 60, 180}, 0.5)};
  const CardLayout layout = layout_card(swatches, 40000, 1, {});
  const CardPart row = {.y = static_cast<int>(layout.swatches[0].y),
                        .width = layout.width,
                        .height = 1};
  const auto pixels = card_pixels(swatches, layout, {}, row);
  const auto last = static_cast<std::size_t>(
                        layout.width - 1 - static_cast<int>(layout.picture.y)) *
                    3;
  EXPECT_EQ((Srgb8{pixels[last], pixels[last + 1], pixels[last + 2]}),
            swatches[1].srgb8);
}

// How many pixels just outside `place` are not of `ground`.
int outline(const Page& page, const StripRectangle& place,
            const Srgb8& ground) {
  const StripRectangle around = {place.x - 1, place.y - 1, place.width + 2,
                                 place.height + 2};
  return page.different(around, ground) - page.different(place, ground);
}

TEST(CardDrawing, OutlinesWhatIsLikeTheGround) {
  for (const bool is_dark : {false, true}) {
    const CardOptions options = {.dark = is_dark};
    const Srgb8 ground = card_ground(options);
    const CardLayout layout =
        layout_card(std::vector<Swatch>{swatch(ground, 1)}, 400, 300, options);
    const Page like({swatch(ground, 1)}, layout, options);
    const Page other({swatch({200, 30, 40}, 1)}, layout, options);
    EXPECT_GT(outline(like, layout.swatches[0], ground), 800);
    EXPECT_EQ(outline(other, layout.swatches[0], ground), 0);
  }
}

TEST(CardGround, IsQuiet) {
  EXPECT_GT(wcag_luminance(card_ground({})), 0.85);
  EXPECT_LT(wcag_luminance(card_ground({.dark = true})), 0.03);
}

}  // namespace
}  // namespace scene_palette
