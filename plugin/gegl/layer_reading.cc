// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gegl/layer_reading.h"

#include <array>
#include <chrono>
#include <optional>

#include "core/progress.h"
#include "plugin/gegl/bands.h"
#include "plugin/gegl/chunk_walk.h"

namespace scene_palette {
namespace {

std::int64_t area(const GeglRectangle& rectangle) {
  return static_cast<std::int64_t>(rectangle.width) * rectangle.height;
}

GeglRectangle common_part(const GeglRectangle& a, const GeglRectangle& b) {
  GeglRectangle both = {0, 0, 0, 0};
  gegl_rectangle_intersect(&both, &a, &b);
  return both;
}

/// What of `whole` is above, below, left and right of `part`, which lies in it.
std::array<GeglRectangle, 4> around(const GeglRectangle& whole,
                                    const GeglRectangle& part) {
  if (part.width <= 0 || part.height <= 0) {
    return {whole};
  }
  const int right = part.x + part.width;
  const int bottom = part.y + part.height;
  return {{{whole.x, whole.y, whole.width, part.y - whole.y},
           {whole.x, bottom, whole.width, whole.y + whole.height - bottom},
           {whole.x, part.y, part.x - whole.x, part.height},
           {right, part.y, whole.x + whole.width - right, part.height}}};
}

}  // namespace

LayerReading::LayerReading(GeglBuffer* buffer, const ReadingOptions& options)
    : buffer_(buffer),
      options_(options),
      thumbnail_(options.view.width, options.view.height, options.most_pixels) {
  plan();
}

void LayerReading::plan() {
  const auto add = [this](const GeglRectangle& part) {
    const std::vector<GeglRectangle> blocks = blocks_of(part, buffer_);
    blocks_.insert(blocks_.end(), blocks.begin(), blocks.end());
  };
  add(options_.roi);
  blocks_in_roi_ = blocks_.size();
  for (const GeglRectangle& part :
       around(options_.view, common_part(options_.view, options_.roi))) {
    add(part);
  }
  for (const GeglRectangle& block : blocks_) {
    total_ += area(block);
  }
}

bool LayerReading::step(double milliseconds) {
  using Clock = std::chrono::steady_clock;
  const auto end =
      Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  const bool is_codes = is_srgb8(gegl_buffer_get_format(buffer_));
  while (!is_finished()) {
    const GeglRectangle& block = blocks_[next_];
    if (is_codes) {
      read<Rgba8>(block);
    } else {
      read<Rgba>(block);
    }
    done_ += area(block);
    ++next_;
    if (next_ == blocks_in_roi_) {
      finish_counting();
    }
    if (Clock::now() >= end) {
      break;
    }
  }
  return !is_finished();
}

double LayerReading::fraction() const {
  return total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_)
                    : 1;
}

template <typename Pixel>
void LayerReading::read(const GeglRectangle& block) {
  const bool is_in_roi = !has_histogram();
  auto& queue = std::get<ChunkQueue<Pixel>>(queues_);
  if (is_in_roi && !counter_.joinable()) {
    counter_ = std::jthread([this, &queue] {
      while (std::optional<Chunk<Pixel>> chunk = queue.take_full()) {
        add<Pixel>(chunk->place, chunk->pixels, chunk->selection, true);
        queue.put_empty(*std::move(chunk));
      }
    });
  }
  const Progress nobody;
  SharedProgress progress(nobody, block);
  ChunkWalk<Pixel> walk({buffer_, options_.selection, nullptr}, block,
                        progress);
  while (walk.next()) {
    const std::span<const Pixel> pixels = walk.pixels();
    const std::span<const float> selection = walk.selection();
    if (!is_in_roi) {
      add(walk.place(), pixels, selection, false);
      continue;
    }
    Chunk<Pixel> chunk = queue.take_empty();
    chunk.place = walk.place();
    chunk.pixels.assign(pixels.begin(), pixels.end());
    chunk.selection.assign(selection.begin(), selection.end());
    queue.put_full(std::move(chunk));
  }
}

void LayerReading::finish_counting() {
  std::apply([](auto&... queue) { (queue.close(), ...); }, queues_);
  if (counter_.joinable()) {
    counter_.join();
  }
}

template <typename Pixel>
void LayerReading::add(const GeglRectangle& place,
                       std::span<const Pixel> pixels,
                       std::span<const float> selection, bool is_in_roi) {
  const GeglRectangle seen = common_part(place, options_.view);
  const auto width = static_cast<std::size_t>(place.width);
  for (int row = 0; row < place.height; ++row) {
    const std::size_t begin = static_cast<std::size_t>(row) * width;
    const int y = place.y + row;
    const auto add_row = [&](auto& sum, int from, int count,
                             const GeglRectangle& origin) {
      const std::size_t first =
          begin + static_cast<std::size_t>(from - place.x);
      const auto length = static_cast<std::size_t>(count);
      sum.add(pixels.subspan(first, length),
              selection.empty() ? selection : selection.subspan(first, length),
              {from - origin.x, y - origin.y});
    };
    if (is_in_roi) {
      add_row(histogram_, place.x, place.width, options_.roi);
    }
    if (y >= seen.y && y < seen.y + seen.height) {
      add_row(thumbnail_, seen.x, seen.width, options_.view);
    }
  }
}

}  // namespace scene_palette
