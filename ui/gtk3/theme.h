// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a widget's theme says, in the terms of ui.
#pragma once

#include <gtk/gtk.h>

#include "core/srgb8.h"

namespace scene_palette {

/// The size of the interface's own text in pixels.
double font_size(GtkWidget* widget);

/// The color of the widget's text in its present state.
Srgb8 text_color(GtkWidget* widget);

/// The color of selected things; that of the text where the theme has none.
Srgb8 accent_color(GtkWidget* widget);

bool is_right_to_left(GtkWidget* widget);

/// For guarded(): says what went wrong where nothing better can be done.
void warn(const char* what);

}  // namespace scene_palette
