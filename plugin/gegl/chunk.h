// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pixels that outlive the step of an iterator.
#pragma once

#include <gegl.h>

#include <vector>

namespace scene_palette {

/// A chunk of a picture in memory of its own, row by row.
template <typename Pixel>
struct Chunk {
  GeglRectangle place = {};
  std::vector<Pixel> pixels;
  std::vector<float> selection;  // empty: everything is selected
};

}  // namespace scene_palette
