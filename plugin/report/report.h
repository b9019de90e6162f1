// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A palette and what is known about it, as text in each of the formats.
#pragma once

#include <string>

#include "core/distortion.h"
#include "core/extract.h"
#include "core/palette.h"
#include "plugin/cli/arguments.h"

namespace scene_palette {

/// All that is to be said about one image.
struct Report {
  std::string image;  // path as given
  int width = 0;
  int height = 0;
  int channels = 0;  // of the file, with alpha
  Method method = ExtractOptions().method;
  Palette palette;
  Distortion distortion;
};

/// `report` in `format`, complete lines.  In Format::text, `with_blocks` puts a
/// block of the color (24-bit escape sequences) in front of each line.
std::string report_text(const Report& report, Format format, bool with_blocks);

}  // namespace scene_palette
