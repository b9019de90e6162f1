// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Every position has a random number of its own, and those with the least are
// taken (a "bottom-k sample": Cohen and Kaplan, "Summarizing data using
// bottom-k sketches", PODC 2007).  So one walk is enough, in any order, and it
// does not matter how many pixels will turn out to be visible.

#include "plugin/gegl/pixel_sample.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include "core/color.h"
#include "core/pixel.h"
#include "core/random.h"
#include "plugin/gegl/bands.h"
#include "plugin/gegl/chunk_walk.h"

namespace scene_palette {
namespace {

struct Candidate {
  std::uint64_t lot = 0;
  std::uint64_t place = 0;  // in reading order
  Srgb8 color;

  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::pair(a.lot, a.place) < std::pair(b.lot, b.place);
  }
};

/// The candidates with the least lots, not more than `count` of them.
class Lottery {
 public:
  explicit Lottery(std::size_t count) : count_(count) {}

  /// No lot above this one can win.
  std::uint64_t limit() const { return limit_; }

  void add(const Candidate& candidate) {
    winners_.push_back(candidate);
    // Rarely, so that it costs little.
    if (winners_.size() >= 2 * count_ + 1024) {
      trim();
    }
  }

  void add(const Lottery& other) {
    winners_.insert(winners_.end(), other.winners_.begin(),
                    other.winners_.end());
    trim();
  }

  /// In reading order.
  std::vector<Candidate> result() {
    trim();
    std::ranges::sort(winners_, {}, &Candidate::place);
    return std::move(winners_);
  }

 private:
  void trim() {
    if (winners_.size() <= count_) {
      return;
    }
    const auto end = winners_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::nth_element(winners_.begin(), end, winners_.end());
    limit_ = end->lot;
    winners_.erase(end, winners_.end());
  }

  std::size_t count_;
  std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();
  std::vector<Candidate> winners_;
};

Srgb8 codes_of(const Rgba8& pixel) { return {pixel.r, pixel.g, pixel.b}; }

Srgb8 codes_of(const Rgba& pixel) {
  return srgb8_from_linear({pixel.r, pixel.g, pixel.b});
}

/// Draws the lots of a chunk's pixels.
template <typename Pixel>
void add_chunk(ChunkWalk<Pixel>& walk, const GeglRectangle& roi,
               std::uint64_t start, Lottery& lottery) {
  const GeglRectangle& place = walk.place();
  const std::span<const Pixel> pixels = walk.pixels();
  const std::span<const float> selection = walk.selection();
  const auto width = static_cast<std::uint64_t>(place.width);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::uint64_t x =
        static_cast<std::uint64_t>(place.x - roi.x) + i % width;
    const std::uint64_t y =
        static_cast<std::uint64_t>(place.y - roi.y) + i / width;
    const std::uint64_t index = y * static_cast<std::uint64_t>(roi.width) + x;
    const std::uint64_t lot = SplitMix64(start + index).next();
    if (lot <= lottery.limit() && pixels[i].a > 0 && is_finite(pixels[i]) &&
        (selection.empty() || selection[i] > 0)) {
      lottery.add({lot, index, codes_of(pixels[i])});
    }
  }
}

template <typename Pixel>
Result<std::vector<Candidate>> sample_bands(
    const Buffers& buffers, const GeglRectangle& roi, std::size_t count,
    std::uint64_t seed, const Progress& progress, int threads) {
  const std::uint64_t start = SplitMix64(seed).next();
  Lottery all(count);
  std::mutex mutex;
  const auto draw = [&](const GeglRectangle& band, SharedProgress& shared) {
    Lottery lottery(count);
    ChunkWalk<Pixel> walk(buffers, band, shared);
    while (walk.next()) {
      add_chunk(walk, roi, start, lottery);
    }
    const std::lock_guard lock(mutex);
    all.add(lottery);
  };
  if (!run_bands(roi, buffers.source, threads, progress, draw)) {
    return cancelled();
  }
  return all.result();
}

}  // namespace

Result<std::vector<SampledPixel>> sample_pixels(
    GeglBuffer* buffer, const GeglRectangle& roi, const Selection& selection,
    std::size_t count, std::uint64_t seed, const Progress& progress,
    int threads) {
  const Buffers buffers = {buffer, selection, nullptr};
  const auto winners =
      is_srgb8(gegl_buffer_get_format(buffer))
          ? sample_bands<Rgba8>(buffers, roi, count, seed, progress, threads)
          : sample_bands<Rgba>(buffers, roi, count, seed, progress, threads);
  if (!winners) {
    return winners.error();
  }
  std::vector<SampledPixel> pixels;
  const auto width = static_cast<std::uint64_t>(std::max(1, roi.width));
  for (const Candidate& winner : *winners) {
    pixels.push_back({{static_cast<std::int32_t>(winner.place % width),
                       static_cast<std::int32_t>(winner.place / width)},
                      winner.color});
  }
  return pixels;
}

}  // namespace scene_palette
