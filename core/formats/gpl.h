// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GIMP's palette format: "GIMP Palette", a header, one line an entry
// (https://developer.gimp.org/core/standards/gpl/).  8-bit sRGB, UTF-8.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/color.h"
#include "core/palette.h"
#include "core/result.h"

namespace scene_palette {

/// The text of a .gpl file.  `entry_names` is as long as `swatches`.  Line
/// breaks and other control characters in names become spaces.
std::string gpl_text(std::string_view palette_name,
                     std::span<const Swatch> swatches,
                     std::span<const std::string> entry_names);

/// `text` as the name of a palette: one line without blanks at its ends, at
/// most 200 bytes of UTF-8, so that " #12" and file endings still fit into the
/// 255 that file systems allow; may be empty.
std::string tidy_palette_name(std::string_view text);

/// The name of the file that holds the palette `name`, in the manner of GIMP:
/// blanks and what a path or a shell could take for its own become dashes.
std::string gpl_file_name(std::string_view name);

/// The palette in the text of a .gpl file, equal shares.
/// Errors: invalid_argument, naming the line, where `text` is not a palette or
/// holds no color or more than 256.
Result<Palette> palette_from_gpl(std::string_view text);

}  // namespace scene_palette
