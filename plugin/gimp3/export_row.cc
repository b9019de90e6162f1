// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/export_row.h"

#include <string>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/options.h"
#include "plugin/report/export_file.h"
#include "ui/gtk/file_chooser.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

/// A path, or how GIO writes a place that has none; empty for null.
std::string path_of(GFile* file) {
  const CharPtr path(file != nullptr ? g_file_get_path(file) : nullptr);
  const CharPtr name(file != nullptr ? g_file_get_parse_name(file) : nullptr);
  return path ? path.get() : name ? name.get() : "";
}

FileRowStart start_of(GimpProcedureConfig* config, GimpImage* image) {
  GParamSpec* argument = g_object_class_find_property(
      G_OBJECT_GET_CLASS(config), argument::kExportFile);
  const GObjectPtr<GFile> picture(gimp_image_get_file(image));
  const CharPtr path(picture ? g_file_get_path(picture.get()) : nullptr);
  const std::vector<FileKind> kinds = export_kinds();
  return {g_param_spec_get_nick(argument), g_param_spec_get_blurb(argument),
          translated("Export the Palette"), kinds,
          path_beside(path ? path.get() : "", "palette", kinds.front().ending)};
}

}  // namespace

ExportRow::ExportRow(GimpProcedureConfig* config, GimpImage* image)
    : config_(config),
      row_(start_of(config, image), [this] { write_config(); }) {
  read_config();
  const auto on_change =
      +[](ExportRow* row) { guarded([&] { row->read_config(); }, warn); };
  const std::string signal = std::string("notify::") + argument::kExportFile;
  g_signal_connect_swapped(config, signal.c_str(), G_CALLBACK(on_change), this);
}

ExportRow::~ExportRow() { g_signal_handlers_disconnect_by_data(config_, this); }

void ExportRow::read_config() {
  GFile* file = nullptr;
  g_object_get(config_, argument::kExportFile, &file, nullptr);
  const GObjectPtr<GFile> owned_file(file);
  row_.set_path(path_of(file));
}

void ExportRow::write_config() {
  const GObjectPtr<GFile> file(
      row_.path().empty() ? nullptr : g_file_new_for_path(row_.path().c_str()));
  g_object_set(config_, argument::kExportFile, file.get(), nullptr);
}

}  // namespace scene_palette
