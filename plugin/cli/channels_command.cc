// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette channels: an image file in, a figure of its red, green and blue
// planes out.

#include <cairo.h>
#include <gegl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "plugin/cli/commands.h"
#include "plugin/cli/file_type.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/messages.h"
#include "plugin/cli/rgb_rows.h"
#include "plugin/cli/stages.h"
#include "ui/channel_figure.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// A plane is not larger: three of them are then as wide as a screen of 4K, and
/// a file of a few megabytes.
constexpr int kMaxSide = 1280;

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;

/// How many pixels of a picture have each code.
using CodeCounts = std::array<std::int64_t, 256>;

ChannelRange range_of(const CodeCounts& counts) {
  ChannelRange range{255, 0, 0};
  double sum = 0;
  double pixels = 0;
  for (int code = 0; code < 256; ++code) {
    const auto count =
        static_cast<double>(counts[static_cast<std::size_t>(code)]);
    if (count > 0) {
      range.lowest = std::min(range.lowest, code);
      range.highest = code;
    }
    pixels += count;
    sum += count * code;
  }
  range.mean = sum / pixels;
  return range;
}

/// The ranges of all pixels of `rows`.  Errors: cancelled.
Result<std::array<ChannelRange, kChannels>> ranges_of(
    RgbRows& rows, const Progress& progress) {
  std::array<CodeCounts, kChannels> counts{};
  int y = 0;
  while (y < rows.height()) {
    if (!progress.report(static_cast<double>(y) / rows.height())) {
      return cancelled();
    }
    const std::span<const Srgb8> pixels = rows.read(y);
    for (const Srgb8& pixel : pixels) {
      ++counts[0][pixel.r];
      ++counts[1][pixel.g];
      ++counts[2][pixel.b];
    }
    y += static_cast<int>(pixels.size() /
                          static_cast<std::size_t>(rows.width()));
  }
  return std::array{range_of(counts[0]), range_of(counts[1]),
                    range_of(counts[2])};
}

Status save_figure(const ChannelPicture& picture, const CliOptions& options,
                   const Progress& progress) {
  const ChannelLayout layout = layout_channels(picture.width, picture.height);
  const SurfacePtr surface(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, layout.width, layout.height));
  cairo_t* cairo = cairo_create(surface.get());
  draw_channels(cairo, picture, layout,
                {.gray = options.gray, .dark = options.dark});
  const bool is_drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(cairo);
  if (!is_drawn) {
    return Error{
        ErrorCode::write_failed,
        options.output + ": " + translated("the picture could not be encoded")};
  }
  cairo_surface_flush(surface.get());
  const GeglRectangle extent = {0, 0, layout.width, layout.height};
  const GObjectPtr<GeglBuffer> buffer(gegl_buffer_linear_new_from_data(
      cairo_image_surface_get_data(surface.get()), babl_format("cairo-RGB24"),
      &extent, cairo_image_surface_get_stride(surface.get()), nullptr,
      nullptr));
  return save_image(buffer.get(), options.output, true, progress);
}

}  // namespace

Status channels_image(const CliOptions& options, const Progress& progress) {
  const std::string& path = options.images.front();
  if (file_type_for_name(options.output) != FileType::png) {
    return Error{
        ErrorCode::write_failed,
        options.output + ": " + translated("the name must end in .png")};
  }
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  RgbRows rows(image->get());
  const auto ranges = ranges_of(rows, progress);
  if (!ranges) {
    return ranges.error();
  }
  const Result<RgbPicture> picture =
      read_picture(rows, kMaxSide, kMaxSide, progress);
  if (!picture) {
    return picture.error();
  }
  stages.end("read");
  Status written =
      save_figure({picture->width, picture->height, picture->pixels, *ranges},
                  options, progress);
  if (!written) {
    return written;
  }
  stages.end("save");
  say_changes(path, rows, *picture);
  if (options.verbose) {
    say(path + ": " + stages.text());
  }
  return written;
}

}  // namespace scene_palette
