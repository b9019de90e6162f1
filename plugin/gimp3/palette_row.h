// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The row of the dialog in which an existing palette is chosen, or none: GIMP's
// own chooser has no "none".
#pragma once

#include <libgimp/gimpui.h>

namespace scene_palette {

class PaletteRow {
 public:
  /// Edits the argument use-palette of `config`, which must outlive the row.
  explicit PaletteRow(GimpProcedureConfig* config);
  PaletteRow(const PaletteRow&) = delete;
  PaletteRow& operator=(const PaletteRow&) = delete;
  ~PaletteRow();

  /// To be packed once.
  GtkWidget* widget() const { return box_; }

 private:
  void read_config();
  void write_config();
  void set_layer(bool is_forced);

  GimpProcedureConfig* config_;
  GtkWidget* box_;
  GtkWidget* check_;
  GtkWidget* chooser_;
  bool was_layer_wanted_ = false;  // before the palette was
};

}  // namespace scene_palette
