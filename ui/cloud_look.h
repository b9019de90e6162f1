// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How large the parts of a color cloud are, and their colors; the page of
// plugin/cli/cloud_page.js is told the same.
#pragma once

#include <array>

#include "core/srgb8.h"

namespace scene_palette {

// Radii in half edges.  Points are of this size where there are 2,000 of them,
// and smaller where more would cover each other.
inline constexpr double kPointRadius = 0.0165;
inline constexpr double kSmallestPoint = 1;  // in pixels
inline constexpr double kSmallestSphere = 0.035;
inline constexpr double kSphereOfAll = 0.115;       // what a share of 1 adds
inline constexpr double kSmallestSphereRadius = 3;  // in pixels
// By how much spheres are drawn before points that are nearer: a color stands
// out of the pixels that it stands for.
inline constexpr double kSphereLift = 0.25;

// Parts of a radius: the rims, and the ground around a sphere.  A part of the
// way from a color to the ink: the color of a sphere's rim.
inline constexpr double kPointRim = 0.24;
inline constexpr double kSphereRim = 0.075;
inline constexpr double kSphereRimInk = 0.86;
inline constexpr double kHalo = 0.11;
// What is left of the color of points that are not emphasized.
inline constexpr double kFadedPart = 0.14;

// In units of the font size: what is free between a tick, its label, and the
// axis' name, and to the left and right of a label.
inline constexpr double kLabelGap = 0.4;
inline constexpr double kNameGap = 0.55;
inline constexpr double kLabelMargin = 0.45;
inline constexpr double kNameSize = 1.3;
// In half edges; the last is how long an edge must be seen to have labels where
// they can be among the points.
inline constexpr double kTickLength = 0.035;
inline constexpr double kLabeledInnerEdge = 0.6;

// Of the picture's shorter side; and not less than these units.
inline constexpr double kFontSize = 0.019;
inline constexpr double kSmallestFont = 9;
inline constexpr double kLineWidth = 0.001;

/// How far from a point it can be picked, in units.
inline constexpr double kPickReach = 6;

/// The colors of all that is not the picture's own.
struct CloudTheme {
  Srgb8 ground;
  std::array<Srgb8, 3> sides;  // of the box, across each axis
  Srgb8 grid;
  Srgb8 edge;  // of the box
  Srgb8 label;
  std::array<Srgb8, 3> names;  // of axes with codes; others have `label`
  Srgb8 ink;                   // what the colors of rims are mixed with
  double point_rim_ink = 0;    // how much of it a point's has
};

const CloudTheme& cloud_theme(bool dark);

/// In pixels.
struct CloudMeasures {
  double font_size = 0;
  double line_width = 0;
};

/// For a picture whose shorter side is `side` pixels long; text is not smaller
/// than people can read on a screen of `pixels` a unit.
CloudMeasures cloud_measures(double side, double pixels);

}  // namespace scene_palette
