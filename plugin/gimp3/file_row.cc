// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/file_row.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/options.h"
#include "plugin/report/export_file.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;

struct DestroyWindow {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WindowPtr = std::unique_ptr<GtkWidget, DestroyWindow>;

/// GTK's own word, translated.
const char* of_gtk(const char* word) { return g_dgettext("gtk30", word); }

GObjectPtr<GFile> configured_file(GimpProcedureConfig* config) {
  GFile* file = nullptr;
  g_object_get(config, argument::kExportFile, &file, nullptr);
  return GObjectPtr<GFile>(file);
}

void add_filter(GtkFileChooser* chooser, const Choice<PaletteFormat>& format) {
  GtkFileFilter* filter = gtk_file_filter_new();
  const std::string ending = file_ending(format.value);
  gtk_file_filter_set_name(
      filter,
      (std::string(translated(format.label)) + " (*" + ending + ")").c_str());
  gtk_file_filter_add_pattern(filter, ("*" + ending).c_str());
  g_object_set_data(G_OBJECT(filter), "ending",
                    const_cast<char*>(file_ending(format.value)));
  gtk_file_chooser_add_filter(chooser, filter);
}

/// The ending that the chosen filter stands for.
std::string chosen_ending(GtkFileChooser* chooser) {
  GtkFileFilter* filter = gtk_file_chooser_get_filter(chooser);
  return static_cast<const char*>(
      g_object_get_data(G_OBJECT(filter), "ending"));
}

/// The name that is typed takes the ending of another format.
void follow_filter(GtkFileChooser* chooser) {
  const CharPtr name(gtk_file_chooser_get_current_name(chooser));
  const std::optional<PaletteFormat> format = format_for_name(name.get());
  if (!format) {
    return;
  }
  std::string other = name.get();
  other.resize(other.size() - std::string(file_ending(*format)).size());
  gtk_file_chooser_set_current_name(chooser,
                                    (other + chosen_ending(chooser)).c_str());
}

/// The file that the person agreed to, also to replace it where it exists; null
/// if there is none.  A name without one of our endings gets one, and is asked
/// for again where there is such a file.
GObjectPtr<GFile> ask_for_file(GtkFileChooser* chooser) {
  while (gtk_dialog_run(GTK_DIALOG(chooser)) == GTK_RESPONSE_ACCEPT) {
    const CharPtr path(gtk_file_chooser_get_filename(chooser));
    if (!path) {
      continue;
    }
    if (format_for_name(path.get())) {
      return GObjectPtr<GFile>(g_file_new_for_path(path.get()));
    }
    const std::string complete = path.get() + chosen_ending(chooser);
    std::error_code ignored;
    if (!std::filesystem::exists(complete, ignored)) {
      return GObjectPtr<GFile>(g_file_new_for_path(complete.c_str()));
    }
    const CharPtr name(g_filename_display_basename(complete.c_str()));
    gtk_file_chooser_set_current_name(chooser, name.get());
  }
  return nullptr;
}

}  // namespace

FileRow::FileRow(GimpProcedureConfig* config, GimpImage* image)
    : FileRow(config, image,
              g_object_class_find_property(G_OBJECT_GET_CLASS(config),
                                           argument::kExportFile)) {}

FileRow::FileRow(GimpProcedureConfig* config, GimpImage* image,
                 GParamSpec* argument)
    : config_(config),
      image_(image),
      box_(owned(gtk_grid_new())),
      check_(owned(
          gtk_check_button_new_with_mnemonic(g_param_spec_get_nick(argument)))),
      button_(owned(gtk_button_new())),
      name_(owned(gtk_label_new(nullptr))),
      note_(owned(gtk_label_new(nullptr))) {
  GtkGrid* grid = GTK_GRID(box_.get());
  gtk_grid_set_column_spacing(grid, kSpacing);
  gtk_label_set_ellipsize(GTK_LABEL(name_.get()), PANGO_ELLIPSIZE_MIDDLE);
  gtk_container_add(GTK_CONTAINER(button_.get()), name_.get());
  gtk_widget_set_hexpand(button_.get(), TRUE);
  gtk_label_set_xalign(GTK_LABEL(note_.get()), 0);
  gtk_label_set_line_wrap(GTK_LABEL(note_.get()), TRUE);
  gtk_label_set_text(GTK_LABEL(note_.get()),
                     translated("The file that is there will be replaced."));
  gtk_grid_attach(grid, check_.get(), 0, 0, 1, 1);
  gtk_grid_attach(grid, button_.get(), 1, 0, 1, 1);
  gtk_grid_attach(grid, note_.get(), 0, 1, 2, 1);
  gtk_widget_set_tooltip_text(check_.get(), g_param_spec_get_blurb(argument));
  gtk_widget_show_all(box_.get());
  read_config();

  const auto on_toggle =
      +[](FileRow* row) { guarded([&] { row->toggle(); }, warn); };
  g_signal_connect_swapped(check_.get(), "toggled", G_CALLBACK(on_toggle),
                           this);
  const auto on_click =
      +[](FileRow* row) { guarded([&] { row->choose(); }, warn); };
  g_signal_connect_swapped(button_.get(), "clicked", G_CALLBACK(on_click),
                           this);
  const auto on_change =
      +[](FileRow* row) { guarded([&] { row->read_config(); }, warn); };
  const std::string signal = std::string("notify::") + argument::kExportFile;
  g_signal_connect_swapped(config, signal.c_str(), G_CALLBACK(on_change), this);
}

FileRow::~FileRow() {
  for (gpointer object :
       {static_cast<gpointer>(config_), static_cast<gpointer>(check_.get()),
        static_cast<gpointer>(button_.get())}) {
    g_signal_handlers_disconnect_by_data(object, this);
  }
}

void FileRow::read_config() {
  const GObjectPtr<GFile> file = configured_file(config_);
  const gboolean is_wanted = file ? TRUE : FALSE;
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(check_.get()), is_wanted);
  gtk_widget_set_sensitive(button_.get(), is_wanted);
  const CharPtr path(file ? g_file_get_parse_name(file.get()) : nullptr);
  const CharPtr name(file ? g_filename_display_basename(path.get()) : nullptr);
  gtk_label_set_text(GTK_LABEL(name_.get()),
                     name ? name.get() : translated("(none)"));
  gtk_widget_set_tooltip_text(button_.get(), path.get());
  gtk_widget_set_visible(
      note_.get(), file ? g_file_query_exists(file.get(), nullptr) : FALSE);
}

void FileRow::toggle() {
  const bool is_wanted =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(check_.get())) != FALSE;
  const bool is_there = static_cast<bool>(configured_file(config_));
  if (is_wanted && !is_there) {
    choose();
  } else if (!is_wanted && is_there) {
    g_object_set(config_, argument::kExportFile, nullptr, nullptr);
  }
}

void FileRow::choose() {
  GtkWidget* parent = gtk_widget_get_toplevel(box_.get());
  const WindowPtr window(gtk_file_chooser_dialog_new(
      translated("Export the Palette"), GTK_WINDOW(parent),
      GTK_FILE_CHOOSER_ACTION_SAVE, of_gtk("_Cancel"), GTK_RESPONSE_CANCEL,
      of_gtk("_Save"), GTK_RESPONSE_ACCEPT, nullptr));
  gtk_dialog_set_default_response(GTK_DIALOG(window.get()),
                                  GTK_RESPONSE_ACCEPT);
  GtkFileChooser* chooser = GTK_FILE_CHOOSER(window.get());
  gtk_file_chooser_set_do_overwrite_confirmation(chooser, TRUE);
  for (const Choice<PaletteFormat>& format : format_choices()) {
    add_filter(chooser, format);
  }
  propose(chooser);
  const auto on_filter = +[](GtkFileChooser* self) {
    guarded([&] { follow_filter(self); }, warn);
  };
  g_signal_connect(chooser, "notify::filter", G_CALLBACK(on_filter), nullptr);
  if (const GObjectPtr<GFile> file = ask_for_file(chooser)) {
    g_object_set(config_, argument::kExportFile, file.get(), nullptr);
  }
  read_config();
}

void FileRow::propose(GtkFileChooser* chooser) const {
  if (const GObjectPtr<GFile> file = configured_file(config_)) {
    gtk_file_chooser_set_file(chooser, file.get(), nullptr);
    return;
  }
  const GObjectPtr<GFile> picture(gimp_image_get_file(image_));
  const CharPtr path(picture ? g_file_get_path(picture.get()) : nullptr);
  if (!path) {
    gtk_file_chooser_set_current_name(chooser, "palette.gpl");
    return;
  }
  const std::filesystem::path file(path.get());
  const CharPtr stem(g_filename_display_name(file.stem().c_str()));
  gtk_file_chooser_set_current_folder(chooser, file.parent_path().c_str());
  gtk_file_chooser_set_current_name(chooser,
                                    (std::string(stem.get()) + ".gpl").c_str());
}

}  // namespace scene_palette
