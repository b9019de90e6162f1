// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Benchmarks of clustering: from a histogram already there to the palette,
// which is what a change of an option costs in a dialog.

#include "core/extract.h"

#include <memory>
#include <string>

#include "tests/bench/stages.h"

namespace scene_palette {
namespace {

void add(const Picture& picture) {
  const auto histogram =
      std::make_shared<const Histogram>(histogram_of(picture.pixels));
  for (const int colors : {8, 10, 16, 64, 256}) {
    ExtractOptions options;
    options.colors = colors;
    add_benchmark("extract/k" + std::to_string(colors), picture, 0,
                  [histogram, options] {
                    benchmark::DoNotOptimize(
                        extract_palette(*histogram, options, Progress()));
                  });
  }
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  return scene_palette::run_benchmarks(argc, argv, scene_palette::add);
}
