// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Pixels between a thread that reads and one that uses them.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "plugin/gegl/chunk.h"

namespace scene_palette {

/// Full chunks in the order in which they came, a few at most; their memory
/// goes back to be filled again.
template <typename Pixel>
class ChunkQueue {
 public:
  /// A chunk to fill; none while all of them are full or in use.
  std::optional<Chunk<Pixel>> take_empty() {
    const std::lock_guard lock(mutex_);
    if (taken_ == kChunks) {
      return std::nullopt;
    }
    ++taken_;
    Chunk<Pixel> chunk;
    if (!empty_.empty()) {
      chunk = std::move(empty_.back());
      empty_.pop_back();
    }
    return chunk;
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
    if (full_.empty()) {
      return std::nullopt;
    }
    Chunk<Pixel> chunk = std::move(full_.front());
    full_.pop_front();
    return chunk;
  }

  void put_empty(Chunk<Pixel> chunk) {
    const std::lock_guard lock(mutex_);
    empty_.push_back(std::move(chunk));
    --taken_;
  }

  /// Says that no chunk will come any more.
  void close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }

 private:
  // Enough for the threads not to wait for each other at each chunk.
  static constexpr int kChunks = 4;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Chunk<Pixel>> full_;
  std::vector<Chunk<Pixel>> empty_;
  int taken_ = 0;
  bool is_closed_ = false;
};

}  // namespace scene_palette
