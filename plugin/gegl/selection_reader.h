// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A selection by rectangles, for what reads its pixels so and not with GEGL's
// iterator.
#pragma once

#include <gegl.h>

#include <span>
#include <vector>

#include "plugin/gegl/bridge.h"

namespace scene_palette {

class SelectionReader {
 public:
  explicit SelectionReader(const Selection& selection)
      : selection_(selection) {}

  /// The selection of the picture's pixels in `place`, row by row; empty if
  /// everything is selected.  Good until the next call.
  std::span<const float> read(const GeglRectangle& place);

 private:
  Selection selection_;
  std::vector<float> product_;
  std::vector<float> factor_;
};

}  // namespace scene_palette
