// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "tests/bench/stages.h"

#include <cstdio>
#include <deque>
#include <utility>

namespace scene_palette {

int run_benchmarks(int argc, char** argv, AddBenchmarks add) {
  benchmark::Initialize(&argc, argv);
  std::deque<Picture> pictures;  // they keep their places
  for (int i = 1; i < argc; ++i) {
    Result<Picture> picture = read_ppm(argv[i]);
    if (!picture) {
      std::fprintf(stderr, "%s\n", picture.error().message.c_str());
      return 1;
    }
    pictures.push_back(std::move(*picture));
  }
  if (pictures.empty()) {
    pictures.push_back({"small", 600, 400, photograph(600, 400)});
    pictures.push_back({"large", 4000, 3000, photograph(4000, 3000)});
  }
  for (const Picture& picture : pictures) {
    add(picture);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace scene_palette
