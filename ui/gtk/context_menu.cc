// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/context_menu.h"

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"

namespace scene_palette {
namespace {

using Act = std::function<void()>;

void free_act(gpointer act, GClosure* /*closure*/) {
  delete static_cast<Act*>(act);
}

GtkWidget* new_item(const MenuEntry& entry) {
  if (!entry.act) {
    return gtk_separator_menu_item_new();
  }
  GtkWidget* item =
      entry.is_checked ? gtk_check_menu_item_new_with_label(entry.label.c_str())
                       : gtk_menu_item_new_with_label(entry.label.c_str());
  if (entry.is_checked) {
    gtk_check_menu_item_set_active(GTK_CHECK_MENU_ITEM(item),
                                   *entry.is_checked ? TRUE : FALSE);
  }
  gtk_widget_set_sensitive(item, entry.is_sensitive ? TRUE : FALSE);
  const auto on_activate = +[](GtkMenuItem*, gpointer act) {
    guarded([&] { (*static_cast<Act*>(act))(); }, warn);
  };
  g_signal_connect_data(item, "activate", G_CALLBACK(on_activate),
                        new Act(entry.act), free_act, GConnectFlags{});
  return item;
}

}  // namespace

void open_context_menu(GtkWidget* widget, const GdkRectangle* part,
                       const std::vector<MenuEntry>& entries) {
  GtkWidget* menu = gtk_menu_new();
  gtk_menu_attach_to_widget(GTK_MENU(menu), widget, nullptr);
  for (const MenuEntry& entry : entries) {
    gtk_menu_shell_append(GTK_MENU_SHELL(menu), new_item(entry));
  }
  gtk_widget_show_all(menu);
  g_signal_connect(menu, "selection-done", G_CALLBACK(gtk_widget_destroy),
                   nullptr);
  pop_up(GTK_MENU(menu), widget, part);
  gtk_menu_shell_select_first(GTK_MENU_SHELL(menu), FALSE);
}

}  // namespace scene_palette
