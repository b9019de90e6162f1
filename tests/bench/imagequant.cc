// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// libimagequant by its C interface.

#include <libimagequant.h>
#include <omp.h>

#include <memory>
#include <string>

#include "tests/bench/contestant.h"

namespace scene_palette {
namespace {

template <typename T, void (*destroy)(T*)>
struct Destroy {
  void operator()(T* object) const { destroy(object); }
};
template <typename T, void (*destroy)(T*)>
using Pointer = std::unique_ptr<T, Destroy<T, destroy>>;
using Attributes = Pointer<liq_attr, liq_attr_destroy>;
using Image = Pointer<liq_image, liq_image_destroy>;
using Quantized = Pointer<liq_result, liq_result_destroy>;

std::vector<LinearRgb> colors_of(liq_result* result) {
  const liq_palette* palette = liq_get_palette(result);
  std::vector<LinearRgb> colors;
  for (unsigned i = 0; i < palette->count; ++i) {
    const liq_color& entry = palette->entries[i];
    colors.push_back(linear_from_srgb8({entry.r, entry.g, entry.b}));
  }
  return colors;
}

Result<Outcome> run(const Task& task, int speed) {
  omp_set_num_threads(task.threads);
  const Picture& picture = task.picture;
  const Attributes attributes(liq_attr_create());
  liq_set_speed(attributes.get(), speed);
  liq_set_max_colors(attributes.get(), task.colors);
  Image image;
  Quantized quantized;
  Outcome outcome;
  outcome.palette_lap = timed_within(task.limit, task.threads == 1, [&] {
    image.reset(liq_image_create_rgba(attributes.get(), picture.pixels.data(),
                                      static_cast<int>(picture.width),
                                      static_cast<int>(picture.height), 0));
    liq_result* result = nullptr;
    if (liq_image_quantize(image.get(), attributes.get(), &result) == LIQ_OK) {
      quantized.reset(result);
    }
  });
  if (!quantized) {
    return Error{ErrorCode::invalid_argument, "libimagequant refused"};
  }
  outcome.palette = colors_of(quantized.get());
  liq_set_dithering_level(quantized.get(), 0);
  outcome.indices.resize(picture.pixels.size());
  outcome.remap_lap = timed([&] {
    liq_write_remapped_image(quantized.get(), image.get(),
                             outcome.indices.data(), outcome.indices.size());
  });
  // Mapping moves its palette once more.
  outcome.mapped = colors_of(quantized.get());
  return outcome;
}

Contestant with_speed(int speed) {
  return {"libimagequant-" + std::to_string(speed),
          [speed](const Task& task) { return run(task, speed); }};
}

}  // namespace

std::vector<Contestant> imagequant_contestants() {
  // Its default, and the fastest it has.
  return {with_speed(4), with_speed(10)};
}

}  // namespace scene_palette
