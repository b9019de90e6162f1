// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture as the numbers that a screen is told: three 8-bit sRGB codes a
// pixel, row by row.  What is transparent lies on white paper, mixed by codes
// as web browsers do.
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/pixel.h"
#include "core/progress.h"
#include "core/srgb8.h"
#include "plugin/gegl/pointers.h"

namespace scene_palette {

/// Reads `buffer`, which must live as long.
class RgbRows {
 public:
  explicit RgbRows(GeglBuffer* buffer);
  int width() const { return extent_.width; }
  int height() const { return extent_.height; }

  /// As many rows from `y` on, at least one, as are worth a call; valid until
  /// the next one.
  std::span<const Srgb8> read(int y);

  /// Whether a pixel read so far was not opaque.
  bool has_transparency() const { return has_transparency_; }

 private:
  void lay_on_white();

  GeglBuffer* buffer_;
  GeglRectangle extent_;
  bool has_alpha_;
  bool is_srgb8_;
  bool has_transparency_ = false;
  std::vector<Srgb8> rows_;
  std::vector<Rgba8> codes_;  // of the rows, where they are not opaque sRGB
  std::vector<Rgba> light_;   // of the rows, where they are not 8-bit sRGB
};

/// A whole picture of moderate size.
struct RgbPicture {
  int width = 0;
  int height = 0;
  std::vector<Srgb8> pixels;  // width × height, in reading order

  std::span<const Srgb8> row(int y) const {
    return std::span(pixels).subspan(
        static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
        static_cast<std::size_t>(width));
  }
};

/// The picture of `rows`, scaled down where it is larger than `max_width` ×
/// `max_height`, in proportion; a side is never less than one pixel.  Each
/// pixel is then the mean, in linear light, of the area it covers.
/// Errors: cancelled.  O(pixels of `rows`).
Result<RgbPicture> read_picture(RgbRows& rows, int max_width, int max_height,
                                const Progress& progress);

/// Say on standard error what was done to the image file `path`: that some of
/// its `rows`, all read, were laid on white; that `picture` of them is scaled.
void say_if_transparent(const std::string& path, const RgbRows& rows);
void say_changes(const std::string& path, const RgbRows& rows,
                 const RgbPicture& picture);

/// `picture` as a buffer in 8-bit sRGB.
GObjectPtr<GeglBuffer> buffer_from_picture(const RgbPicture& picture);

}  // namespace scene_palette
