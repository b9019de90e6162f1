// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What GTK 2 and GTK 3 do differently.  The sources of this folder are compiled
// for both; ui/gtk2 and ui/gtk3 each define these functions.
#pragma once

#include <gtk/gtk.h>

#include "core/srgb8.h"

namespace scene_palette {

// The pointer's buttons; what opens a menu is told by opens_menu().
inline constexpr unsigned kFirstButton = 1;
inline constexpr unsigned kMiddleButton = 2;

/// The size of the interface's own text in pixels.
double font_size(GtkWidget* widget);

/// The color of the widget's text in its present state.
Srgb8 text_color(GtkWidget* widget);

/// The color of selected things; that of the text where the theme has none.
Srgb8 accent_color(GtkWidget* widget);

/// The color behind the middle of `widget`: that of its window and of all
/// containers in between.  Some microseconds for each of them.
Srgb8 ground_color(GtkWidget* widget);

bool is_right_to_left(GtkWidget* widget);

// In units; 1 for widgets that have no size yet.
int width_of(GtkWidget* widget);
int height_of(GtkWidget* widget);
/// Pixels of the screen a unit.
int pixels_of(GtkWidget* widget);

/// Whether `widget` has the keyboard's focus and people want to see where it
/// is.
bool shows_focus(GtkWidget* widget);
/// The theme's mark of the focus, along the edges of `widget`.
void draw_focus(cairo_t* cairo, GtkWidget* widget);

/// Draws `widget` with `draw`, which is called with `self`, as a handler of a
/// signal that g_signal_handlers_disconnect_by_data disconnects.
using DrawFunction = gboolean (*)(GtkWidget* widget, cairo_t* cairo,
                                  gpointer self);
void connect_drawing(GtkWidget* widget, DrawFunction draw, gpointer self);

/// The events of wheels of all kinds, and how many steps one went upward.
int scroll_events();
double steps_of(const GdkEventScroll& event);

/// Whether people open context menus that way.
bool opens_menu(const GdkEventButton& event);

/// Opens `menu` at the pointer, or below a part of `widget`, which has a
/// window.
void pop_up(GtkMenu* menu, GtkWidget* widget, const GdkRectangle* part);

/// Takes back what gdk_cursor_new_from_name gave.
void free_cursor(GdkCursor* cursor);

/// One of GTK's own words for buttons, such as "_Save", translated.
const char* word_of_gtk(const char* word);

/// For guarded(): says what went wrong where nothing better can be done.
void warn(const char* what);

}  // namespace scene_palette
