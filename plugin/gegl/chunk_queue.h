// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pixels between a thread that reads and one that uses them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "plugin/gegl/chunk.h"

namespace scene_palette {

/// Full chunks in the order in which they came, a few at most; their memory
/// goes back to be filled again.
template <typename Pixel>
class ChunkQueue {
 public:
  /// A chunk to fill; waits until there is one.
  Chunk<Pixel> take_empty() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !empty_.empty(); });
    return take_first(empty_);
  }

  /// The same; none while all of them are full or in use.
  std::optional<Chunk<Pixel>> try_take_empty() {
    const std::lock_guard lock(mutex_);
    return empty_.empty() ? std::nullopt : std::optional(take_first(empty_));
  }

  void put_full(Chunk<Pixel> chunk) {
    const std::lock_guard lock(mutex_);
    full_.push_back(std::move(chunk));
    changed_.notify_all();
  }

  /// The next one, once it is there; none when all are taken and it is closed.
  std::optional<Chunk<Pixel>> take_full() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !full_.empty(); });
    return full_.empty() ? std::nullopt : std::optional(take_first(full_));
  }

  void put_empty(Chunk<Pixel> chunk) {
    const std::lock_guard lock(mutex_);
    empty_.push_back(std::move(chunk));
    changed_.notify_all();
  }

  /// Says that no chunk will come any more.
  void close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }

 private:
  // Enough for the threads not to wait for each other at each chunk.
  static constexpr std::size_t kChunks = 4;

  static Chunk<Pixel> take_first(std::deque<Chunk<Pixel>>& chunks) {
    Chunk<Pixel> chunk = std::move(chunks.front());
    chunks.pop_front();
    return chunk;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Chunk<Pixel>> full_;
  std::deque<Chunk<Pixel>> empty_ = std::deque<Chunk<Pixel>>(kChunks);
  bool is_closed_ = false;
};

}  // namespace scene_palette
