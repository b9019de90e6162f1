// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The dialog in GTK 2: the arguments and a live strip of the palette.
#pragma once

#include <string>

#include "core/histogram.h"
#include "core/palette.h"
#include "core/result.h"
#include "plugin/gimp2/layer.h"
#include "plugin/gimp2/options.h"

namespace scene_palette {

/// What the user has agreed to: the palette is the one the strip showed.
struct DialogAnswer {
  Settings settings;
  Palette palette;
};

/// Shows the dialog and waits for OK.  It begins with `start`; an empty palette
/// name appears as `proposed_name`, which comes back as empty.  A posterized
/// layer of `source` is offered where there is no layer_obstacle().
/// Errors: cancelled; those of extract_palette where OK came before the strip
/// could show them.
Result<DialogAnswer> ask_for_settings(const Histogram& histogram,
                                      const Source& source,
                                      const Settings& start,
                                      const std::string& proposed_name);

}  // namespace scene_palette
