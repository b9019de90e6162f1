// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Containers, texts and the like that GTK 2 and GTK 3 make differently; ui/gtk2
// and ui/gtk3 each define these functions.  All widgets are new and floating.
#pragma once

#include <gtk/gtk.h>

namespace scene_palette {

/// Boxes, and a table of three and two fifths of the width.
GtkWidget* new_column(int spacing);
GtkWidget* new_row(int spacing);
GtkWidget* new_fifths(GtkWidget* wide, GtkWidget* narrow, int spacing);

/// Places of which one child is seen; as large as the largest.
GtkWidget* new_pages();
void add_page(GtkWidget* pages, GtkWidget* child);
void show_page(GtkWidget* pages, GtkWidget* child);

/// Text that is wrapped; begins at the start of its line.
GtkWidget* new_text();

/// A bar of progress with `text` on it, no higher than it must be, in `holder`,
/// which is to be packed.
struct ProgressPart {
  GtkWidget* holder = nullptr;
  GtkWidget* bar = nullptr;
};
ProgressPart new_progress(const char* text);

}  // namespace scene_palette
