// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The border between GTK's signals and members of a class that has a widget.
#pragma once

#include <gtk/gtk.h>

#include <memory>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {

struct WidgetUnref {
  void operator()(GtkWidget* widget) const { g_object_unref(widget); }
};
/// A widget that stays also when the window that it is in is destroyed.
using WidgetPtr = std::unique_ptr<GtkWidget, WidgetUnref>;

/// Takes a new widget.
inline WidgetPtr owned(GtkWidget* widget) {
  g_object_ref_sink(widget);
  return WidgetPtr(widget);
}

/// A handler of a signal with one argument, an event or Cairo's context, that
/// calls a member, which says whether nobody else needs to see it.
template <auto Method, typename Argument, typename Self>
gboolean call_member(GtkWidget* /*widget*/, Argument* argument, gpointer self) {
  return guarded(
      [&]() -> gboolean {
        return (static_cast<Self*>(self)->*Method)(*argument) ? TRUE : FALSE;
      },
      [](const char* what) -> gboolean {
        warn(what);
        return FALSE;
      });
}

/// Connects such a signal; `self` disconnects with
/// g_signal_handlers_disconnect_by_data.
template <auto Method, typename Argument, typename Self>
void connect_event(GtkWidget* widget, const char* signal, Self* self) {
  g_signal_connect(widget, signal,
                   G_CALLBACK((call_member<Method, Argument, Self>)), self);
}

/// The same for the drawing of a widget.
template <auto Method, typename Self>
void connect_draw(GtkWidget* widget, Self* self) {
  connect_drawing(widget, call_member<Method, cairo_t, Self>, self);
}

/// Connects the question for a tooltip to a member that returns its text for
/// where the pointer is, or for the keyboard; none for an empty text.
template <auto Method, typename Self>
void connect_tooltip(GtkWidget* widget, Self* self) {
  const auto handler = +[](GtkWidget*, int, int, gboolean, GtkTooltip* tooltip,
                           gpointer data) -> gboolean {
    return guarded(
        [&]() -> gboolean {
          const auto text = (static_cast<Self*>(data)->*Method)();
          gtk_tooltip_set_text(tooltip, text.c_str());
          return text.empty() ? FALSE : TRUE;
        },
        [](const char* what) -> gboolean {
          warn(what);
          return FALSE;
        });
  };
  gtk_widget_set_has_tooltip(widget, TRUE);
  g_signal_connect(widget, "query-tooltip", G_CALLBACK(handler), self);
}

}  // namespace scene_palette
