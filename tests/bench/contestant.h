// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The same work done by this project and by others: from pixels in memory to a
// palette, and from the palette to an index for each pixel.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/color.h"
#include "core/result.h"
#include "tests/bench/lap.h"
#include "tests/bench/picture.h"

namespace scene_palette {

/// What is to be done.
struct Task {
  const Picture& picture;
  int colors = 10;
  Space space = Space::oklab;  // in which to cluster, where there is a choice
  int threads = 1;
  int limit = 0;  // seconds that a peer's palette may take; 0 for any
};

/// What came of it.  What is freed after the answer is not in the times.
struct Outcome {
  std::vector<LinearRgb> palette;  // unrounded, where the peer has that
  Lap palette_lap;
  Lap histogram_lap;  // the part of it that reads pixels; 0 if not known
  /// One for each pixel; empty if the peer maps nothing.
  std::vector<std::uint8_t> indices;
  std::vector<LinearRgb> mapped;  // the colors the indices stand for
  Lap remap_lap;
};

struct Contestant {
  std::string name;
  std::function<Result<Outcome>(const Task&)> run;
};

/// This project: histogram and extraction, then remap.
Contestant ours();

/// The same in one thread, whatever the task says: shows what threads gain.
Contestant ours_in_one_thread();

/// libimagequant (Kornel Lesiński, https://pngquant.org/lib/), speeds 4 (its
/// default) and 10 (its fastest), dithering off; empty where it was not there
/// when this was built.
std::vector<Contestant> imagequant_contestants();

/// OpenCV's kmeans
/// (https://docs.opencv.org/4.x/d5/d38/group__core__cluster.html) on the float
/// pixels of the task's space, whose conversion is not counted: k-means++, one
/// attempt, 20 steps.  Empty where it was not there when this was built.
std::vector<Contestant> opencv_contestants();

}  // namespace scene_palette
