// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// libpng leaves a failed call by longjmp, which runs no destructors: functions
// with setjmp, and what libpng calls, own nothing.

#include "plugin/cli/png_file.h"

#include <png.h>

#include <algorithm>
#include <bit>
#include <csetjmp>
#include <string_view>
#include <vector>

#include "core/formats/file.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

[[noreturn]] void leave(png_structp png, png_const_charp /*message*/) {
  png_longjmp(png, 1);
}

void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

struct Reader {
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }

  png_structp png =
      png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
  png_infop info = png_create_info_struct(png);
};

struct Writer {
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }

  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore);
  png_infop info = png_create_info_struct(png);
};

/// Takes from a std::FILE.
void take(png_structp png, png_bytep data, std::size_t length) {
  auto* file = static_cast<std::FILE*>(png_get_io_ptr(png));
  if (std::fread(data, 1, length, file) != length) {
    png_error(png, "cut off");
  }
}

/// Reads to the end, and keeps nothing; false if libpng misses something.
bool read_all(png_structp png, png_infop info) {
  if (setjmp(png_jmpbuf(png)) != 0) {
    return false;
  }
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_read_info(png, info);
  const png_uint_32 rows =
      png_get_image_height(png, info) *
      static_cast<png_uint_32>(png_set_interlace_handling(png));
  for (png_uint_32 i = 0; i < rows; ++i) {
    png_read_row(png, nullptr, nullptr);
  }
  png_read_end(png, nullptr);
  return true;
}

/// Where a picture goes.
struct Target {
  PendingFile& file;
  Status written = ok();
};

/// Whether `target` took `bytes`.
bool put(Target& target, std::string_view bytes) noexcept {
  target.written = target.file.append(bytes);
  return static_cast<bool>(target.written);
}

/// Appends to a Target.
void append(png_structp png, png_bytep data, std::size_t length) {
  auto* target = static_cast<Target*>(png_get_io_ptr(png));
  if (!put(*target, {reinterpret_cast<const char*>(data), length})) {
    png_error(png, "not written");
  }
}

void set_space(png_structp png, png_infop info, const Babl* space) {
  int length = 0;
  const char* profile = space == babl_space("sRGB")
                            ? nullptr
                            : babl_space_get_icc(space, &length);
  if (profile == nullptr) {
    png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
  } else {
    png_set_iCCP(png, info, "ICC profile", PNG_COMPRESSION_TYPE_BASE,
                 reinterpret_cast<png_const_bytep>(profile),
                 static_cast<png_uint_32>(length));
  }
}

/// How the rows are made easy to compress.
void set_compression(png_structp png, bool is_photograph) {
  if (!is_photograph) {
    // Flat areas of few colors are best left to deflate.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    return;
  }
  // Files 1 % larger than with all filters, and those 5 % larger than with
  // zlib's own level 6, which takes three times as long.
  constexpr int kLevel = 3;
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_UP);
  png_set_compression_level(png, kLevel);
}

/// Writes `picture` by way of `row`; false if libpng or the picture cannot.
/// Errors: cancelled.
Result<bool> write_all(png_structp png, png_infop info,
                       const PngPicture& picture, std::span<std::uint8_t> row,
                       const Progress& progress) {
  if (setjmp(png_jmpbuf(png)) != 0) {
    return false;
  }
  const bool has_alpha = babl_format_has_alpha(picture.format) != 0;
  const bool is_8bit =
      babl_format_get_type(picture.format, 0) == babl_type("u8");
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width),
               static_cast<png_uint_32>(picture.height), is_8bit ? 8 : 16,
               has_alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
               PNG_FILTER_TYPE_BASE);
  set_space(png, info, babl_format_get_space(picture.format));
  set_compression(png, picture.is_photograph);
  png_write_info(png, info);
  if constexpr (std::endian::native == std::endian::little) {
    png_set_swap(png);
  }
  for (int y = 0; y < picture.height; ++y) {
    if (!progress.report(static_cast<double>(y) / picture.height)) {
      return cancelled();
    }
    if (!picture.read_row(y, row)) {
      return false;
    }
    png_write_row(png, row.data());
  }
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

bool is_whole_png(std::FILE* file) {
  const Reader reader;
  if (reader.info == nullptr) {
    return false;
  }
  png_set_read_fn(reader.png, file, take);
  return read_all(reader.png, reader.info);
}

Status save_png(const PngPicture& picture, const std::string& path,
                const Progress& progress) {
  Result<PendingFile> file = PendingFile::open(path);
  if (!file) {
    return file.error();
  }
  std::vector<std::uint8_t> row(
      static_cast<std::size_t>(picture.width) *
      static_cast<std::size_t>(
          babl_format_get_bytes_per_pixel(picture.format)));
  Target target{*file};
  const Writer writer;
  Result<bool> written = false;
  if (writer.info != nullptr) {
    png_set_write_fn(writer.png, &target, append, nullptr);
    written = write_all(writer.png, writer.info, picture, row, progress);
  }
  if (!written) {
    return written.error();
  }
  if (!target.written) {
    return target.written;
  }
  if (!*written) {
    return Error{ErrorCode::write_failed,
                 path + ": " + translated("the picture could not be encoded")};
  }
  return progress.report(1) ? file->commit() : Status(cancelled());
}

Status save_png(GeglBuffer* buffer, bool is_8bit, const std::string& path,
                const Progress& progress) {
  const Babl* own_format = gegl_buffer_get_format(buffer);
  const std::string encoding =
      std::string(babl_format_has_alpha(own_format) != 0 ? "R'G'B'A"
                                                         : "R'G'B'") +
      (is_8bit ? " u8" : " u16");
  const GeglRectangle extent = *gegl_buffer_get_extent(buffer);
  PngPicture picture;
  picture.width = extent.width;
  picture.height = extent.height;
  picture.format = babl_format_with_space(encoding.c_str(),
                                          babl_format_get_space(own_format));
  picture.read_row = [&](int y, std::span<std::uint8_t> row) {
    const GeglRectangle place = {extent.x, extent.y + y, extent.width, 1};
    gegl_buffer_get(buffer, &place, 1.0, picture.format, row.data(),
                    GEGL_AUTO_ROWSTRIDE, GEGL_ABYSS_NONE);
    return true;
  };
  return save_png(picture, path, progress);
}

}  // namespace scene_palette
