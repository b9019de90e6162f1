// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// PNG with libpng.  GEGL's own saver gives up on most spaces that are not sRGB
// (gegl:png-save of 0.4.42: "invalid chromaticities"), and adds chunks that
// programs understand differently; its loader prints what it misses.
#pragma once

#include <gegl.h>

#include <cstdint>
#include <cstdio>
#include <functional>
#include <span>
#include <string>

#include "core/progress.h"
#include "core/result.h"

namespace scene_palette {

/// Whether what is left of `file` is a PNG file that is complete and not
/// damaged.  O(pixels).
bool is_whole_png(std::FILE* file);

/// A picture that is made row by row while it is written.
struct PngPicture {
  int width = 0;
  int height = 0;
  const Babl* format = nullptr;  // R'G'B' or R'G'B'A, u8 or u16, any RGB space
  bool is_photograph = false;    // else it has flat areas of few colors
  /// Fills the bytes of row `y`; asked for from the top down, once each.  False
  /// if there is no picture after all.
  std::function<bool(int y, std::span<std::uint8_t> row)> read_row;
};

/// Writes `picture` to the PNG file `path`, as a whole or not at all; its color
/// space is said by the chunk sRGB or by an ICC profile, and in no other way.
/// It is in memory row by row only.
/// Errors: write_failed, cancelled; the file is then as it was.
Status save_png(const PngPicture& picture, const std::string& path,
                const Progress& progress);

/// The same with the pixels of `buffer`, in RGB and few colors, with 8 bits a
/// channel if `is_8bit`, else 16, and with alpha if `buffer` has it.
Status save_png(GeglBuffer* buffer, bool is_8bit, const std::string& path,
                const Progress& progress);

}  // namespace scene_palette
