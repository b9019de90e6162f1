// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The procedure "plug-in-extract-scene-palette": what it does in each run mode.
#pragma once

#include <libgimp/gimp.h>

namespace scene_palette {

inline constexpr const char* kProcedureName = "plug-in-extract-scene-palette";

/// Runs the procedure (a GimpRunImageFunc): reads `drawables` (null-terminated)
/// of `image`, shows the dialog in interactive mode, and adds the palette and,
/// if asked for, the posterized layers.  Cancelled or failed, nothing is left.
GimpValueArray* run_extraction(GimpProcedure* procedure, GimpRunMode run_mode,
                               GimpImage* image, GimpDrawable** drawables,
                               GimpProcedureConfig* config, gpointer data);

}  // namespace scene_palette
