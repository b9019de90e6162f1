// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/cloud_camera.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace scene_palette {
namespace {

double dot(const BoxPoint& a, const BoxPoint& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

BoxPoint cross(const BoxPoint& a, const BoxPoint& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
          a[0] * b[1] - a[1] * b[0]};
}

BoxPoint scaled(const BoxPoint& a, double factor) {
  return {a[0] * factor, a[1] * factor, a[2] * factor};
}

BoxPoint sum(const BoxPoint& a, const BoxPoint& b) {
  return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}

struct Place {
  double x = 0;
  double y = 0;
};

// A pinhole camera by geometry: where the line from the eye to the point goes
// through the plane that stands across the line of sight, in the box's middle.
// In half edges, x to the right and y downward.
Place on_plane(const Camera& camera, const BoxPoint& point) {
  const double azimuth = camera.azimuth * std::numbers::pi / 180;
  const double elevation = camera.elevation * std::numbers::pi / 180;
  const BoxPoint sight{std::cos(elevation) * std::cos(azimuth),
                       std::cos(elevation) * std::sin(azimuth),
                       std::sin(elevation)};
  const BoxPoint eye = scaled(sight, kViewerDistance);
  const BoxPoint ray = sum(point, scaled(eye, -1));
  const double along = -dot(eye, sight) / dot(ray, sight);
  const BoxPoint hit = sum(eye, scaled(ray, along));
  const BoxPoint right = cross({0, 0, 1}, sight);
  const BoxPoint unit = scaled(right, 1 / std::sqrt(dot(right, right)));
  return {dot(hit, unit), -dot(hit, cross(sight, unit))};
}

std::vector<BoxPoint> corners() {
  std::vector<BoxPoint> points;
  for (const double x : {-1, 1}) {
    for (const double y : {-1, 1}) {
      for (const double z : {-1, 1}) {
        points.push_back({x, y, z});
      }
    }
  }
  return points;
}

// Not from straight above or below, where "right" by the cross product is
// nothing.
std::vector<Camera> cameras() {
  std::vector<Camera> all;
  for (const double azimuth : {-170, -90, 0, 35, 45, 123, 300}) {
    for (const double elevation : {-75, -20, 0, 22, 55, 88}) {
      for (const double zoom : {0.5, 1.0, 3.0}) {
        all.push_back({azimuth, elevation, zoom});
      }
    }
  }
  return all;
}

TEST(CloudCamera, SeesPointsAsAPinholeCameraDoes) {
  constexpr double kWidth = 800;
  constexpr double kHeight = 600;
  for (const Camera& camera : cameras()) {
    const Projection projection(camera, kWidth, kHeight);
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    for (const BoxPoint& corner : corners()) {
      const Place place = on_plane(camera, corner);
      left = std::min(left, place.x);
      right = std::max(right, place.x);
      top = std::min(top, place.y);
      bottom = std::max(bottom, place.y);
    }
    const double half_edge = camera.zoom * 300 / kPictureReach;
    for (const BoxPoint& point :
         {BoxPoint{0, 0, 0}, {0.3, -0.8, 0.5}, {-1, 1, 1}, {0.9, 0.1, -1}}) {
      const Place place = on_plane(camera, point);
      const Seen seen = projection.at(point);
      const double x = place.x - (left + right) / 2;
      const double y = place.y - (top + bottom) / 2;
      EXPECT_NEAR(seen.x, kWidth / 2 + half_edge * x, 1e-9);
      EXPECT_NEAR(seen.y, kHeight / 2 + half_edge * y, 1e-9);
    }
  }
}

TEST(CloudCamera, ShowsTheThirdAxisUpwardAndTheSecondToTheRight) {
  const Projection projection({0, 20, 1}, 400, 400);
  EXPECT_LT(projection.at({0, 0, 1}).y, projection.at({0, 0, -1}).y);
  EXPECT_GT(projection.at({0, 1, 0}).x, projection.at({0, -1, 0}).x);
  EXPECT_GT(projection.at({1, 0, 0}).depth, projection.at({-1, 0, 0}).depth);
}

TEST(CloudCamera, ShowsNearThingsLarger) {
  const Projection projection({35, 22, 1}, 400, 400);
  EXPECT_GT(projection.at({1, 1, 0}).half_edge,
            projection.at({-1, -1, 0}).half_edge);
}

TEST(CloudCamera, KeepsTheBoxInThePictureFromEverySide) {
  for (int azimuth = -180; azimuth <= 180; azimuth += 5) {
    for (int elevation = -90; elevation <= 90; elevation += 5) {
      const Camera camera{static_cast<double>(azimuth),
                          static_cast<double>(elevation), 1};
      const Projection projection(camera, 300, 200);
      for (const BoxPoint& corner : corners()) {
        const Seen seen = projection.at(corner);
        // The picture's shorter half is 100 long; 14 are left for labels.
        ASSERT_NEAR(seen.x, 150, 86) << azimuth << " " << elevation;
        ASSERT_NEAR(seen.y, 100, 86) << azimuth << " " << elevation;
      }
    }
  }
}

TEST(CloudCamera, LeavesRoomForTheLabelsOfSmallPictures) {
  constexpr double kFontSize = 9;
  for (int azimuth = -180; azimuth <= 180; azimuth += 5) {
    const Projection projection({static_cast<double>(azimuth), 22, 1}, 200, 190,
                                kFontSize);
    for (const BoxPoint& corner : corners()) {
      // A label of three digits and the name of the axis are three times the
      // font's size wide.
      ASSERT_NEAR(projection.at(corner).x, 100, 95 - 3 * kFontSize) << azimuth;
    }
  }
}

TEST(CloudCamera, KnowsOnWhichSidesTheViewerIs) {
  EXPECT_EQ(Projection({35, 22, 1}, 9, 9).viewer_sides(), (BoxPoint{1, 1, 1}));
  EXPECT_EQ(Projection({215, -22, 1}, 9, 9).viewer_sides(),
            (BoxPoint{-1, -1, -1}));
  EXPECT_EQ(Projection({120, 0, 1}, 9, 9).viewer_sides(), (BoxPoint{-1, 1, 1}));
}

}  // namespace
}  // namespace scene_palette
