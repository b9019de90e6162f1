// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the benchmarks of the stages share: their pictures and their main().
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "tests/bench/picture.h"

namespace scene_palette {

/// Registers the benchmarks of one picture, which outlives them.
using AddBenchmarks = void (*)(const Picture&);

/// Runs what `add` registers for each PPM file on the command line, beside
/// Google Benchmark's own options; without files, for two pictures made in
/// code, "small" (0.24 megapixels) and "large" (12).  Returns the exit status.
int run_benchmarks(int argc, char** argv, AddBenchmarks add);

/// Registers `work()`, which goes over `pixels` pixels in each call (0 if its
/// time has little to do with pixels), under `name`/picture.  Times are
/// processor time, shown in milliseconds.
template <typename Work>
void add_benchmark(const std::string& name, const Picture& picture,
                   std::size_t pixels, Work work) {
  benchmark::RegisterBenchmark(
      (name + "/" + picture.name).c_str(),
      [work, pixels](benchmark::State& state) {
        while (state.KeepRunning()) {
          work();
        }
        if (pixels > 0) {
          state.counters["per_pixel"] =
              benchmark::Counter(static_cast<double>(pixels),
                                 benchmark::Counter::kIsIterationInvariantRate |
                                     benchmark::Counter::kInvert);
        }
      })
      ->Unit(benchmark::kMillisecond);
}

}  // namespace scene_palette
