// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Walks over buffers with GEGL's iterator: slot 0 is read, then come the masks
// and the target, where there are any.
#pragma once

#include <gegl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "plugin/gegl/bridge.h"
#include "plugin/gegl/chunk_slot.h"
#include "plugin/gegl/shared_progress.h"

namespace scene_palette {

/// The buffers of one walk.
struct Buffers {
  GeglBuffer* source = nullptr;
  Selection selection;
  GeglBuffer* target = nullptr;  // null: nothing is written
  const Babl* target_format = nullptr;
};

/// One walk over the pixels of buffers in a roi, which is not empty.  Leaving
/// it early, also by an exception, stops GEGL's iterator.
template <typename Pixel>
class ChunkWalk {
 public:
  ChunkWalk(const Buffers& buffers, const GeglRectangle& roi,
            SharedProgress& progress)
      : buffers_(buffers), roi_(roi), progress_(progress) {}

  ChunkWalk(const ChunkWalk&) = delete;
  ChunkWalk& operator=(const ChunkWalk&) = delete;

  ~ChunkWalk();

  /// Whether there is another chunk, which is then the current one.
  bool next();
  /// Where the chunk is in the source; its pixels come row by row.
  const GeglRectangle& place() const { return iterator_->items[0].roi; }

  std::span<const Pixel> pixels();
  /// The selection of the chunk; empty if everything is selected.
  std::span<const float> selection();
  /// Where to write the chunk, in the target's format.
  std::uint8_t* target() const {
    return static_cast<std::uint8_t*>(iterator_->items[target_index_].data);
  }

 private:
  void start();
  void add_mask(const Mask& mask);
  std::span<const float> mask(int index) const;
  std::size_t length() const {
    return static_cast<std::size_t>(iterator_->length);
  }

  Buffers buffers_;
  GeglRectangle roi_;
  SharedProgress& progress_;
  GeglBufferIterator* iterator_ = nullptr;
  int masks_ = 0;  // in the slots after the source's
  int target_index_ = 0;
  Slot<Pixel> source_;
  std::vector<float> product_;
};

}  // namespace scene_palette
