// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Widgets that outlive the dialog they were put into.
#pragma once

#include <gtk/gtk.h>

#include <memory>

namespace scene_palette {

struct WidgetUnref {
  void operator()(GtkWidget* widget) const { g_object_unref(widget); }
};

/// One reference to a widget: it may be destroyed, and so have no children and
/// no signals any more, but the pointer stays good.
using WidgetPtr = std::unique_ptr<GtkWidget, WidgetUnref>;

/// Owns a new (floating) widget, or shares one that is owned.
inline WidgetPtr hold(GtkWidget* widget) {
  return WidgetPtr(GTK_WIDGET(g_object_ref_sink(widget)));
}

}  // namespace scene_palette
