// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette extract: image files in, palettes out, one after the other.

#include <gegl.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <string>

#include "core/formats/file.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/image_palette.h"
#include "plugin/cli/messages.h"
#include "plugin/cli/pointers.h"
#include "plugin/report/report.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// Where the palettes go and how they look.
struct Destination {
  std::filesystem::path path;  // empty: standard output
  bool is_folder = false;
  PaletteFormat format = PaletteFormat::gpl;
  bool with_titles = false;
  bool with_blocks = false;
  std::set<std::filesystem::path> written;
};

Result<Destination> find_destination(const CliOptions& options) {
  Destination destination;
  std::error_code no_folder;
  destination.path = options.output;
  destination.is_folder =
      std::filesystem::is_directory(destination.path, no_folder);
  if (options.images.size() > 1 && !options.output.empty() &&
      !destination.is_folder) {
    return Error{ErrorCode::write_failed,
                 options.output + ": " +
                     translated("several palettes need a folder that exists")};
  }
  const bool is_terminal = options.output.empty() && isatty(STDOUT_FILENO) == 1;
  destination.format = options.format.value_or(
      is_terminal
          ? PaletteFormat::text
          : format_for_name(options.output).value_or(PaletteFormat::gpl));
  destination.with_titles = destination.format == PaletteFormat::text &&
                            options.output.empty() && options.images.size() > 1;
  destination.with_blocks =
      is_terminal && g_getenv("NO_COLOR") == nullptr;  // https://no-color.org
  return destination;
}

Status write_palette(const std::string& image, const Report& report,
                     Destination& destination) {
  const std::string text =
      report_text(report, destination.format, destination.with_blocks);
  if (destination.path.empty()) {
    return write_to_stdout(destination.with_titles ? image + "\n" + text
                                                   : text);
  }
  std::filesystem::path path = destination.path;
  if (destination.is_folder) {
    path /= std::filesystem::path(image).stem();
    path += file_ending(destination.format);
  }
  if (!destination.written.insert(path).second) {
    return Error{
        ErrorCode::write_failed,
        path.string() + ": " +
            translated("an image of the same name has been written there")};
  }
  return write_file(path.string(), text);
}

Status extract_image(const CliOptions& options, const std::string& path,
                     Destination& destination, const Progress& progress) {
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  GeglBuffer* buffer = image->get();
  Result<Palette> palette =
      palette_of_image(buffer, path, options, progress, stages);
  if (!palette) {
    return palette.error();
  }
  // JSON has the unrounded values.
  if (const std::string clipped = clipped_message(*palette);
      !clipped.empty() && destination.format != PaletteFormat::json) {
    say(path + ": " + clipped);
  }
  // Texts are UTF-8; a file's name may be any bytes.
  const CharPtr shown(g_filename_display_name(path.c_str()));
  Report report;
  report.image = shown.get();
  report.palette_name = default_palette_name(
      std::filesystem::path(report.image).filename().string());
  report.method = options.extract.method;
  report.palette = *std::move(palette);
  if (options.verbose || destination.format == PaletteFormat::json) {
    const Result<Distortion> distortion = distortion_of_image(
        buffer, report.palette, options.threads, progress, stages);
    if (!distortion) {
      return distortion.error();
    }
    report.facts = {
        gegl_buffer_get_width(buffer), gegl_buffer_get_height(buffer),
        babl_format_get_n_components(gegl_buffer_get_format(buffer)),
        *distortion};
  }
  Status written = write_palette(path, report, destination);
  if (written && options.verbose && report.facts) {
    if (report.palette.auto_count) {
      say(path + ": " + count_choice_message(*report.palette.auto_count));
    }
    say_measurements(path, stages, report.facts->distortion);
  }
  return written;
}

}  // namespace

ExitStatus run_extract(const CliOptions& options, const Progress& progress) {
  Result<Destination> destination = find_destination(options);
  if (!destination) {
    say(user_message(destination.error()));
    return ExitStatus::failed;
  }
  ExitStatus status = ExitStatus::ok;
  for (const std::string& path : options.images) {
    const Status done = extract_image(options, path, *destination, progress);
    if (done) {
      continue;
    }
    if (done.error().code == ErrorCode::cancelled) {
      return ExitStatus::interrupted;
    }
    say(failure_line(path, done.error()));
    status = ExitStatus::failed;
  }
  return status;
}

}  // namespace scene_palette
