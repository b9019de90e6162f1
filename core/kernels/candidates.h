// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Which colors can be nearest somewhere in a box (after Kanungo et al., "An
// efficient k-means clustering algorithm", 2002); for the kernels of one level.
#pragma once

#include "core/kernels/lanes.h"
#include "core/kernels/level.h"
#include "core/kernels/remap.h"

namespace scene_palette::SCENE_PALETTE_LEVEL {

// The place in `from` of a color that is nearest somewhere: at the middle of
// the box, so that it rules out many.
static inline std::size_t nearest_to_middle(const float* box,
                                            const ColorList& from) {
  const float x = box[0] + box[3];
  const float y = box[1] + box[4];
  const float z = box[2] + box[5];
  Floats least = Floats{} + 3e38F;
  Ints nearest{};
  Ints place = {0, 1, 2, 3, 4, 5, 6, 7};
  for (std::size_t i = 0; i < from.count; i += kLanes) {
    const Floats score = load(from.norm + i) - load(from.along[0] + i) * x -
                         load(from.along[1] + i) * y -
                         load(from.along[2] + i) * z;
    const Ints nearer = score < least;
    least = nearer ? score : least;
    nearest = nearer ? place : nearest;
    place += static_cast<std::int32_t>(kLanes);
  }
  std::size_t best = 0;
  for (std::size_t lane = 1; lane < kLanes; ++lane) {
    best = least[lane] < least[best] ? lane : best;
  }
  return static_cast<std::size_t>(nearest[best]);
}

static inline void copy_color(const ColorList& from, std::size_t i,
                              ColorList& to, std::size_t at) {
  for (int axis = 0; axis < 3; ++axis) {
    to.point[axis][at] = from.point[axis][i];
    to.along[axis][at] = from.along[axis][i];
  }
  to.norm[at] = from.norm[i];
  to.index[at] = from.index[i];
}

// The least that |corner - c|² - |corner - best|² can be in the box is above
// the margin for those that are left out.
static inline void keep_possible(const float* box, const ColorList& from,
                                 const BoxMargin& margin, ColorList& possible) {
  const std::size_t best = nearest_to_middle(box, from);
  std::size_t count = 0;
  for (std::size_t i = 0; i < from.count; i += kLanes) {
    const Floats norm = load(from.norm + i);
    Floats lead = norm - from.norm[best];
    for (int axis = 0; axis < 3; ++axis) {
      const Floats apart = load(from.along[axis] + i) - from.along[axis][best];
      lead -= 2 * most_of(apart * box[axis], apart * box[axis + 3]);
    }
    const Floats allowed =
        margin.least + margin.relative * (norm + from.norm[best]);
    std::uint32_t left = bits_of(lead <= allowed);
    for (; left != 0; left &= left - 1) {
      copy_color(from, i + static_cast<std::size_t>(__builtin_ctz(left)),
                 possible, count);
      ++count;
    }
  }
  possible.count = count;
  for (; count % kLanes != 0; ++count) {
    copy_color(possible, 0, possible, count);
    possible.norm[count] = 3e38F;
  }
}

}  // namespace scene_palette::SCENE_PALETTE_LEVEL
