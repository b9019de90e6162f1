// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Tells people what went wrong while a dialog stays open.
#pragma once

#include <gtk/gtk.h>

#include <string>

namespace scene_palette {

/// Shows `message` until it is closed; `window` waits.
void show_error(GtkWindow* window, const std::string& message);

}  // namespace scene_palette
