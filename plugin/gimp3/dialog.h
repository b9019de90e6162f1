// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The dialog of the interactive mode.
#pragma once

#include <libgimp/gimp.h>

#include <string>

#include "core/histogram.h"

namespace scene_palette {

/// Lets the user edit `config` with a live strip of the palette that
/// `histogram` gives; an empty name stands for `proposed_name`, and the
/// posterized layer is only offered if `can_add_layer`.  Returns whether the
/// user pressed OK, which is only possible where there is a palette.
/// gimp_ui_init must have been called.
bool run_dialog(GimpProcedure* procedure, GimpProcedureConfig* config,
                const Histogram& histogram, const std::string& proposed_name,
                bool can_add_layer);

}  // namespace scene_palette
