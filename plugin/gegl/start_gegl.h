// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GEGL as every host starts it.
#pragma once

namespace scene_palette {

/// Starts GEGL with a bound on the tiles that it keeps in memory (half a
/// gigabyte otherwise), and without OpenCL, whose results differ by machine.
void start_gegl();

}  // namespace scene_palette
