// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tests of ui/picture_viewport.cc.

#include "ui/picture_viewport.h"

#include <gtest/gtest.h>

#include <tuple>
#include <utility>

namespace scene_palette {
namespace {

PictureViewport viewport(int width, int height, double view_width,
                         double view_height) {
  PictureViewport viewport;
  viewport.set_picture(width, height);
  viewport.set_view(view_width, view_height);
  return viewport;
}

void expect_rectangle(const cairo_rectangle_t& is, double x, double y,
                      double width, double height) {
  EXPECT_NEAR(is.x, x, 1e-9);
  EXPECT_NEAR(is.y, y, 1e-9);
  EXPECT_NEAR(is.width, width, 1e-9);
  EXPECT_NEAR(is.height, height, 1e-9);
}

/// Pictures and views: tiny, wide, tall.
class EveryViewport
    : public testing::TestWithParam<std::tuple<std::pair<int, int>, int>> {
 protected:
  PictureViewport viewport = scene_palette::viewport(
      std::get<0>(GetParam()).first, std::get<0>(GetParam()).second,
      std::get<1>(GetParam()), 300);
};

INSTANTIATE_TEST_SUITE_P(
    Pictures, EveryViewport,
    testing::Combine(testing::Values(std::pair(1, 1), std::pair(3, 2),
                                     std::pair(756, 504), std::pair(4000, 30),
                                     std::pair(7, 5000)),
                     testing::Values(1, 200, 300, 1000)));

TEST_P(EveryViewport, ShowsTheWholePictureInTheMiddle) {
  const cairo_rectangle_t all = viewport.picture();
  const double view_width = std::get<1>(GetParam());
  EXPECT_NEAR(all.x, view_width - all.x - all.width, 1e-9);
  EXPECT_NEAR(all.y, 300 - all.y - all.height, 1e-9);
  EXPECT_GE(all.x, -1e-9);
  EXPECT_GE(all.y, -1e-9);
  // As large as it fits, in its own proportions.
  EXPECT_TRUE(all.x < 1e-9 || all.y < 1e-9);
  const auto [width, height] = std::get<0>(GetParam());
  EXPECT_NEAR(all.width * height, all.height * width, 1e-6);
}

TEST_P(EveryViewport, KeepsWhatIsUnderThePointerWhileItZooms) {
  // A place in the middle half, so that no edge comes into the view.
  const cairo_rectangle_t all = viewport.picture();
  const double x = all.x + 0.4 * all.width;
  const double y = all.y + 0.6 * all.height;
  viewport.zoom_by(4, x, y);
  EXPECT_EQ(viewport.zoom(), 4);
  const cairo_rectangle_t zoomed = viewport.picture();
  const double view_width = std::get<1>(GetParam());
  // Where the picture is smaller than the view it stays in the middle.
  if (zoomed.width > 2 * view_width) {
    EXPECT_NEAR((x - zoomed.x) / zoomed.width, 0.4, 1e-9);
  }
  if (zoomed.height > 2 * 300) {
    EXPECT_NEAR((y - zoomed.y) / zoomed.height, 0.6, 1e-9);
  }
}

TEST_P(EveryViewport, ShowsNoGapAtAnEdge) {
  const double view_width = std::get<1>(GetParam());
  viewport.zoom_by(8, 0, 0);
  for (const double way : {1e6, -1e6, 5e5}) {
    viewport.pan_by(way, way / 3);
    const cairo_rectangle_t all = viewport.picture();
    if (all.width >= view_width) {
      EXPECT_LE(all.x, 1e-6);
      EXPECT_GE(all.x + all.width, view_width - 1e-6);
    } else {
      EXPECT_NEAR(all.x, view_width - all.x - all.width, 1e-6);
    }
  }
}

TEST_P(EveryViewport, FindsThePixelThatIsSeen) {
  const auto [width, height] = std::get<0>(GetParam());
  for (const double zoom : {1.0, 3.0}) {
    viewport.zoom_by(zoom, 0, 0);
    for (const PixelPlace& pixel :
         {PixelPlace{0, 0}, PixelPlace{width - 1, height - 1},
          PixelPlace{width / 2, height / 2}}) {
      viewport.show(pixel);
      const cairo_rectangle_t place = viewport.place_of(pixel);
      const auto found = viewport.pixel_at(place.x + place.width / 2,
                                           place.y + place.height / 2);
      ASSERT_TRUE(found);
      EXPECT_EQ(*found, pixel);
    }
  }
}

TEST(PictureViewport, ZoomsWithinItsLimits) {
  PictureViewport view = viewport(600, 400, 300, 200);
  view.zoom_by(1000, 10, 10);
  EXPECT_EQ(view.zoom(), 16);
  view.zoom_by(1e-9, 10, 10);
  EXPECT_EQ(view.zoom(), 1);
  expect_rectangle(view.picture(), 0, 0, 300, 200);
}

TEST(PictureViewport, ZoomsFartherIntoLongPictures) {
  PictureViewport view = viewport(10'000, 20, 300, 200);
  view.zoom_by(1000, 10, 10);
  EXPECT_NEAR(view.scale(), PictureViewport::kLargestPixel, 1e-9);
}

TEST(PictureViewport, PansByUnits) {
  PictureViewport view = viewport(600, 400, 300, 200);
  view.zoom_by(2, 150, 100);
  expect_rectangle(view.picture(), -150, -100, 600, 400);
  view.pan_by(20, -30);
  expect_rectangle(view.picture(), -130, -130, 600, 400);
  expect_rectangle(view.visible(), 0, 0, 300, 200);
}

TEST(PictureViewport, ShowsAPixelByMovingNoMoreThanNeeded) {
  PictureViewport view = viewport(600, 400, 300, 200);
  view.zoom_by(2, 150, 100);  // a unit a pixel
  view.show({450, 200});
  expect_rectangle(view.picture(), -151, -100, 600, 400);
  view.show({300, 250});
  expect_rectangle(view.picture(), -151, -100, 600, 400);
  view.show({0, 399});
  expect_rectangle(view.picture(), 0, -200, 600, 400);
}

TEST(PictureViewport, FindsNothingBesideThePicture) {
  const PictureViewport view = viewport(600, 400, 300, 300);
  EXPECT_FALSE(view.pixel_at(150, 49.9));
  EXPECT_TRUE(view.pixel_at(150, 50.1));
  EXPECT_FALSE(view.pixel_at(150, 250.1));
  EXPECT_FALSE(view.pixel_at(-0.1, 100));
  EXPECT_FALSE(view.pixel_at(300, 100));
  EXPECT_EQ(view.nearest_pixel(-50, 1000), (PixelPlace{0, 399}));
}

TEST(PictureViewport, ShowsNothingWherePictureOrViewIsEmpty) {
  for (PictureViewport view :
       {viewport(0, 0, 300, 200), viewport(5, 0, 300, 200),
        viewport(5, 5, 0, 200), viewport(-1, 5, -1, 200)}) {
    view.zoom_by(2, 1, 1);
    view.pan_by(1, 1);
    EXPECT_EQ(view.scale(), 0);
    EXPECT_LE(view.visible().width * view.visible().height, 0);
    EXPECT_FALSE(view.pixel_at(0, 0));
  }
}

// A picture that grows while it is read, or a window that changes its size.
TEST(PictureViewport, KeepsZoomAndPlaceInAnotherView) {
  PictureViewport view = viewport(600, 400, 300, 200);
  view.zoom_by(4, 75, 50);  // a quarter of the way from the top left corner
  const cairo_rectangle_t before = view.picture();
  view.set_view(600, 400);
  view.set_picture(1200, 800);
  const cairo_rectangle_t after = view.picture();
  EXPECT_EQ(view.zoom(), 4);
  expect_rectangle(after, 2 * before.x, 2 * before.y, 2 * before.width,
                   2 * before.height);
}

}  // namespace
}  // namespace scene_palette
