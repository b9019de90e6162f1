// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "core/thumbnail.h"

#include <algorithm>

#include "core/random.h"

namespace scene_palette {

std::vector<Srgb8> sample_colors(const Thumbnail& thumbnail,
                                 std::size_t count) {
  std::vector<Srgb8> colors;
  for (std::size_t i = 0; i < thumbnail.samples.size(); ++i) {
    const Rgba8& sample = thumbnail.samples[i];
    if (sample.a > 0 &&
        (thumbnail.selected.empty() || thumbnail.selected[i] > 127)) {
      colors.push_back({sample.r, sample.g, sample.b});
    }
  }
  if (colors.size() <= count) {
    return colors;
  }
  // One out of each of `count` parts in reading order, not always the same one:
  // or columns of the picture would be preferred.
  SplitMix64 random(1);
  std::size_t begin = 0;
  for (std::size_t part = 0; part < count; ++part) {
    const std::size_t end = colors.size() * (part + 1) / count;
    colors[part] = colors[begin + random.next() % (end - begin)];
    begin = end;
  }
  colors.resize(count);
  return colors;
}

}  // namespace scene_palette
