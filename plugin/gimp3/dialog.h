// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The dialog of the interactive mode.
#pragma once

#include <libgimp/gimp.h>

#include <functional>
#include <string>

#include "core/palette.h"
#include "core/result.h"
#include "plugin/gimp3/source.h"
#include "plugin/gimp3/timings.h"

namespace scene_palette {

/// What else must succeed before the dialog may close with OK.
using CheckPalette = std::function<Status(const Palette&)>;

/// Reads `sources`, again where they change, while the user edits `config` and
/// the palette; an empty name stands for `proposed_name`, and a posterized
/// layer is only offered where there is no layer_obstacle().  Returns the
/// palette that was shown when the user pressed OK, which is only possible
/// where there is one; that in `config` where an existing one is used.  What
/// `check` finds wrong with it is said, and the dialog stays.  Marks in
/// `timings` what is read and drawn.  gimp_ui_init must have been called.
/// Errors: cancelled, and those of extract_palette.
Result<Palette> run_dialog(GimpProcedure* procedure,
                           GimpProcedureConfig* config, Sources sources,
                           const std::string& proposed_name,
                           const CheckPalette& check, const Timings& timings);

}  // namespace scene_palette
