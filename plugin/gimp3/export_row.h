// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The row of the dialog for the argument export-file.  GIMP's own chooser
// offers neither formats nor "none".
#pragma once

#include <libgimp/gimpui.h>

#include "ui/gtk/file_row.h"

namespace scene_palette {

class ExportRow {
 public:
  /// Edits the argument of `config`, which must outlive the row.  Where a file
  /// is chosen for the first time, one beside that of `image` is proposed.
  ExportRow(GimpProcedureConfig* config, GimpImage* image);
  ExportRow(const ExportRow&) = delete;
  ExportRow& operator=(const ExportRow&) = delete;
  ~ExportRow();

  /// To be packed once.
  GtkWidget* widget() const { return row_.widget(); }

 private:
  void read_config();
  void write_config();

  GimpProcedureConfig* config_;
  FileRow row_;
};

}  // namespace scene_palette
