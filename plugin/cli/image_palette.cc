// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The bridge's calls over a whole image, and the lines of --verbose, which are
// figures for logs and not translated.

#include "plugin/cli/image_palette.h"

#include <array>

#include "core/histogram.h"
#include "plugin/cli/messages.h"
#include "plugin/gegl/bridge.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

std::string figure(double value) {
  std::array<char, G_ASCII_DTOSTR_BUF_SIZE> text{};
  return g_ascii_formatd(text.data(), static_cast<int>(text.size()), "%.6g",
                         value);
}

}  // namespace

Result<Palette> palette_of_image(GeglBuffer* buffer, const std::string& path,
                                 const CliOptions& options,
                                 const Progress& progress, Stages& stages) {
  const Result<Histogram> histogram =
      read_histogram(buffer, *gegl_buffer_get_extent(buffer), Selection{},
                     progress, options.threads);
  if (!histogram) {
    return histogram.error();
  }
  stages.end("read");
  Result<Palette> palette =
      extract_palette(*histogram, options.extract, progress);
  if (!palette) {
    return palette;
  }
  stages.end("cluster");
  if (palette->fewer_than_asked) {
    say(path + ": " + fewer_colors_message(*palette));
  }
  if (histogram->not_finite() > 0) {
    say(path + ": " + not_finite_message(histogram->not_finite()));
  }
  return palette;
}

Result<Distortion> distortion_of_image(GeglBuffer* buffer,
                                       const Palette& palette, int threads,
                                       const Progress& progress,
                                       Stages& stages) {
  Result<Distortion> distortion =
      measure_distortion(buffer, *gegl_buffer_get_extent(buffer), Selection{},
                         palette, progress, threads);
  stages.end("measure");
  return distortion;
}

void say_measurements(const std::string& path, const Stages& stages,
                      const Distortion& distortion) {
  say(path + ": " + stages.text());
  say(path + ": oklab_mse " + figure(distortion.oklab_mse) + ", srgb8_mse " +
      figure(distortion.srgb8_mse) + ", delta_e_ok_mean " +
      figure(distortion.delta_e_ok_mean));
}

}  // namespace scene_palette
