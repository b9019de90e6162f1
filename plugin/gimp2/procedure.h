// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A call of the procedure: the order of its work.
#pragma once

#include <libgimp/gimp.h>

namespace scene_palette {

/// Carries out one call; a GimpRunProc.  `return_vals` are a status and, on
/// success, the palette's name, the posterized layer (-1: none) and the number
/// of colors; otherwise a message.  On failure nothing is left behind.
void run(const gchar* name, gint n_params, const GimpParam* params,
         gint* n_return_vals, GimpParam** return_vals);

}  // namespace scene_palette
