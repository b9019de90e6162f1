// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// scene-palette pixels: an image file in, a table of its pixels out.  A row of
// the table is a point in space: what k-means sees of a picture.

#include <gegl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>

#include "core/formats/file.h"
#include "plugin/cli/commands.h"
#include "plugin/cli/image_file.h"
#include "plugin/cli/messages.h"
#include "plugin/cli/rgb_rows.h"
#include "plugin/cli/stages.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// A number of the table with what follows it.
struct Field {
  std::array<char, 4> text{};
  std::size_t length = 0;
};

/// The fields of all codes.
std::array<Field, 256> fields_with(char separator) {
  std::array<Field, 256> fields;
  int code = 0;
  for (Field& field : fields) {
    char* end =
        std::to_chars(field.text.data(), field.text.data() + 3, code).ptr;
    *end = separator;
    field.length = static_cast<std::size_t>(end - field.text.data()) + 1;
    ++code;
  }
  return fields;
}

/// The rows of the table for some pixels.
class PixelLines {
 public:
  const std::string& of(std::span<const Srgb8> pixels) {
    // All of a field is copied, and its end overwritten by the next one.
    constexpr std::size_t kLongestLine = 3 * sizeof(Field::text);
    text_.resize(pixels.size() * kLongestLine);
    char* end = text_.data();
    for (const Srgb8& pixel : pixels) {
      end = put(inner_[pixel.r], end);
      end = put(inner_[pixel.g], end);
      end = put(last_[pixel.b], end);
    }
    text_.resize(static_cast<std::size_t>(end - text_.data()));
    return text_;
  }

 private:
  static char* put(const Field& field, char* at) {
    std::ranges::copy(field.text, at);
    return at + field.length;
  }

  const std::array<Field, 256> inner_ = fields_with(',');
  const std::array<Field, 256> last_ = fields_with('\n');
  std::string text_;
};

/// The table of `rows`, whose end `append` writes.
template <typename Append>
Status write_table(RgbRows& rows, const Progress& progress, Append append) {
  Status written = append("R,G,B\n");
  PixelLines lines;
  int y = 0;
  while (y < rows.height() && written) {
    if (!progress.report(static_cast<double>(y) / rows.height())) {
      return cancelled();
    }
    const std::span<const Srgb8> pixels = rows.read(y);
    y += static_cast<int>(pixels.size() /
                          static_cast<std::size_t>(rows.width()));
    written = append(lines.of(pixels));
  }
  return written;
}

Status write_table_to(const std::string& path, RgbRows& rows,
                      const Progress& progress) {
  if (path.empty()) {
    return write_table(rows, progress, write_to_stdout);
  }
  Result<PendingFile> file = PendingFile::open(path);
  if (!file) {
    return file.error();
  }
  const Status written = write_table(
      rows, progress,
      [&file](std::string_view bytes) { return file->append(bytes); });
  return written ? file->commit() : written;
}

}  // namespace

Status pixels_image(const CliOptions& options, const Progress& progress) {
  const std::string& path = options.images.front();
  Stages stages;
  const Result<GObjectPtr<GeglBuffer>> image = load_image(path);
  if (!image) {
    return image.error();
  }
  stages.end("load");
  RgbRows rows(image->get());
  Status written = write_table_to(options.output, rows, progress);
  if (!written) {
    return written;
  }
  stages.end("write");
  // Translators: an image file, and the shape of its numbers.
  say(formatted(translated("%s: rows %d, columns %d, channels %d"),
                path.c_str(), rows.height(), rows.width(), 3));
  say_if_transparent(path, rows);
  if (options.verbose) {
    say(path + ": " + stages.text());
  }
  return written;
}

}  // namespace scene_palette
