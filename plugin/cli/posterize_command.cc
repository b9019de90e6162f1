// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette posterize: an image file in, the same in its palette's colors
// out.

#include <gegl.h>

#include <string>

#include "core/formats/file.h"
#include "core/formats/gpl.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/image_palette.h"
#include "plugin/cli/messages.h"
#include "plugin/gegl/bridge.h"

namespace scene_palette {
namespace {

Result<Palette> palette_from_file(const std::string& path,
                                  const ExtractOptions& options) {
  const Result<std::string> text = read_file(path);
  if (!text) {
    return text.error();
  }
  Result<Palette> palette = palette_from_gpl(*text);
  if (!palette) {
    return Error{ErrorCode::read_failed, path + ": " + palette.error().message};
  }
  palette->space =
      options.method == Method::classic ? Space::srgb : options.space;
  return palette;
}

/// An empty image of the size of `source`, in RGB and with alpha where that has
/// it.  8-bit sRGB stays so; all else has floats, in the source's own space if
/// that is one of RGB.
GObjectPtr<GeglBuffer> new_target(GeglBuffer* source) {
  const Babl* format = gegl_buffer_get_format(source);
  const std::string model =
      babl_format_has_alpha(format) != 0 ? "R'G'B'A" : "R'G'B'";
  const Babl* target_format =
      is_srgb8(format) ? babl_format((model + " u8").c_str())
                       : babl_format_with_space((model + " float").c_str(),
                                                rgb_space_of(source));
  return GObjectPtr<GeglBuffer>(
      gegl_buffer_new(gegl_buffer_get_extent(source), target_format));
}

}  // namespace

Status posterize_image(const CliOptions& options, const Progress& progress) {
  const std::string& path = options.images.front();
  Status ending = check_image_ending(options.output);
  if (!ending) {
    return ending;
  }
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  GeglBuffer* source = image->get();
  const Result<Palette> palette =
      options.palette_file.empty()
          ? palette_of_image(source, path, options, progress, stages)
          : palette_from_file(options.palette_file, options.extract);
  if (!palette) {
    return palette.error();
  }
  const GObjectPtr<GeglBuffer> target = new_target(source);
  Status remapped = remap_buffer(
      source, target.get(), *gegl_buffer_get_extent(source), Selection{},
      *palette, options.dither, progress, options.threads);
  if (!remapped) {
    return remapped;
  }
  stages.end("remap");
  Status saved =
      save_image(target.get(), options.output, has_8_bits(source), progress);
  if (!saved || !options.verbose) {
    return saved;
  }
  stages.end("save");
  const Result<Distortion> distortion =
      distortion_of_image(source, *palette, options.threads, progress, stages);
  if (distortion) {
    say_measurements(path, stages, *distortion);
  }
  return saved;
}

}  // namespace scene_palette
