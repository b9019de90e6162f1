// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/bands.h"

#include <algorithm>
#include <cstddef>

#include "core/histogram_pool.h"
#include "core/parallel.h"
#include "plugin/gegl/bridge.h"

namespace scene_palette {
namespace {

/// What part of an axis lies before the next border of `size`, with borders at
/// the multiples of `size` less `shift`.
int until_border(int at, int shift, int size) {
  return size - ((at + shift) % size + size) % size;
}

int rounded_up(int value, int size) { return (value + size - 1) / size * size; }

}  // namespace

std::vector<GeglRectangle> bands_of(const GeglRectangle& roi,
                                    GeglBuffer* buffer) {
  std::vector<GeglRectangle> bands;
  if (roi.width <= 0 || roi.height <= 0) {
    return bands;
  }
  int tile_height = 1;
  int shift = 0;
  g_object_get(buffer, "tile-height", &tile_height, "shift-y", &shift, nullptr);
  const auto rows = static_cast<int>(std::min<std::size_t>(
      rows_per_band(static_cast<std::size_t>(roi.width)), 1 << 20));
  const int height = rounded_up(rows, tile_height);
  const int end = roi.y + roi.height;
  for (int y = roi.y; y < end; y = bands.back().y + bands.back().height) {
    bands.push_back({roi.x, y, roi.width,
                     std::min(until_border(y, shift, height), end - y)});
  }
  return bands;
}

std::vector<GeglRectangle> blocks_of(const GeglRectangle& roi,
                                     GeglBuffer* buffer) {
  constexpr int kPixels = 1 << 18;
  int tile_width = 1;
  int shift = 0;
  g_object_get(buffer, "tile-width", &tile_width, "shift-x", &shift, nullptr);
  std::vector<GeglRectangle> blocks;
  for (const GeglRectangle& band : bands_of(roi, buffer)) {
    const int width =
        rounded_up(std::max(1, kPixels / band.height), tile_width);
    const int end = band.x + band.width;
    for (int x = band.x; x < end;) {
      const int part = std::min(until_border(x, shift, width), end - x);
      blocks.push_back({x, band.y, part, band.height});
      x += part;
    }
  }
  return blocks;
}

bool run_bands(
    const GeglRectangle& roi, GeglBuffer* buffer, int threads,
    const Progress& progress,
    const std::function<void(const GeglRectangle&, SharedProgress&)>& work) {
  SharedProgress shared(progress, roi);
  const std::vector<GeglRectangle> bands = bands_of(roi, buffer);
  run_parallel(threads == kTileThreads ? 1 : thread_count(threads),
               bands.size(), [&](std::size_t band) {
                 if (!shared.is_cancelled()) {
                   work(bands[band], shared);
                 }
               });
  return shared.finish();
}

}  // namespace scene_palette
