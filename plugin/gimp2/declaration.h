// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What GIMP is told of the plug-in: its procedure, arguments, menu entry.
#pragma once

#include <string>

namespace scene_palette {

inline constexpr const char* kProcedure = "plug-in-extract-scene-palette";

/// The folder of the catalogs: "locale" beside the plug-in, or where it was to
/// be installed.
std::string catalog_folder();

/// Declares the procedure to GIMP.
void query();

}  // namespace scene_palette
