// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A palette and what is known about it, as text in each of the formats that
// files of palettes may have.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/distortion.h"
#include "core/extract_options.h"
#include "core/palette.h"
#include "ui/choices.h"

namespace scene_palette {

/// How a palette is written.
enum class PaletteFormat { text, gpl, json, hex };

/// In the order of a menu.
std::span<const Choice<PaletteFormat>> format_choices();

/// The ending of a file in `format`, with its point.
const char* file_ending(PaletteFormat format);

/// The format that the ending of `path`, in any case, asks for; none for an
/// ending that is not one of ours.
std::optional<PaletteFormat> format_for_name(const std::string& path);

/// What only the tool says of an image.
struct ImageFacts {
  int width = 0;
  int height = 0;
  int channels = 0;  // of the file, with alpha
  Distortion distortion;
};

/// All that is to be said about one palette; texts are UTF-8.
struct Report {
  std::string palette_name;  // of a .gpl file
  std::string image;         // a path or name; may be empty
  Method method = ExtractOptions().method;
  Palette palette;
  std::optional<ImageFacts> facts;  // JSON leaves out what there is not
};

/// `report` in `format`, complete lines.  In PaletteFormat::text, `with_blocks`
/// puts a block of the color (24-bit escape sequences) in front of each line.
std::string report_text(const Report& report, PaletteFormat format,
                        bool with_blocks);

}  // namespace scene_palette
