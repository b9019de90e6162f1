// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The pictures that are measured: a binary PPM file, which needs no library to
// be read, or one made in code.
#pragma once

#include <cstddef>
#include <string>

#include "core/result.h"
#include "tests/support/images.h"

namespace scene_palette {

/// An opaque picture, row by row.
struct Picture {
  std::string name;
  std::size_t width = 0;
  std::size_t height = 0;
  Pixels8 pixels;

  /// Millions of pixels.
  double megapixels() const { return static_cast<double>(pixels.size()) / 1e6; }
};

/// The picture in a binary PPM file ("P6", 255 as its largest value), named
/// after the file.
/// Errors: read_failed.
Result<Picture> read_ppm(const std::string& path);

}  // namespace scene_palette
