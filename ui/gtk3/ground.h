// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a theme draws behind a widget.
#pragma once

#include <gtk/gtk.h>

#include "core/srgb8.h"

namespace scene_palette {

/// The color behind the middle of `widget`: that of its window and of all
/// containers in between.  Some microseconds for each of them.
Srgb8 ground_color(GtkWidget* widget);

/// Whether dark things would be lost on `ground`.
bool is_dark(const Srgb8& ground);

}  // namespace scene_palette
