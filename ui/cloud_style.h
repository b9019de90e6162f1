// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What people choose to see of a color cloud, and what they point at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/srgb8.h"
#include "ui/cloud_camera.h"

namespace scene_palette {

/// What is seen of a cloud, and how.
struct CloudStyle {
  Camera camera;
  bool dark = false;
  std::optional<Srgb8> ground;  // none: that of the look
  bool points = true;
  bool centroids = true;
  /// A color of the palette: the points of all others are faded.
  std::optional<std::size_t> emphasized;
  double pixels = 1;      // of a unit; 2 on a screen of that scale
  double text_scale = 1;  // 2 where people have doubled the size of text
};

/// What is under a place of the picture.
struct CloudPick {
  bool is_centroid = false;
  std::size_t index = 0;  // of the point, or in the palette
  double x = 0;           // where it is drawn, in pixels
  double y = 0;
  double radius = 0;
  std::string text;  // "R: 181  G: 94  B: 44"; a centroid's share follows
};

}  // namespace scene_palette
