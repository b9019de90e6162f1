// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The least error that is known for a picture and a number of colors, to
// compare palettes with: the longest search there is, from the merged boxes and
// from random starts, on all different colors, then k-means until nothing
// moves.  The error is computed in double precision over all pixels, palette
// unrounded.  "Best known", not proven.
//
//   best_known [--restarts N] [--space oklab|srgb] --colors 5,8,… FILE.ppm …
//
// Prints lines "image space k error": OKLab errors × 10⁴, sRGB errors in 8-bit
// codes, channels summed.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/kmeans.h"
#include "core/points.h"
#include "core/random.h"
#include "core/seeding.h"
#include "core/split_merge.h"
#include "tests/bench/judge.h"
#include "tests/bench/picture.h"

namespace scene_palette {
namespace {

struct Request {
  int restarts = 4;
  Space space = Space::oklab;
  std::vector<std::size_t> counts;
  std::vector<std::string> files;
};

std::vector<std::size_t> counts_in(const std::string& text) {
  std::vector<std::size_t> counts;
  for (const char* at = text.c_str(); *at != '\0';) {
    char* end = nullptr;
    counts.push_back(std::strtoul(at, &end, 10));
    at = *end == ',' ? end + 1 : end;
  }
  return counts;
}

std::vector<WeightedColor> distinct_colors(const Pixels8& pixels) {
  std::vector<std::uint32_t> codes;
  codes.reserve(pixels.size());
  for (const Rgba8& pixel : pixels) {
    codes.push_back(
        static_cast<std::uint32_t>(pixel.r << 16 | pixel.g << 8 | pixel.b));
  }
  std::sort(codes.begin(), codes.end());
  std::vector<WeightedColor> colors;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i == 0 || codes[i] != codes[i - 1]) {
      const Srgb8 color = {static_cast<std::uint8_t>(codes[i] >> 16),
                           static_cast<std::uint8_t>(codes[i] >> 8),
                           static_cast<std::uint8_t>(codes[i])};
      colors.push_back({linear_from_srgb8(color), 0});
    }
    colors.back().weight += kFullWeight;
  }
  return colors;
}

Clustering best_clustering(const Points& points, std::size_t k, int restarts) {
  SearchOptions options = {.quality = Quality::best};
  Clustering best = *search_clustering(points, k, options, {});
  SplitMix64 random(1);
  for (int i = 0; i < restarts; ++i) {
    std::vector<Coordinates> start;
    for (const Coordinates& seed : seed_greedy(points, k, random)) {
      start.push_back(points.steps.to(seed));
    }
    options.start = start;
    Clustering run = *search_clustering(points, k, options, {});
    if (run.inertia < best.inertia) {
      best = std::move(run);
    }
  }
  return *k_means(points, best.centroids,
                  {.max_steps = 1000, .tolerance = 1e-9}, {});
}

void measure(const std::string& file, const Request& request) {
  const Result<Picture> picture = read_ppm(file);
  if (!picture) {
    std::fprintf(stderr, "%s\n", picture.error().message.c_str());
    return;
  }
  const bool oklab = request.space == Space::oklab;
  const std::vector<WeightedColor> colors = distinct_colors(picture->pixels);
  const Points points = make_points(colors, request.space);
  const Judge judge(picture->pixels);
  for (const std::size_t k : request.counts) {
    const Clustering found = best_clustering(points, k, request.restarts);
    double error = found.inertia / static_cast<double>(kFullWeight) /
                   static_cast<double>(picture->pixels.size()) * 255 * 255;
    if (oklab) {
      std::vector<LinearRgb> palette;
      for (const Coordinates& centroid : found.centroids) {
        palette.push_back(linear_from_coordinates(centroid, request.space));
      }
      error = judge.errors(palette).oklab;
    }
    std::printf("%s\t%s\t%zu\t%.6f\n", picture->name.c_str(),
                oklab ? "oklab" : "srgb", k, error);
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  using namespace scene_palette;
  Request request;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const bool has_value = i + 1 < argc;
    if (argument == "--restarts" && has_value) {
      request.restarts = std::atoi(argv[++i]);
    } else if (argument == "--space" && has_value) {
      request.space =
          std::string_view(argv[++i]) == "srgb" ? Space::srgb : Space::oklab;
    } else if (argument == "--colors" && has_value) {
      request.counts = counts_in(argv[++i]);
    } else {
      request.files.emplace_back(argument);
    }
  }
  if (request.counts.empty() || request.files.empty()) {
    std::fprintf(stderr,
                 "usage: best_known [--restarts N] [--space oklab|srgb] "
                 "--colors K,… FILE.ppm …\n");
    return 2;
  }
  for (const std::string& file : request.files) {
    measure(file, request);
  }
  return 0;
}
