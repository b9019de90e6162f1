// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Frames a second of a color cloud on one core, in an image surface of 800 ×
// 600 pixels, while it is turned; and how long the picking of a point takes.

#include <benchmark/benchmark.h>
#include <cairo.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/extract.h"
#include "core/histogram.h"
#include "tests/bench/stages.h"
#include "ui/color_cloud.h"

namespace scene_palette {
namespace {

constexpr int kWidth = 800;
constexpr int kHeight = 600;

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};

// `count` pixels of the picture, spread over it, and a palette of 8.
ColorCloud cloud_of(const Picture& picture, std::size_t count) {
  std::vector<Srgb8> points;
  for (std::size_t i = 0; i < count; ++i) {
    const Rgba8& pixel = picture.pixels[i * picture.pixels.size() / count];
    points.push_back({pixel.r, pixel.g, pixel.b});
  }
  Histogram histogram;
  histogram.add(picture.pixels);
  const auto palette = extract_palette(histogram, ExtractOptions(), Progress());
  return {std::move(points), palette ? *palette : Palette(), Space::srgb};
}

void add(const Picture& picture) {
  for (const std::size_t count : {2000, 20000}) {
    const auto cloud =
        std::make_shared<const ColorCloud>(cloud_of(picture, count));
    const std::string ending =
        "/points" + std::to_string(count) + "/" + picture.name;
    benchmark::RegisterBenchmark(
        ("cloud/draw" + ending).c_str(),
        [cloud](benchmark::State& state) {
          const std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface(
              cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight));
          CloudStyle style;
          while (state.KeepRunning()) {
            style.camera.azimuth += 1;
            cloud->draw(surface.get(), style);
          }
          state.counters["frames_per_second"] = benchmark::Counter(
              1, benchmark::Counter::kIsIterationInvariantRate);
        })
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(
        ("cloud/pick" + ending).c_str(),
        [cloud](benchmark::State& state) {
          CloudStyle style;
          while (state.KeepRunning()) {
            style.camera.azimuth += 1;
            benchmark::DoNotOptimize(cloud->pick(kWidth / 2.0, kHeight / 2.0,
                                                 kWidth, kHeight, style));
          }
        })
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace scene_palette

int main(int argc, char** argv) {
  return scene_palette::run_benchmarks(argc, argv, scene_palette::add);
}
