// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace scene_palette {

int thread_count(int asked) {
  constexpr int kMaxThreads = 64;
  const int wanted =
      asked > 0 ? asked : static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(wanted, 1, kMaxThreads);
}

void run_parallel(int threads, std::size_t count,
                  const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&next, &work, count] {
    for (std::size_t i = next++; i < count; i = next++) {
      work(i);
    }
  };
  const std::size_t helpers = std::min(static_cast<std::size_t>(threads),
                                       std::max<std::size_t>(count, 1)) -
                              1;
  std::vector<std::jthread> others;
  others.reserve(helpers);
  try {
    for (std::size_t i = 0; i < helpers; ++i) {
      others.emplace_back(take_turns);
    }
  } catch (const std::system_error&) {
    // The threads there are do it all.
  }
  take_turns();
}

}  // namespace scene_palette
