// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The arguments as the dialog's model has them.  All of the model's wishes are
// in GIMP's settings while the dialog is open, so that GIMP's Reset and saved
// settings take hold of them.
#pragma once

#include <libgimp/gimp.h>

#include "core/result.h"
#include "ui/palette_wishes.h"

namespace scene_palette {

/// Errors: as options_from_config().
Result<PaletteWishes> wishes_from_config(GimpProcedureConfig* config);

/// Sets what differs: each value that is set moves a widget.
void write_wishes(GimpProcedureConfig* config, const PaletteWishes& wishes);

/// Lets a dialog begin with a new palette where the last run used one that
/// existed, which only GIMP's Repeat is to do again.
void forget_use_palette(GimpProcedureConfig* config);

}  // namespace scene_palette
