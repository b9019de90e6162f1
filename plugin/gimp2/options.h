// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The procedure's own arguments: checked by hand, since GIMP 2.10 knows no
// ranges and no choices, and kept by GIMP from call to call.
#pragma once

#include <libgimp/gimp.h>

#include <span>
#include <string>

#include "core/dither.h"
#include "core/extract.h"
#include "core/result.h"

namespace scene_palette {

/// What a call is asked to do.
struct Settings {
  ExtractOptions extract;
  std::string palette_name;  // empty: from the image's name
  bool posterized_layer = false;
  Dither dither = Dither::none;  // of the layer
  std::string use_palette;       // for the layer, instead of a new one, if any
  bool palette_card = false;
  std::string export_file;  // where a new palette is written too, if anywhere
};

/// The settings in `arguments`: colors, method, order, palette-name,
/// posterized-layer, seed, auto-colors, accents, locked-colors,
/// excluded-colors, palette-card, dither, use-palette, export-file, of the
/// types the procedure declares. Errors: invalid_argument, naming the argument
/// and what it may be.
Result<Settings> settings_from_arguments(std::span<const GimpParam> arguments);

/// The settings of the last call in this session of GIMP, or the defaults;
/// without lists of colors and a file, which belong to one image.
Settings last_settings();

/// Lets the next last_settings() return `settings`.
void remember_settings(const Settings& settings);

}  // namespace scene_palette
