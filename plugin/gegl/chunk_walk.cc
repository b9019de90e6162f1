// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Chunks come from GEGL's iterator.

#include "plugin/gegl/chunk_walk.h"

#include <algorithm>
#include <functional>

#include "core/pixel.h"

namespace scene_palette {

template <typename Pixel>
ChunkWalk<Pixel>::~ChunkWalk() {
  if (iterator_ != nullptr) {
    gegl_buffer_iterator_stop(iterator_);
  }
}

template <typename Pixel>
bool ChunkWalk<Pixel>::next() {
  if (!progress_.add(iterator_ == nullptr ? 0 : iterator_->length)) {
    return false;
  }
  if (iterator_ == nullptr) {
    start();
  }
  if (gegl_buffer_iterator_next(iterator_) == FALSE) {
    iterator_ = nullptr;  // GEGL has freed it.
    return false;
  }
  return true;
}

template <typename Pixel>
std::span<const Pixel> ChunkWalk<Pixel>::pixels() {
  return source_.open(iterator_->items[0].data, length());
}

template <typename Pixel>
std::span<const float> ChunkWalk<Pixel>::mask(int index) const {
  return {static_cast<const float*>(iterator_->items[index].data), length()};
}

template <typename Pixel>
std::span<const float> ChunkWalk<Pixel>::selection() {
  if (masks_ == 0) {
    return {};
  }
  if (masks_ == 1) {
    return mask(1);
  }
  product_.resize(length());
  std::ranges::transform(mask(1), mask(2), product_.begin(), std::multiplies());
  return product_;
}

template <typename Pixel>
void ChunkWalk<Pixel>::add_mask(const Mask& mask) {
  if (mask.buffer == nullptr) {
    return;
  }
  const GeglRectangle place = {roi_.x + mask.offset_x, roi_.y + mask.offset_y,
                               roi_.width, roi_.height};
  masks_ = gegl_buffer_iterator_add(iterator_, mask.buffer, &place, 0,
                                    babl_format("Y float"), GEGL_ACCESS_READ,
                                    GEGL_ABYSS_NONE);
}

// Not in the constructor: an iterator that never had a chunk cannot be stopped.
template <typename Pixel>
void ChunkWalk<Pixel>::start() {
  constexpr int kMaxSlots = 4;
  iterator_ = gegl_buffer_iterator_new(
      buffers_.source, &roi_, 0, source_.choose_format(buffers_.source, roi_),
      GEGL_ACCESS_READ, GEGL_ABYSS_NONE, kMaxSlots);
  add_mask(buffers_.selection.selected);
  add_mask(buffers_.selection.layer);
  if (buffers_.target != nullptr) {
    target_index_ = gegl_buffer_iterator_add(
        iterator_, buffers_.target, &roi_, 0, buffers_.target_format,
        GEGL_ACCESS_WRITE, GEGL_ABYSS_NONE);
  }
}

template class ChunkWalk<Rgba8>;
template class ChunkWalk<Rgba>;

}  // namespace scene_palette
