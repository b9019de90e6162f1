// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/layout.h"

namespace scene_palette {
namespace {

// A label of GTK 2 wraps at the width that was requested for it, not at the one
// that it has.
void wrap_at_width(GtkWidget* label, GtkAllocation* area, gpointer /*data*/) {
  int wanted = 0;
  gtk_widget_get_size_request(label, &wanted, nullptr);
  if (wanted != area->width && area->width > 1) {
    gtk_widget_set_size_request(label, area->width, -1);
  }
}

}  // namespace

GtkWidget* new_column(int spacing) { return gtk_vbox_new(FALSE, spacing); }

GtkWidget* new_row(int spacing) { return gtk_hbox_new(FALSE, spacing); }

GtkWidget* new_fifths(GtkWidget* wide, GtkWidget* narrow, int spacing) {
  GtkWidget* fifths = gtk_table_new(1, 5, TRUE);
  gtk_table_set_col_spacings(GTK_TABLE(fifths), spacing);
  gtk_table_attach_defaults(GTK_TABLE(fifths), wide, 0, 3, 0, 1);
  gtk_table_attach_defaults(GTK_TABLE(fifths), narrow, 3, 5, 0, 1);
  return fifths;
}

GtkWidget* new_pages() {
  GtkWidget* pages = gtk_notebook_new();
  gtk_notebook_set_show_tabs(GTK_NOTEBOOK(pages), FALSE);
  gtk_notebook_set_show_border(GTK_NOTEBOOK(pages), FALSE);
  gtk_widget_set_can_focus(pages, FALSE);
  gtk_widget_show(pages);
  return pages;
}

void add_page(GtkWidget* pages, GtkWidget* child) {
  gtk_widget_show(child);
  gtk_notebook_append_page(GTK_NOTEBOOK(pages), child, nullptr);
}

void show_page(GtkWidget* pages, GtkWidget* child) {
  gtk_notebook_set_current_page(
      GTK_NOTEBOOK(pages), gtk_notebook_page_num(GTK_NOTEBOOK(pages), child));
}

GtkWidget* new_text() {
  GtkWidget* text = gtk_label_new(nullptr);
  gtk_label_set_line_wrap(GTK_LABEL(text), TRUE);
  gtk_misc_set_alignment(GTK_MISC(text), 0, 0.5);
  g_signal_connect(text, "size-allocate", G_CALLBACK(wrap_at_width), nullptr);
  gtk_widget_show(text);
  return text;
}

ProgressPart new_progress(const char* text) {
  GtkWidget* bar = gtk_progress_bar_new();
  gtk_progress_bar_set_text(GTK_PROGRESS_BAR(bar), text);
  GtkWidget* holder = gtk_alignment_new(0, 0.5, 1, 0);
  gtk_container_add(GTK_CONTAINER(holder), bar);
  gtk_widget_show_all(holder);
  return {holder, bar};
}

}  // namespace scene_palette
