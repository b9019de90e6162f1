// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Writing a buffer in the colors of a palette.  Nearest colors go chunk by
// chunk, in any order; dithering goes through strips of whole rows, patterns in
// bands that begin and end with rows that are only looked at.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/dithering.h"
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

template <typename Pixel>
Status remap_bands(const Buffers& buffers, const GeglRectangle& roi,
                   const Palette& palette, const Paints& paints, int threads,
                   const Progress& progress) {
  const Remap nearest(palette);
  const auto map = [&](const GeglRectangle& band, SharedProgress& shared) {
    std::vector<std::uint8_t> indices;
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      const std::span<const Pixel> pixels = walk.pixels();
      indices.resize(pixels.size());
      nearest.nearest(pixels, indices);
      paints.paint<Pixel>(indices, pixels, walk.selection(), walk.target());
    }
  };
  if (!run_bands(roi, buffers.target, threads, progress, map)) {
    return cancelled();
  }
  return ok();
}

/// Rows of the source that are being dithered, from the top.
template <typename Pixel>
class RowWindow {
 public:
  RowWindow(const Buffers& buffers, const GeglRectangle& rows)
      : buffers_(buffers),
        selection_(buffers.selection),
        format_(slot_.choose_format(buffers.source, rows)) {}

  /// Appends the pixels of `strip`.
  void read(const GeglRectangle& strip) {
    const std::size_t length = static_cast<std::size_t>(strip.width) *
                               static_cast<std::size_t>(strip.height);
    bytes_.resize(length * static_cast<std::size_t>(
                               babl_format_get_bytes_per_pixel(format_)));
    gegl_buffer_get(buffers_.source, &strip, 1, format_, bytes_.data(),
                    GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
    const std::span<const Pixel> pixels = slot_.open(bytes_.data(), length);
    pixels_.insert(pixels_.end(), pixels.begin(), pixels.end());
    const std::span<const float> selected = selection_.read(strip);
    selected_.insert(selected_.end(), selected.begin(), selected.end());
  }

  /// Forgets the first `count` pixels.
  void drop(std::size_t count) {
    const auto end = static_cast<std::ptrdiff_t>(count);
    pixels_.erase(pixels_.begin(), pixels_.begin() + end);
    if (!selected_.empty()) {
      selected_.erase(selected_.begin(), selected_.begin() + end);
    }
  }

  std::span<const Pixel> pixels(std::size_t begin, std::size_t count) const {
    return std::span(pixels_).subspan(begin, count);
  }

  /// Empty if everything is selected.
  std::span<const float> selected(std::size_t begin, std::size_t count) const {
    return selected_.empty() ? std::span<const float>()
                             : std::span(selected_).subspan(begin, count);
  }

 private:
  const Buffers& buffers_;
  SelectionReader selection_;
  Slot<Pixel> slot_;
  const Babl* format_;
  std::vector<std::uint8_t> bytes_;
  std::vector<Pixel> pixels_;
  std::vector<float> selected_;
};

/// What all bands have in common.
struct Task {
  const Buffers& buffers;
  const GeglRectangle& roi;
  const Palette& palette;
  const Paints& paints;
  Dither dither;
};

/// Writes the rows of `band`, which has the width of the roi.
template <typename Pixel>
void dither_band(const Task& task, const GeglRectangle& band,
                 SharedProgress& shared) {
  constexpr int kReach = Dithering::kReach;
  const int top = std::max(task.roi.y, band.y - kReach);
  const int band_end = band.y + band.height;
  const int end = std::min(task.roi.y + task.roi.height, band_end + kReach);
  const auto width = static_cast<std::size_t>(band.width);
  Dithering dithering(task.palette, task.dither, width, {band.x, top},
                      static_cast<std::size_t>(band.y - top));
  RowWindow<Pixel> window(task.buffers, {band.x, top, band.width, end - top});
  std::vector<std::uint8_t> indices(width);
  std::vector<std::uint8_t> written;
  const int rows = std::max(1, kStripPixels / band.width);
  int first = top;  // of the window
  int chosen = band.y;
  for (int y = top; y < end; y += rows) {
    const int read = std::min(rows, end - y);
    window.read({band.x, y, band.width, read});
    written.clear();
    const int from = chosen;
    const auto choose = [&] {
      const auto begin = static_cast<std::size_t>(chosen - first) * width;
      dithering.choose(indices);
      written.resize(written.size() + width * task.paints.bytes_per_pixel());
      task.paints.paint<Pixel>(indices, window.pixels(begin, width),
                               window.selected(begin, width),
                               written.data() + written.size() -
                                   width * task.paints.bytes_per_pixel());
      ++chosen;
    };
    for (int row = y; row < y + read; ++row) {
      const auto begin = static_cast<std::size_t>(row - first) * width;
      dithering.add(window.pixels(begin, width), window.selected(begin, width));
      if (chosen < band_end && dithering.has_surroundings()) {
        choose();
      }
    }
    while (y + read == end && chosen < band_end) {
      choose();
    }
    const GeglRectangle place = {band.x, from, band.width, chosen - from};
    if (place.height > 0) {
      gegl_buffer_set(task.buffers.target, &place, 0, task.paints.format(),
                      written.data(), GEGL_AUTO_ROWSTRIDE);
    }
    if (!shared.add(static_cast<std::int64_t>(width) * place.height)) {
      return;
    }
    const int needed = std::clamp(chosen, first, y + read);
    window.drop(static_cast<std::size_t>(needed - first) * width);
    first = needed;
  }
}

template <typename Pixel>
Status dither_pixels(const Task& task, int threads, const Progress& progress) {
  const auto work = [&task](const GeglRectangle& band, SharedProgress& shared) {
    dither_band<Pixel>(task, band, shared);
  };
  if (task.dither != Dither::floyd_steinberg) {
    return run_bands(task.roi, task.buffers.target, threads, progress, work)
               ? ok()
               : Status(cancelled());
  }
  SharedProgress shared(progress, task.roi);
  if (task.roi.width > 0 && task.roi.height > 0) {
    work(task.roi, shared);
  }
  return shared.finish() ? ok() : Status(cancelled());
}

template <typename Pixel>
Status remap_pixels(const Task& task, int threads, const Progress& progress) {
  return task.dither == Dither::none
             ? remap_bands<Pixel>(task.buffers, task.roi, task.palette,
                                  task.paints, threads, progress)
             : dither_pixels<Pixel>(task, threads, progress);
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
  const Task task = {buffers, roi, written, paints, dither};
  return is_rounded && is_srgb8(gegl_buffer_get_format(source))
             ? remap_pixels<Rgba8>(task, threads, progress)
             : remap_pixels<Rgba>(task, threads, progress);
}

}  // namespace scene_palette
