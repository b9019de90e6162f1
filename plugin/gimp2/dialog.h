// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The dialog in GTK 2: the arguments beside a live palette to edit.
#pragma once

#include <functional>
#include <string>

#include "core/palette.h"
#include "core/result.h"
#include "plugin/gimp2/layer.h"
#include "plugin/gimp2/options.h"
#include "plugin/gimp2/progress.h"

namespace scene_palette {

/// What the user has agreed to: the palette is the one the strip showed.
struct DialogAnswer {
  Settings settings;
  Palette palette;
};

/// What else must succeed before the dialog may close with OK.
using CheckAnswer = std::function<Status(const DialogAnswer&)>;

/// Reads `source` while the user edits the settings and the palette.  They
/// begin with `start`; an empty palette name appears as `proposed_name`, which
/// comes back as empty.  A posterized layer is offered where there is no
/// layer_obstacle().  OK is only possible where there is a palette; what
/// `check` finds wrong is said, and the dialog stays.  Tells `timer` of the
/// reading and of the first palette. Errors: cancelled; those of
/// extract_palette.
Result<DialogAnswer> ask_for_settings(const Source& source,
                                      const Settings& start,
                                      const std::string& proposed_name,
                                      const CheckAnswer& check,
                                      StageTimer& timer);

}  // namespace scene_palette
