// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/view_events.h"

namespace scene_palette {
namespace {

constexpr int kLeastWidth = 120;
constexpr int kLeastHeight = 90;

}  // namespace

WidgetPtr new_view(const char* name) {
  GtkWidget* view = gtk_drawing_area_new();
  gtk_widget_set_size_request(view, kLeastWidth, kLeastHeight);
  gtk_widget_set_can_focus(view, TRUE);
  gtk_widget_add_events(view, GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK |
                                  GDK_POINTER_MOTION_MASK |
                                  GDK_ENTER_NOTIFY_MASK |
                                  GDK_LEAVE_NOTIFY_MASK | scroll_events() |
                                  GDK_KEY_PRESS_MASK | GDK_KEY_RELEASE_MASK);
  AtkObject* accessible = gtk_widget_get_accessible(view);
  atk_object_set_role(accessible, ATK_ROLE_IMAGE);
  atk_object_set_name(accessible, name);
  gtk_widget_show(view);
  return owned(view);
}

void set_pointer(GtkWidget* widget, const char* name) {
  GdkWindow* window = gtk_widget_get_window(widget);
  if (window == nullptr) {
    return;
  }
  GdkCursor* cursor =
      name == nullptr
          ? nullptr
          : gdk_cursor_new_from_name(gtk_widget_get_display(widget), name);
  gdk_window_set_cursor(window, cursor);
  if (cursor != nullptr) {
    free_cursor(cursor);
  }
}

}  // namespace scene_palette
