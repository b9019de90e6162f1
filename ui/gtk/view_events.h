// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A drawing area that is handled with pointer and keys: what the picture and
// its cloud have in common.
#pragma once

#include <gtk/gtk.h>

#include "ui/gtk/events.h"

namespace scene_palette {

/// A new drawing area of some size that can have the focus and hears pointer,
/// wheel and keys, for accessibility tools an image called `name`.
WidgetPtr new_view(const char* name);

/// Gives the pointer above `widget` the shape of a name of CSS; null: as usual.
void set_pointer(GtkWidget* widget, const char* name);

/// Connects the members of Self for these events, draw, cross (for entering and
/// leaving) and tooltip, which must be public, to `widget`.
template <typename Self>
void connect_view(GtkWidget* widget, Self* self) {
  connect_draw<&Self::draw>(widget, self);
  connect_event<&Self::press, GdkEventButton>(widget, "button-press-event",
                                              self);
  connect_event<&Self::release, GdkEventButton>(widget, "button-release-event",
                                                self);
  connect_event<&Self::move, GdkEventMotion>(widget, "motion-notify-event",
                                             self);
  for (const char* signal : {"enter-notify-event", "leave-notify-event"}) {
    connect_event<&Self::cross, GdkEventCrossing>(widget, signal, self);
  }
  connect_event<&Self::scroll, GdkEventScroll>(widget, "scroll-event", self);
  connect_event<&Self::press_key, GdkEventKey>(widget, "key-press-event", self);
  connect_tooltip<&Self::tooltip>(widget, self);
}

/// Whether the pointer is farther from (x, y) than a hand trembles.
template <typename Event>
bool is_dragged(GtkWidget* widget, double x, double y, const Event& event) {
  return gtk_drag_check_threshold(
             widget, static_cast<int>(x), static_cast<int>(y),
             static_cast<int>(event.x), static_cast<int>(event.y)) != FALSE;
}

}  // namespace scene_palette
