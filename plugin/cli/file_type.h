// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What kind of image file something is, by its content, and whether it is
// whole. GEGL's loaders trust their input: on a file that is not a JPEG or was
// cut off its JPEG loader ends the process or reads beyond the data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>

namespace scene_palette {

using Bytes = std::span<const std::uint8_t>;

enum class FileType { png, jpeg, tiff, webp, gif, exr, radiance };

/// The type of the file that starts with `bytes`; none if it is no picture that
/// GEGL can be trusted with.
std::optional<FileType> file_type_of(Bytes bytes);

/// The type to save a file `path` in, by its ending in any case; none for an
/// ending that we do not write.
std::optional<FileType> file_type_for_name(const std::string& path);

/// GEGL's operations; null where GEGL is not to write the type.
const char* loader_of(FileType type);
const char* saver_of(FileType type);

/// How many bytes at the start of a file say what it is.
inline constexpr std::size_t kTypeBytes = 12;

/// Whether `file` is whole: a PNG to its pixels, the others as far as their
/// structure tells, and GEGL knows this kind of JPEG.  Reads from the start, a
/// buffer at a time.  O(bytes), for PNG O(pixels).
bool is_whole(FileType type, std::FILE* file);

}  // namespace scene_palette
