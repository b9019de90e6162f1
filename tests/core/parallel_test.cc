// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/parallel.h"

#include <atomic>
#include <vector>

#include <gtest/gtest.h>

namespace scene_palette {
namespace {

TEST(Parallel, DoesEachPieceOnceWithAnyNumberOfThreads) {
  for (const int threads : {1, 2, 3, 8}) {
    for (const std::size_t count : {0, 1, 2, 7, 1000}) {
      std::vector<std::atomic<int>> calls(count);
      run_parallel(threads, count, [&calls](std::size_t i) { ++calls[i]; });
      for (const std::atomic<int>& call : calls) {
        EXPECT_EQ(call, 1);
      }
    }
  }
}

TEST(ThreadCount, IsWhatWasAskedForOrWhatThereIs) {
  EXPECT_EQ(thread_count(1), 1);
  EXPECT_EQ(thread_count(3), 3);
  EXPECT_EQ(thread_count(1000), 64);
  EXPECT_GE(thread_count(0), 1);
  EXPECT_GE(thread_count(-5), 1);
}

}  // namespace
}  // namespace scene_palette
