// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/layout.h"

#include <initializer_list>

namespace scene_palette {

GtkWidget* new_column(int spacing) {
  return gtk_box_new(GTK_ORIENTATION_VERTICAL, spacing);
}

GtkWidget* new_row(int spacing) {
  return gtk_box_new(GTK_ORIENTATION_HORIZONTAL, spacing);
}

GtkWidget* new_fifths(GtkWidget* wide, GtkWidget* narrow, int spacing) {
  GtkWidget* fifths = gtk_grid_new();
  GtkGrid* grid = GTK_GRID(fifths);
  gtk_grid_set_column_homogeneous(grid, TRUE);
  gtk_grid_set_column_spacing(grid, spacing);
  for (GtkWidget* child : {wide, narrow}) {
    gtk_widget_set_hexpand(child, TRUE);
    gtk_widget_set_vexpand(child, TRUE);
  }
  gtk_grid_attach(grid, wide, 0, 0, 3, 1);
  gtk_grid_attach(grid, narrow, 3, 0, 2, 1);
  return fifths;
}

GtkWidget* new_pages() {
  GtkWidget* pages = gtk_stack_new();
  gtk_widget_show(pages);
  return pages;
}

void add_page(GtkWidget* pages, GtkWidget* child) {
  gtk_widget_show(child);
  gtk_container_add(GTK_CONTAINER(pages), child);
}

void show_page(GtkWidget* pages, GtkWidget* child) {
  gtk_stack_set_visible_child(GTK_STACK(pages), child);
}

GtkWidget* new_text() {
  constexpr int kLineLength = 50;
  GtkWidget* text = gtk_label_new(nullptr);
  gtk_label_set_line_wrap(GTK_LABEL(text), TRUE);
  gtk_label_set_max_width_chars(GTK_LABEL(text), kLineLength);
  gtk_label_set_xalign(GTK_LABEL(text), 0);
  gtk_widget_show(text);
  return text;
}

ProgressPart new_progress(const char* text) {
  GtkWidget* bar = gtk_progress_bar_new();
  gtk_progress_bar_set_show_text(GTK_PROGRESS_BAR(bar), TRUE);
  gtk_progress_bar_set_text(GTK_PROGRESS_BAR(bar), text);
  gtk_widget_set_valign(bar, GTK_ALIGN_CENTER);
  gtk_widget_show(bar);
  return {bar, bar};
}

}  // namespace scene_palette
