// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// This project, as a host calls it.  Where several threads are asked for, each
// takes a part of the picture.

#include <span>

#include "core/extract.h"
#include "core/histogram.h"
#include "core/histogram_pool.h"
#include "core/parallel.h"
#include "core/remap.h"
#include "tests/bench/contestant.h"

namespace scene_palette {
namespace {

void map(std::span<const Rgba8> pixels, const Palette& palette, int threads,
         std::span<std::uint8_t> indices) {
  const Remap remap(palette);
  const auto parts = static_cast<std::size_t>(threads);
  run_parallel(threads, parts, [&](std::size_t part) {
    const std::size_t from = pixels.size() * part / parts;
    const std::size_t to = pixels.size() * (part + 1) / parts;
    remap.nearest(pixels.subspan(from, to - from),
                  indices.subspan(from, to - from));
  });
}

Result<Outcome> run(const Task& task) {
  const std::span<const Rgba8> pixels = task.picture.pixels;
  ExtractOptions options;
  options.colors = task.colors;
  options.space = task.space;
  options.method = Method::accurate;
  Outcome outcome;
  Result<Palette> palette = Palette{};
  outcome.palette_lap = timed([&] {
    Histogram histogram;
    outcome.histogram_lap = timed([&] {
      histogram = histogram_of_rows(pixels, task.picture.width, task.threads);
    });
    palette = extract_palette(histogram, options, Progress());
  });
  if (!palette) {
    return palette.error();
  }
  for (const Swatch& swatch : palette->swatches) {
    outcome.palette.push_back(swatch.color);
  }
  outcome.mapped = outcome.palette;
  outcome.indices.resize(pixels.size());
  outcome.remap_lap =
      timed([&] { map(pixels, *palette, task.threads, outcome.indices); });
  return outcome;
}

}  // namespace

Contestant ours() { return {"scene-palette", run}; }

Contestant ours_in_one_thread() {
  return {"one-thread", [](const Task& task) {
            Task alone = task;
            alone.threads = 1;
            return run(alone);
          }};
}

}  // namespace scene_palette
