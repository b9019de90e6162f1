// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Small buffers in memory for the tests of the bridge.
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/pixel.h"

namespace scene_palette {

struct BufferUnref {
  void operator()(GeglBuffer* buffer) const { g_object_unref(buffer); }
};
using BufferPtr = std::unique_ptr<GeglBuffer, BufferUnref>;

/// A buffer of `extent` in `format` that holds `values`, row by row; all 0 if
/// there are none.
template <typename T>
BufferPtr make_buffer(const Babl* format, const GeglRectangle& extent,
                      const std::vector<T>& values) {
  BufferPtr buffer(gegl_buffer_new(&extent, format));
  if (!values.empty()) {
    gegl_buffer_set(buffer.get(), &extent, 0, format, values.data(),
                    GEGL_AUTO_ROWSTRIDE);
  }
  return buffer;
}

inline BufferPtr make_buffer(const Babl* format, const GeglRectangle& extent) {
  return make_buffer(format, extent, std::vector<std::uint8_t>{});
}

/// The pixels of `roi` as `format`, whose pixels have the type T.
template <typename T>
std::vector<T> pixels_of(const BufferPtr& buffer, const GeglRectangle& roi,
                         const Babl* format) {
  std::vector<T> pixels(static_cast<std::size_t>(roi.width) *
                        static_cast<std::size_t>(roi.height));
  gegl_buffer_get(buffer.get(), &roi, 1.0, format, pixels.data(),
                  GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
  return pixels;
}

inline std::vector<Rgba8> codes_of(const BufferPtr& buffer,
                                   const GeglRectangle& roi) {
  return pixels_of<Rgba8>(buffer, roi, babl_format("R'G'B'A u8"));
}

/// Display P3 (SMPTE EG 432-1 primaries, D65, the sRGB curve).
inline const Babl* display_p3() {
  const Babl* curve = babl_trc("sRGB");
  return babl_space_from_chromaticities(nullptr, 0.3127, 0.3290, 0.680, 0.320,
                                        0.265, 0.690, 0.150, 0.060, curve,
                                        curve, curve, BABL_SPACE_FLAG_EQUALIZE);
}

}  // namespace scene_palette
