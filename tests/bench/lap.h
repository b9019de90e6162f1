// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How long a piece of work takes.
#pragma once

#include <sys/time.h>

#include <chrono>
#include <ctime>

namespace scene_palette {

/// Milliseconds of work: by the clock on the wall, and of processor time summed
/// over all threads of the process (what counts on a machine that others use).
struct Lap {
  double wall = 0;
  double cpu = 0;
};

/// The processor time of this process so far, in milliseconds.
inline double process_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) +
         1e-6 * static_cast<double>(now.tv_nsec);
}

/// How long `work()` takes.
template <typename Work>
Lap timed(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = process_milliseconds();
  work();
  const double cpu = process_milliseconds() - cpu_start;
  const std::chrono::duration<double, std::milli> wall =
      std::chrono::steady_clock::now() - start;
  return {wall.count(), cpu};
}

/// As timed(), but the process ends by SIGPROF once the work has taken
/// `seconds` of processor time or, if not `cpu`, by SIGALRM once that long has
/// passed; 0 for no limit.
template <typename Work>
Lap timed_within(int seconds, bool cpu, const Work& work) {
  const int timer = cpu ? ITIMER_PROF : ITIMER_REAL;
  const itimerval limit{{0, 0}, {seconds, 0}};
  const itimerval none{};
  setitimer(timer, &limit, nullptr);
  const Lap lap = timed(work);
  setitimer(timer, &none, nullptr);
  return lap;
}

}  // namespace scene_palette
