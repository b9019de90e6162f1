// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The arguments of the procedure and what it returns: declared once, read once.
// GIMP makes the PDB entry, the last values, the presets and the dialog of
// them.
#pragma once

#include <libgimp/gimp.h>

#include <string>
#include <vector>

#include "core/dither.h"
#include "core/extract.h"
#include "core/result.h"
#include "plugin/gegl/pointers.h"

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
inline constexpr const char* kExportFile = "export-file";
inline constexpr const char* kLockedColors = "locked-colors";
inline constexpr const char* kExcludedColors = "excluded-colors";
inline constexpr const char* kSeed = "seed";
// Of the dialog only, for Reset and saved settings: the order that a person
// gave to colors, and how the strip is shown.
inline constexpr const char* kArrangement = "arrangement";
inline constexpr const char* kEqualWidths = "equal-widths";
}  // namespace argument

/// What one run is to do.
struct RunOptions {
  ExtractOptions extract;
  std::string palette_name;  // empty: from the image's name
  bool posterized_layer = false;
  Dither dither = Dither::none;        // of the layer
  GimpPalette* use_palette = nullptr;  // for the layer, instead of a new one
  bool palette_card = false;
  GObjectPtr<GFile> export_file;  // where the palette is written too, or null
};

/// Declares the arguments, with the defaults and limits of ExtractOptions.
void add_arguments(GimpProcedure* procedure);

/// Declares what it returns: palette, layer, number of colors, card.
void add_return_values(GimpProcedure* procedure);

/// The values of the arguments in `config`.
/// Errors: invalid_argument (a text that is not a list of colors).
Result<RunOptions> options_from_config(GimpProcedureConfig* config);

/// The colors that the string `argument` lists.
/// Errors: invalid_argument.
Result<std::vector<Srgb8>> colors_of(GimpProcedureConfig* config,
                                     const char* argument);

/// Empties what belongs to one image and is not to come back as last values on
/// another: the colors that were locked, dropped and arranged, and the file.
void forget_image(GimpProcedureConfig* config);

/// The path of `file`.
/// Errors: invalid_argument (it is not on this computer, or its ending names no
/// format); the message is translated.
Result<std::string> usable_path(GFile* file);

}  // namespace scene_palette
