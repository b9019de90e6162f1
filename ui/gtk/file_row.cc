// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/file_row.h"

#include <filesystem>
#include <utility>

#include "ui/gtk/file_chooser.h"
#include "ui/gtk/layout.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;

}  // namespace

FileRow::FileRow(FileRowStart start, std::function<void()> on_change)
    : start_(std::move(start)),
      on_change_(std::move(on_change)),
      box_(owned(new_column(0))),
      check_(owned(gtk_check_button_new_with_mnemonic(start_.label.c_str()))),
      button_(owned(gtk_button_new())),
      name_(owned(gtk_label_new(nullptr))),
      note_(owned(new_text())) {
  gtk_label_set_ellipsize(GTK_LABEL(name_.get()), PANGO_ELLIPSIZE_MIDDLE);
  gtk_container_add(GTK_CONTAINER(button_.get()), name_.get());
  gtk_label_set_text(GTK_LABEL(note_.get()),
                     translated("The file that is there will be replaced."));
  gtk_widget_set_tooltip_text(check_.get(), start_.tooltip.c_str());
  GtkWidget* row = new_row(kSpacing);
  gtk_box_pack_start(GTK_BOX(row), check_.get(), FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(row), button_.get(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(box_.get()), row, FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(box_.get()), note_.get(), FALSE, FALSE, 0);
  gtk_widget_show_all(box_.get());
  // It says itself when it is to be seen.
  gtk_widget_set_no_show_all(note_.get(), TRUE);
  set_path({});

  const auto on_toggle =
      +[](FileRow* row) { guarded([&] { row->toggle(); }, warn); };
  g_signal_connect_swapped(check_.get(), "toggled", G_CALLBACK(on_toggle),
                           this);
  const auto on_click =
      +[](FileRow* row) { guarded([&] { row->choose(); }, warn); };
  g_signal_connect_swapped(button_.get(), "clicked", G_CALLBACK(on_click),
                           this);
}

FileRow::~FileRow() {
  for (GtkWidget* widget : {check_.get(), button_.get()}) {
    g_signal_handlers_disconnect_by_data(widget, this);
  }
}

void FileRow::set_path(const std::string& path) {
  path_ = path;
  const gboolean is_wanted = path_.empty() ? FALSE : TRUE;
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(check_.get()), is_wanted);
  gtk_widget_set_sensitive(button_.get(), is_wanted);
  char* name = g_filename_display_basename(path_.c_str());
  gtk_label_set_text(GTK_LABEL(name_.get()),
                     path_.empty() ? translated("(none)") : name);
  g_free(name);
  char* shown = g_filename_display_name(path_.c_str());
  gtk_widget_set_tooltip_text(button_.get(), path_.empty() ? nullptr : shown);
  g_free(shown);
  std::error_code ignored;
  const bool is_there =
      !path_.empty() && std::filesystem::exists(path_, ignored);
  gtk_widget_set_visible(note_.get(), is_there ? TRUE : FALSE);
}

void FileRow::toggle() {
  const bool is_wanted =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(check_.get())) != FALSE;
  if (is_wanted && path_.empty()) {
    choose();
  } else if (!is_wanted && !path_.empty()) {
    set_path({});
    on_change_();
  }
}

void FileRow::choose() {
  const std::string chosen =
      ask_for_file(box_.get(), start_.title.c_str(), start_.kinds,
                   path_.empty() ? start_.proposed : path_);
  set_path(chosen.empty() ? path_ : chosen);
  if (!chosen.empty()) {
    on_change_();
  }
}

}  // namespace scene_palette
