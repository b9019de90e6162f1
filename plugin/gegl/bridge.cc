// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Reading and measuring: each chunk of pixels goes through the core on its own.

#include "plugin/gegl/bridge.h"
#include "plugin/gegl/bands.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <thread>
#include <utility>

#include "core/histogram_pool.h"
#include "core/pixel.h"
#include "plugin/gegl/chunk_queue.h"
#include "plugin/gegl/chunk_walk.h"

namespace scene_palette {
namespace {

/// Adds the pixels in `place` row by row; `origin` is where the picture begins.
template <typename Pixel>
void add_chunk(const GeglRectangle& place, std::span<const Pixel> pixels,
               std::span<const float> selection, const GeglRectangle& origin,
               Histogram& histogram) {
  const auto width = static_cast<std::size_t>(place.width);
  for (int y = 0; y < place.height; ++y) {
    const std::size_t begin = static_cast<std::size_t>(y) * width;
    histogram.add(
        pixels.subspan(begin, width),
        selection.empty() ? selection : selection.subspan(begin, width),
        {place.x - origin.x, place.y - origin.y + y});
  }
}

template <typename Pixel>
class QueueCloser {
 public:
  explicit QueueCloser(ChunkQueue<Pixel>& queue) : queue_(queue) {}
  QueueCloser(const QueueCloser&) = delete;
  QueueCloser& operator=(const QueueCloser&) = delete;
  ~QueueCloser() { queue_.close(); }

 private:
  ChunkQueue<Pixel>& queue_;
};

/// This thread reads, another one counts.  Where counting takes longer, as that
/// of floats does, this one helps.
template <typename Pixel>
Result<Histogram> read_ahead(const Buffers& buffers, const GeglRectangle& roi,
                             const Progress& progress) {
  Histogram histogram;
  Histogram helped;
  ChunkQueue<Pixel> queue;
  SharedProgress shared(progress, roi);
  if (roi.width > 0 && roi.height > 0) {
    const std::jthread counter([&] {
      while (std::optional<Chunk<Pixel>> chunk = queue.take_full()) {
        add_chunk<Pixel>(chunk->place, chunk->pixels, chunk->selection, roi,
                         histogram);
        queue.put_empty(*std::move(chunk));
      }
    });
    const QueueCloser closer(queue);
    ChunkWalk<Pixel> walk(buffers, roi, shared);
    while (walk.next()) {
      const std::span<const Pixel> pixels = walk.pixels();
      const std::span<const float> selection = walk.selection();
      std::optional<Chunk<Pixel>> chunk = queue.try_take_empty();
      if (!chunk) {
        add_chunk<Pixel>(walk.place(), pixels, selection, roi, helped);
        continue;
      }
      chunk->place = walk.place();
      chunk->pixels.assign(pixels.begin(), pixels.end());
      chunk->selection.assign(selection.begin(), selection.end());
      queue.put_full(*std::move(chunk));
    }
  }
  histogram.merge(helped);
  return shared.finish() ? Result<Histogram>(std::move(histogram))
                         : cancelled();
}

template <typename Pixel>
Result<Histogram> read_bands(const Buffers& buffers, const GeglRectangle& roi,
                             int threads, const Progress& progress) {
  if (threads == kTileThreads) {
    return read_ahead<Pixel>(buffers, roi, progress);
  }
  HistogramPool pool;
  const auto read = [&](const GeglRectangle& band, SharedProgress& shared) {
    Histogram histogram = pool.take();
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      add_chunk<Pixel>(walk.place(), walk.pixels(), walk.selection(), roi,
                       histogram);
    }
    pool.put_back(std::move(histogram));
  };
  if (!run_bands(roi, buffers.source, threads, progress, read)) {
    return cancelled();
  }
  return pool.take_sum();
}

template <typename Pixel>
Result<Distortion> measure_bands(const Buffers& buffers,
                                 const GeglRectangle& roi,
                                 const Palette& palette, int threads,
                                 const Progress& progress) {
  const DistortionMeter nothing(palette);
  DistortionMeter sum = nothing;
  std::mutex mutex;
  const auto measure = [&](const GeglRectangle& band, SharedProgress& shared) {
    DistortionMeter meter = nothing;
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      meter.add(walk.pixels(), walk.selection());
    }
    const std::lock_guard lock(mutex);
    sum.merge(meter);
  };
  if (!run_bands(roi, buffers.source, threads, progress, measure)) {
    return cancelled();
  }
  return sum.result();
}

}  // namespace

bool is_srgb8(const Babl* format) {
  if (babl_format_get_space(format) != babl_space("sRGB")) {
    return false;
  }
  if (babl_format_is_palette(format) != 0) {
    return true;
  }
  // ' is the curve of the space, ~ always that of sRGB: here the same.
  constexpr std::array<std::string_view, 8> kEncodings = {
      "R'G'B' u8", "R'G'B'A u8", "R~G~B~ u8", "R~G~B~A u8",
      "Y' u8",     "Y'A u8",     "Y~ u8",     "Y~A u8"};
  return std::find(kEncodings.begin(), kEncodings.end(),
                   babl_format_get_encoding(format)) != kEncodings.end();
}

Result<Histogram> read_histogram(GeglBuffer* buffer, const GeglRectangle& roi,
                                 const Selection& selection,
                                 const Progress& progress, int threads) {
  const Buffers buffers = {buffer, selection, nullptr};
  return is_srgb8(gegl_buffer_get_format(buffer))
             ? read_bands<Rgba8>(buffers, roi, threads, progress)
             : read_bands<Rgba>(buffers, roi, threads, progress);
}

Result<Distortion> measure_distortion(GeglBuffer* buffer,
                                      const GeglRectangle& roi,
                                      const Selection& selection,
                                      const Palette& palette,
                                      const Progress& progress, int threads) {
  const Buffers buffers = {buffer, selection, nullptr};
  return is_srgb8(gegl_buffer_get_format(buffer))
             ? measure_bands<Rgba8>(buffers, roi, palette, threads, progress)
             : measure_bands<Rgba>(buffers, roi, palette, threads, progress);
}

}  // namespace scene_palette
