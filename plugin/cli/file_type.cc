// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Structures after: ITU-T T.81 annex B (JPEG markers); "WebP Container
// Specification" (RIFF); "GIF Specification" 89a (trailer).

#include "plugin/cli/file_type.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <string_view>

#include "plugin/cli/png_file.h"

namespace scene_palette {
namespace {

using namespace std::string_view_literals;

struct Signature {
  FileType type;
  std::string_view bytes;
};

constexpr std::array<Signature, 12> kSignatures = {{
    {FileType::png, "\x89PNG\r\n\x1a\n"sv},
    {FileType::jpeg, "\xff\xd8\xff"sv},
    {FileType::tiff, "II*\0"sv},
    {FileType::tiff, "MM\0*"sv},
    {FileType::tiff, "II+\0"sv},
    {FileType::tiff, "MM\0+"sv},
    {FileType::gif, "GIF87a"sv},
    {FileType::gif, "GIF89a"sv},
    {FileType::exr, "\x76\x2f\x31\x01"sv},
    {FileType::radiance, "#?RADIANCE"sv},
    {FileType::radiance, "#?RGBE"sv},
    {FileType::webp, "RIFF"sv},
}};

struct Ending {
  FileType type;
  std::string_view text;
};

// Only files that keep each color as it is.
constexpr std::array<Ending, 4> kEndings = {{
    {FileType::png, ".png"},
    {FileType::tiff, ".tif"},
    {FileType::tiff, ".tiff"},
    {FileType::exr, ".exr"},
}};

std::string_view text_of(Bytes bytes, std::size_t from, std::size_t length) {
  if (from + length > bytes.size()) {
    return {};
  }
  return {reinterpret_cast<const char*>(bytes.data()) + from, length};
}

/// Of the whole file, which is then at its start again.
std::size_t size_of(std::FILE* file) {
  if (std::fseek(file, 0, SEEK_END) != 0) {
    return 0;
  }
  const long size = std::ftell(file);
  std::rewind(file);
  return static_cast<std::size_t>(std::max(size, 0L));
}

/// The big-endian number of two bytes.
std::size_t number_at(Bytes bytes, std::size_t from) {
  return std::size_t{bytes[from]} << 8U | bytes[from + 1];
}

namespace jpeg {

constexpr std::uint8_t kStartOfScan = 0xda;
constexpr std::uint8_t kEndOfImage = 0xd9;

/// Start of frame, but not the tables and extensions in the same range.
bool is_frame(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
         marker != 0xcc;
}

/// Restart markers, the temporary one and stuffed bytes: they stand alone.
bool stands_alone(std::uint8_t marker) {
  return (marker >= 0xd0 && marker <= 0xd8) || marker <= 0x01;
}

/// Baseline, extended or progressive, 8 bits, not empty: what libjpeg decodes
/// in GEGL; at any other it ends the process.
bool is_known_frame(std::uint8_t marker, Bytes segment) {
  return marker <= 0xc2 && segment.size() >= 8 && segment[2] == 8 &&
         number_at(segment, 3) > 0 && number_at(segment, 5) > 0 &&
         segment[7] > 0;
}

/// The next marker, which the file is then behind; 0 if there is none.
std::uint8_t next_marker(std::FILE* file) {
  int before = 0;
  for (int byte = std::getc(file); byte != EOF; byte = std::getc(file)) {
    const auto marker = static_cast<std::uint8_t>(byte);
    if (before == 0xff && byte != 0xff && !stands_alone(marker)) {
      return marker;
    }
    before = byte;
  }
  return 0;
}

/// What the file has of a segment, up to kFrameBytes of it; the file is then
/// behind the segment.  Nothing if it is cut off.
constexpr std::size_t kFrameBytes = 8;
using Segment = std::array<std::uint8_t, kFrameBytes>;

std::optional<std::size_t> read_segment(std::FILE* file, std::size_t file_size,
                                        Segment& start) {
  const auto at = static_cast<std::size_t>(std::max(std::ftell(file), 0L));
  const std::size_t read = std::fread(start.data(), 1, start.size(), file);
  const std::size_t length = read < 2 ? 0 : number_at(start, 0);
  if (length < 2 || length > file_size - at ||
      std::fseek(file, static_cast<long>(at + length), SEEK_SET) != 0) {
    return std::nullopt;
  }
  return std::min(length, read);
}

}  // namespace jpeg

bool is_whole_jpeg(std::FILE* file) {
  const std::size_t size = size_of(file);
  bool has_frame = false;
  bool has_scan = false;
  std::fseek(file, 2, SEEK_SET);
  for (std::uint8_t marker = jpeg::next_marker(file); marker != 0;
       marker = jpeg::next_marker(file)) {
    if (marker == jpeg::kEndOfImage) {
      return has_scan;
    }
    jpeg::Segment start{};
    const std::optional<std::size_t> length =
        jpeg::read_segment(file, size, start);
    if (!length) {
      return false;
    }
    if (jpeg::is_frame(marker)) {
      has_frame = true;
      if (!jpeg::is_known_frame(marker, Bytes(start).first(*length))) {
        return false;
      }
    }
    has_scan = has_scan || (has_frame && marker == jpeg::kStartOfScan);
  }
  return false;
}

bool is_whole_webp(std::FILE* file) {
  std::array<std::uint8_t, 8> header{};
  const std::size_t size = size_of(file);
  if (std::fread(header.data(), 1, header.size(), file) != header.size()) {
    return false;
  }
  std::size_t length = 0;  // little-endian
  for (std::size_t i = header.size(); i > 4; --i) {
    length = length << 8U | header.at(i - 1);
  }
  return length <= size - header.size();
}

/// The trailer, and behind it at most padding.
bool is_whole_gif(std::FILE* file) {
  constexpr int kTrailer = 0x3b;
  int last = 0;
  for (int byte = std::getc(file); byte != EOF; byte = std::getc(file)) {
    last = byte == 0 ? last : byte;
  }
  return last == kTrailer;
}

}  // namespace

std::optional<FileType> file_type_of(Bytes bytes) {
  for (const Signature& signature : kSignatures) {
    if (text_of(bytes, 0, signature.bytes.size()) != signature.bytes) {
      continue;
    }
    if (signature.type == FileType::webp && text_of(bytes, 8, 4) != "WEBP") {
      return std::nullopt;
    }
    return signature.type;
  }
  return std::nullopt;
}

std::optional<FileType> file_type_for_name(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  for (const Ending& known : kEndings) {
    if (ending == known.text) {
      return known.type;
    }
  }
  return std::nullopt;
}

const char* loader_of(FileType type) {
  switch (type) {
    case FileType::png:
      return "gegl:png-load";
    case FileType::jpeg:
      return "gegl:jpg-load";
    case FileType::tiff:
      return "gegl:tiff-load";
    case FileType::webp:
      return "gegl:webp-load";
    case FileType::gif:
      return "gegl:gif-load";
    case FileType::exr:
      return "gegl:exr-load";
    case FileType::radiance:
      return "gegl:rgbe-load";
  }
  return nullptr;
}

const char* saver_of(FileType type) {
  switch (type) {
    case FileType::tiff:
      return "gegl:tiff-save";
    case FileType::exr:
      return "gegl:exr-save";
    case FileType::png:
    case FileType::jpeg:
    case FileType::webp:
    case FileType::gif:
    case FileType::radiance:
      break;
  }
  return nullptr;
}

bool is_whole(FileType type, std::FILE* file) {
  std::rewind(file);
  switch (type) {
    case FileType::png:
      return is_whole_png(file);
    case FileType::jpeg:
      return is_whole_jpeg(file);
    case FileType::webp:
      return is_whole_webp(file);
    case FileType::gif:
      return is_whole_gif(file);
    case FileType::tiff:
    case FileType::exr:
    case FileType::radiance:
      break;  // GEGL's loaders say themselves what they miss.
  }
  return true;
}

}  // namespace scene_palette
