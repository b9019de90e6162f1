// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Work shared by threads.  Whatever is computed this way is a sum of integers
// or an array with one writer an element, so that the number of threads never
// shows in a result.
#pragma once

#include <cstddef>
#include <functional>

namespace scene_palette {

/// How many threads to use when `asked` for: as many as the processor runs at
/// a time for 0, at least 1 and at most 64.
int thread_count(int asked);

/// Calls work(0) … work(count - 1), each once, on at most `threads` (1 or more)
/// threads, this one among them, and returns when all are done.  Where a thread
/// cannot be started, the others do its work.
void run_parallel(int threads, std::size_t count,
                  const std::function<void(std::size_t)>& work);

}  // namespace scene_palette
