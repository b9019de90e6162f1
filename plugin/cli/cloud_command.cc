// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette cloud: the pixels of an image as points in a space of colors,
// as a picture or as a page that turns it.

#include <cairo.h>
#include <gegl.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/formats/file.h"
#include "plugin/cli/cloud_page.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/image_palette.h"
#include "plugin/cli/png_file.h"
#include "plugin/gegl/pixel_sample.h"
#include "ui/color_cloud.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

enum class Kind { png, html };

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
  }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;

Error write_error(const std::string& path, const char* reason) {
  return {ErrorCode::write_failed, path + ": " + reason};
}

Result<Kind> kind_for_name(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::ranges::transform(ending, ending.begin(), g_ascii_tolower);
  if (ending == ".png") {
    return Kind::png;
  }
  if (ending == ".html" || ending == ".htm") {
    return Kind::html;
  }
  return write_error(path, translated("the name must end in .png or .html"));
}

CloudStyle style_of(const CliOptions& options) {
  CloudStyle style;
  style.camera = {options.cloud.azimuth, options.cloud.elevation,
                  options.cloud.zoom};
  style.dark = options.dark;
  return style;
}

Status save_picture(const ColorCloud& cloud, const CliOptions& options,
                    const Progress& progress) {
  const int size = options.cloud.size;
  const SurfacePtr surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, size, size));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    return write_error(options.output,
                       translated("the picture could not be encoded"));
  }
  cloud.draw(surface.get(), style_of(options));
  cairo_surface_flush(surface.get());
  const GeglRectangle extent = {0, 0, size, size};
  const GObjectPtr<GeglBuffer> buffer(gegl_buffer_linear_new_from_data(
      cairo_image_surface_get_data(surface.get()), babl_format("cairo-RGB24"),
      &extent, cairo_image_surface_get_stride(surface.get()), nullptr,
      nullptr));
  return save_png(buffer.get(), true, options.output, progress);
}

Status save_page(const ColorCloud& cloud, const CliOptions& options,
                 const Progress& progress) {
  const std::filesystem::path picture(options.images.front());
  const std::string page =
      cloud_page(cloud, style_of(options), picture.filename().string());
  return progress.report(1) ? write_file(options.output, page)
                            : Status(cancelled());
}

Result<ColorCloud> cloud_of(GeglBuffer* image, const Palette& palette,
                            const CliOptions& options,
                            const Progress& progress) {
  const auto sample =
      sample_pixels(image, *gegl_buffer_get_extent(image), Selection{},
                    static_cast<std::size_t>(options.cloud.points),
                    options.extract.seed, progress, options.threads);
  if (!sample) {
    return sample.error();
  }
  std::vector<Srgb8> colors;
  for (const SampledPixel& pixel : *sample) {
    colors.push_back(pixel.color);
  }
  return ColorCloud(std::move(colors), palette, options.cloud.axes);
}

}  // namespace

Status cloud_image(const CliOptions& options, const Progress& progress) {
  const std::string& path = options.images.front();
  const Result<Kind> kind = kind_for_name(options.output);
  if (!kind) {
    return kind.error();
  }
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  const Result<Palette> palette =
      palette_of_image(image->get(), path, options, progress, stages);
  if (!palette) {
    return palette.error();
  }
  const Result<ColorCloud> cloud =
      cloud_of(image->get(), *palette, options, progress);
  if (!cloud) {
    return cloud.error();
  }
  stages.end("sample");
  Status written = *kind == Kind::png ? save_picture(*cloud, options, progress)
                                      : save_page(*cloud, options, progress);
  if (!written || !options.verbose) {
    return written;
  }
  stages.end("draw");
  const Result<Distortion> distortion = distortion_of_image(
      image->get(), *palette, options.threads, progress, stages);
  if (distortion) {
    say_measurements(path, stages, *distortion);
  }
  return written;
}

}  // namespace scene_palette
