// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette mosaic: an image file in, its pixels taken apart into red,
// green and blue cells out, as a screen shows them: a spreadsheet, or a picture
// of three times three cells a pixel.

#include <gegl.h>

#include <string>

#include "core/formats/file.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/file_type.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/messages.h"
#include "plugin/cli/rgb_rows.h"
#include "plugin/cli/spreadsheet.h"
#include "plugin/cli/stages.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// 400 pixels are 1200 cells, as wide as a window.
constexpr int kMaxWidth = 400;

bool is_spreadsheet(const std::string& path) {
  const CharPtr lower(g_ascii_strdown(path.c_str(), -1));
  return g_str_has_suffix(lower.get(), ".xlsx") != FALSE;
}

Status check_ending(const std::string& path) {
  if (is_spreadsheet(path) && !has_spreadsheets()) {
    return Error{ErrorCode::write_failed,
                 path + ": " +
                     translated("this scene-palette was built without "
                                "spreadsheets; .png is possible")};
  }
  if (!is_spreadsheet(path) && file_type_for_name(path) != FileType::png) {
    return Error{
        ErrorCode::write_failed,
        path + ": " + translated("the name must end in .xlsx or .png")};
  }
  return ok();
}

/// Three cells of red, green and blue, three pixels high, for each pixel.
RgbPicture subpixels(const RgbPicture& picture) {
  constexpr int kCells = 3;
  RgbPicture cells{picture.width * kCells, picture.height * kCells, {}};
  cells.pixels.reserve(picture.pixels.size() * kCells * kCells);
  for (int y = 0; y < cells.height; ++y) {
    for (const Srgb8& pixel : picture.row(y / kCells)) {
      cells.pixels.push_back({pixel.r, 0, 0});
      cells.pixels.push_back({0, pixel.g, 0});
      cells.pixels.push_back({0, 0, pixel.b});
    }
  }
  return cells;
}

Status write_mosaic(const RgbPicture& picture, const CliOptions& options,
                    const Progress& progress) {
  const std::string& path = options.output;
  if (!is_spreadsheet(path)) {
    return save_image(buffer_from_picture(subpixels(picture)).get(), path, true,
                      progress);
  }
  const Result<std::string> bytes =
      spreadsheet_bytes(picture, options.numbers, progress);
  if (!bytes) {
    return bytes.error();
  }
  if (bytes->empty()) {
    return Error{ErrorCode::write_failed,
                 path + ": " +
                     translated("there is not enough space for "
                                "temporary files")};
  }
  return write_file(path, *bytes);
}

}  // namespace

Status mosaic_image(const CliOptions& options, const Progress& progress) {
  const std::string& path = options.images.front();
  Status known = check_ending(options.output);
  if (!known) {
    return known;
  }
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  RgbRows rows(image->get());
  const Result<RgbPicture> picture =
      read_picture(rows, kMaxWidth, kMaxSheetRows, progress);
  if (!picture) {
    return picture.error();
  }
  stages.end("read");
  Status written = write_mosaic(*picture, options, progress);
  if (!written) {
    return written;
  }
  stages.end("write");
  say_changes(path, rows, *picture);
  if (options.verbose) {
    say(path + ": " + stages.text());
  }
  return written;
}

}  // namespace scene_palette
