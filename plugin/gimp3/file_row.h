// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The row of the dialog in which a file for the palette is chosen, or none.
// GIMP's own chooser offers neither formats nor "none".
#pragma once

#include <libgimp/gimpui.h>

#include <string>

#include "ui/gtk/events.h"

namespace scene_palette {

class FileRow {
 public:
  /// Edits the argument export-file of `config`, which must outlive the row.
  /// Where a file is chosen for the first time, one beside that of `image` is
  /// proposed.
  FileRow(GimpProcedureConfig* config, GimpImage* image);
  FileRow(const FileRow&) = delete;
  FileRow& operator=(const FileRow&) = delete;
  ~FileRow();

  /// To be packed once.
  GtkWidget* widget() const { return box_.get(); }

 private:
  FileRow(GimpProcedureConfig* config, GimpImage* image, GParamSpec* argument);

  void read_config();
  void toggle();
  void choose();
  void propose(GtkFileChooser* chooser) const;

  GimpProcedureConfig* config_;
  GimpImage* image_;
  WidgetPtr box_;
  WidgetPtr check_;
  WidgetPtr button_;
  WidgetPtr name_;
  WidgetPtr note_;
};

}  // namespace scene_palette
