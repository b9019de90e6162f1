// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The command line as options.  No option's name is known below this file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/dither.h"
#include "core/extract.h"
#include "plugin/report/report.h"

namespace scene_palette {

enum class Command {
  extract,
  posterize,
  card,
  cloud,
  channels,
  pixels,
  mosaic
};

/// What is seen of the colors of a picture as points in space.
struct CloudView {
  Space axes = Space::srgb;
  int points = 2000;
  double azimuth = 35;    // degrees around the upright axis
  double elevation = 22;  // degrees above the floor
  double zoom = 1;
  int size = 1200;  // of a PNG file, in pixels
};

struct CliOptions {
  Command command = Command::extract;
  ExtractOptions extract;
  std::vector<std::string> images;      // paths as given
  std::string output;                   // path; empty: standard output
  std::optional<PaletteFormat> format;  // none: by where the output goes
  std::string palette_file;      // posterize: empty, or instead of extracting
  int threads = 0;               // 0: as many as the processor runs at a time
  Dither dither = Dither::none;  // posterize
  CloudView cloud;
  bool equal_widths = false;  // card
  bool dark = false;          // the ground of card, cloud and channels
  bool gray = false;          // channels: not tinted
  bool numbers = false;       // mosaic: written into the cells
  bool verbose = false;
};

/// Asked for by --help or --version; for standard output.
struct HelpText {
  std::string text;
};

/// One line for standard error.
struct UsageError {
  std::string line;
};

/// What `arguments` (with the program's name in front) ask for.
std::variant<CliOptions, HelpText, UsageError> parse_arguments(
    const std::vector<std::string>& arguments);

}  // namespace scene_palette
