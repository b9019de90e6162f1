// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Writing a buffer in the colors of a palette.  Nearest colors and patterns go
// chunk by chunk, in any order; errors are diffused through strips of whole
// rows, from the top.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/error_diffusion.h"
#include "core/pattern_dither.h"
#include "core/pixel.h"
#include "core/remap.h"
#include "plugin/gegl/bands.h"
#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_slot.h"
#include "plugin/gegl/chunk_walk.h"
#include "plugin/gegl/paints.h"
#include "plugin/gegl/selection_reader.h"

namespace scene_palette {
namespace {

/// Pixels of a strip of rows, unless one row has more.
constexpr int kStripPixels = 1 << 18;

/// Which color each pixel of a chunk gets, whatever the others get.
class Chooser {
 public:
  Chooser(const Palette& palette, Dither dither) {
    if (dither == Dither::none) {
      nearest_.emplace(palette);
    } else {
      pattern_.emplace(palette, dither == Dither::ordered
                                    ? ThresholdMask::bayer()
                                    : ThresholdMask::blue_noise());
    }
  }

  /// `cache` is the thread's own.
  template <typename Pixel>
  void choose(std::span<const Pixel> pixels, const GeglRectangle& place,
              PatternDither::Cache& cache,
              std::span<std::uint8_t> indices) const {
    if (nearest_) {
      nearest_->nearest(pixels, indices);
      return;
    }
    const auto width = static_cast<std::size_t>(place.width);
    for (int y = 0; y < place.height; ++y) {
      const std::size_t begin = static_cast<std::size_t>(y) * width;
      pattern_->choose(pixels.subspan(begin, width), {place.x, place.y + y},
                       cache, indices.subspan(begin, width));
    }
  }

 private:
  std::optional<Remap> nearest_;
  std::optional<PatternDither> pattern_;
};

template <typename Pixel>
Status remap_bands(const Buffers& buffers, const GeglRectangle& roi,
                   const Palette& palette, const Paints& paints, Dither dither,
                   int threads, const Progress& progress) {
  const Chooser chooser(palette, dither);
  const auto map = [&](const GeglRectangle& band, SharedProgress& shared) {
    std::vector<std::uint8_t> indices;
    PatternDither::Cache cache;
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      const std::span<const Pixel> pixels = walk.pixels();
      indices.resize(pixels.size());
      chooser.choose(pixels, walk.place(), cache, indices);
      paints.paint<Pixel>(indices, pixels, walk.selection(), walk.target());
    }
  };
  if (!run_bands(roi, buffers.target, threads, progress, map)) {
    return cancelled();
  }
  return ok();
}

/// The rows of `source` that belong together in memory, from the top of `roi`.
std::vector<GeglRectangle> strips_of(const GeglRectangle& roi) {
  std::vector<GeglRectangle> strips;
  if (roi.width <= 0 || roi.height <= 0) {
    return strips;
  }
  const int rows = std::clamp(kStripPixels / roi.width, 1, roi.height);
  const int end = roi.y + roi.height;
  for (int y = roi.y; y < end; y += rows) {
    strips.push_back({roi.x, y, roi.width, std::min(rows, end - y)});
  }
  return strips;
}

template <typename Pixel>
Status diffuse_rows(const Buffers& buffers, const GeglRectangle& roi,
                    const Palette& palette, const Paints& paints,
                    const Progress& progress) {
  SharedProgress shared(progress, roi);
  const auto width = static_cast<std::size_t>(std::max(roi.width, 0));
  ErrorDiffusion diffusion(palette, width);
  Slot<Pixel> source;
  const Babl* const format = source.choose_format(buffers.source, roi);
  std::vector<std::uint8_t> read;
  std::vector<std::uint8_t> written;
  SelectionReader selection(buffers.selection);
  std::vector<std::uint8_t> indices(width);
  for (const GeglRectangle& strip : strips_of(roi)) {
    const std::size_t length = width * static_cast<std::size_t>(strip.height);
    read.resize(length * static_cast<std::size_t>(
                             babl_format_get_bytes_per_pixel(format)));
    written.resize(length * paints.bytes_per_pixel());
    gegl_buffer_get(buffers.source, &strip, 1, format, read.data(),
                    GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
    const std::span<const Pixel> pixels = source.open(read.data(), length);
    const std::span<const float> selected = selection.read(strip);
    for (std::size_t begin = 0; begin < length; begin += width) {
      const auto row = pixels.subspan(begin, width);
      const auto of_row =
          selected.empty() ? selected : selected.subspan(begin, width);
      diffusion.next_row(row, of_row, indices);
      paints.paint<Pixel>(indices, row, of_row,
                          written.data() + begin * paints.bytes_per_pixel());
    }
    gegl_buffer_set(buffers.target, &strip, 0, paints.format(), written.data(),
                    GEGL_AUTO_ROWSTRIDE);
    if (!shared.add(static_cast<std::int64_t>(length))) {
      return cancelled();
    }
  }
  return shared.finish() ? ok() : Status(cancelled());
}

template <typename Pixel>
Status remap_pixels(const Buffers& buffers, const GeglRectangle& roi,
                    const Palette& palette, const Paints& paints, Dither dither,
                    int threads, const Progress& progress) {
  return dither == Dither::floyd_steinberg
             ? diffuse_rows<Pixel>(buffers, roi, palette, paints, progress)
             : remap_bands<Pixel>(buffers, roi, palette, paints, dither,
                                  threads, progress);
}

}  // namespace

Status remap_buffer(GeglBuffer* source, GeglBuffer* target,
                    const GeglRectangle& roi, const Selection& selection,
                    const Palette& palette, Dither dither,
                    const Progress& progress, int threads) {
  const bool is_rounded = is_srgb8(gegl_buffer_get_format(target));
  const Palette written = is_rounded ? rounded_to_8bit(palette) : palette;
  const Paints paints(written, target);
  const Buffers buffers = {source, selection, target, paints.format()};
  return is_rounded && is_srgb8(gegl_buffer_get_format(source))
             ? remap_pixels<Rgba8>(buffers, roi, written, paints, dither,
                                   threads, progress)
             : remap_pixels<Rgba>(buffers, roi, written, paints, dither,
                                  threads, progress);
}

}  // namespace scene_palette
