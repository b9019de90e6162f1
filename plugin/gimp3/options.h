// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The arguments of the procedure and what it returns: declared once, read once.
// GIMP makes the PDB entry, the last values, the presets and the dialog of
// them.
#pragma once

#include <libgimp/gimp.h>

#include <string>

#include "core/dither.h"
#include "core/extract.h"
#include "core/result.h"

namespace scene_palette {

/// The names of the arguments, as in the PDB.
namespace argument {
inline constexpr const char* kColors = "colors";
inline constexpr const char* kAutoColors = "auto-colors";
inline constexpr const char* kMethod = "method";
inline constexpr const char* kAccents = "accents";
inline constexpr const char* kOrder = "order";
inline constexpr const char* kPaletteName = "palette-name";
inline constexpr const char* kPosterizedLayer = "posterized-layer";
inline constexpr const char* kDither = "dither";
inline constexpr const char* kUsePalette = "use-palette";
inline constexpr const char* kPaletteCard = "palette-card";
inline constexpr const char* kLockedColors = "locked-colors";
inline constexpr const char* kExcludedColors = "excluded-colors";
inline constexpr const char* kSeed = "seed";
}  // namespace argument

/// What one run is to do.
struct RunOptions {
  ExtractOptions extract;
  std::string palette_name;  // empty: from the image's name
  bool posterized_layer = false;
  Dither dither = Dither::none;        // of the layer
  GimpPalette* use_palette = nullptr;  // for the layer, instead of a new one
  bool palette_card = false;
};

/// Declares the arguments, with the defaults and limits of ExtractOptions.
void add_arguments(GimpProcedure* procedure);

/// Declares what it returns: palette, layer, number of colors, card.
void add_return_values(GimpProcedure* procedure);

/// The values of the arguments in `config`.
/// Errors: invalid_argument (a text that is not a list of colors).
Result<RunOptions> options_from_config(GimpProcedureConfig* config);

/// Empties the lists of colors in `config`: they belong to one image and are
/// not to come back as last values on another.
void forget_colors(GimpProcedureConfig* config);

}  // namespace scene_palette
