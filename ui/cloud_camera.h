// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Where the viewer of a color cloud stands, and where points of its box, which
// goes from -1 to 1 on each axis, are seen; the third axis points upward.
#pragma once

#include <array>

namespace scene_palette {

/// A point in the box, or a direction.
using BoxPoint = std::array<double, 3>;

/// How far the viewer is from the center of the box, in half edges: near enough
/// to see depth, far enough to see parallels.
inline constexpr double kViewerDistance = 6;
/// How many half edges fit between the middle and the edge of a picture at zoom
/// 1: the box reaches up to kBoxReach from its middle as it is seen; then come
/// the labels, which in small pictures need kLabelReach times their font size.
inline constexpr double kPictureReach = 2.06;
inline constexpr double kBoxReach = 1.75;
inline constexpr double kLabelReach = 3.4;

inline constexpr std::array<BoxPoint, 8> kBoxCorners = {{{-1, -1, -1},
                                                         {-1, -1, 1},
                                                         {-1, 1, -1},
                                                         {-1, 1, 1},
                                                         {1, -1, -1},
                                                         {1, -1, 1},
                                                         {1, 1, -1},
                                                         {1, 1, 1}}};

struct Camera {
  double azimuth = 35;    // degrees around the upright axis, from the first
  double elevation = 22;  // degrees above the floor, -90 to 90
  double zoom = 1;        // above 0
};

/// A point as it is seen.
struct Seen {
  double x = 0;          // in units of the picture, from its left
  double y = 0;          // from its top
  double depth = 0;      // toward the viewer, in half edges
  double half_edge = 0;  // its length here, in units of the picture
};

/// A camera and a picture of `width` × `height`, in whose middle the box is: as
/// much of it left as right, above as below; labels have `font_size`, 0: none.
class Projection {
 public:
  Projection(const Camera& camera, double width, double height,
             double font_size = 0);
  /// In perspective.
  Seen at(const BoxPoint& point) const {
    const double depth = dot(toward_, point);
    const double half_edge =
        half_edge_ * kViewerDistance / (kViewerDistance - depth);
    return {center_x_ + half_edge * dot(right_, point),
            center_y_ - half_edge * dot(up_, point), depth, half_edge};
  }

  /// For each axis -1 or 1: where the viewer is.
  const BoxPoint& viewer_sides() const { return sides_; }

 private:
  static double dot(const BoxPoint& a, const BoxPoint& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  BoxPoint toward_;
  BoxPoint right_;
  BoxPoint up_;
  BoxPoint sides_;
  double center_x_ = 0;
  double center_y_ = 0;
  double half_edge_;
};

}  // namespace scene_palette
