// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Benchmarks of the map from pixels to palette entries: "first" with what it
// learns on the way, "again" with that already known.

#include "core/remap.h"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/extract.h"
#include "tests/bench/stages.h"

namespace scene_palette {
namespace {

// Float pixels are made from as many 8-bit ones: enough to leave the caches.
constexpr std::size_t kFloatPixels = 1'000'000;

// Benchmarks of a map to `palette`; `pixels` live as long as they do.
template <typename Pixel>
void add_map(const std::string& name, const Picture& picture,
             const std::shared_ptr<const Palette>& palette,
             const std::shared_ptr<const std::vector<Pixel>>& pixels) {
  const auto indices =
      std::make_shared<std::vector<std::uint8_t>>(pixels->size());
  add_benchmark(name + "/first", picture, pixels->size(),
                [palette, pixels, indices] {
                  Remap(*palette).nearest(*pixels, *indices);
                  benchmark::ClobberMemory();
                });
  const auto remap = std::make_shared<Remap>(*palette);
  remap->nearest(*pixels, *indices);
  add_benchmark(name + "/again", picture, pixels->size(),
                [remap, pixels, indices] {
                  remap->nearest(*pixels, *indices);
                  benchmark::ClobberMemory();
                });
}

void add(const Picture& picture) {
  // Shared with `picture`, not owned.
  const std::shared_ptr<const Pixels8> codes(std::shared_ptr<void>(),
                                             &picture.pixels);
  const auto linear = std::make_shared<const Pixels>(
      to_linear(std::span(picture.pixels)
                    .first(std::min(kFloatPixels, picture.pixels.size()))));
  const Histogram histogram = histogram_of(picture.pixels);
  for (const int colors : {10, 256}) {
    ExtractOptions options;
    options.colors = colors;
    Result<Palette> extracted = extract_palette(histogram, options, Progress());
    if (!extracted) {
      return;
    }
    const auto palette = std::make_shared<const Palette>(*extracted);
    const std::string k = std::to_string(colors);
    add_map("remap/u8/k" + k, picture, palette, codes);
    add_map("remap/float/k" + k, picture, palette, linear);
  }
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  return scene_palette::run_benchmarks(argc, argv, scene_palette::add);
}
