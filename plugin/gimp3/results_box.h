// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The part of the dialog that says what is to be made of the palette, folded
// away until something else than the palette is wanted.
#pragma once

#include <libgimp/gimpui.h>

#include <string>

#include "plugin/gimp3/export_row.h"
#include "plugin/gimp3/palette_row.h"
#include "ui/gtk/events.h"

namespace scene_palette {

class ResultsBox {
 public:
  /// Edits the results in `config`, which like `dialog` must outlive this; a
  /// file is proposed beside that of `image`.  `settings`, which are those of a
  /// new palette, cannot be used where an existing one is.
  ResultsBox(GimpProcedureDialog* dialog, GimpProcedureConfig* config,
             GimpImage* image, GtkWidget* settings);
  ResultsBox(const ResultsBox&) = delete;
  ResultsBox& operator=(const ResultsBox&) = delete;
  ~ResultsBox();

  /// To be packed once.
  GtkWidget* widget() const { return root_.get(); }

  /// Whether there can be a posterized layer.
  void offer_layer(bool is_possible);

 private:
  void follow_changes();
  void refresh();
  GtkWidget* widget_of(const char* argument) const;

  GimpProcedureDialog* dialog_;
  GimpProcedureConfig* config_;
  GtkWidget* settings_;
  bool can_have_layer_ = true;
  PaletteRow palette_row_;
  ExportRow export_row_;
  WidgetPtr root_;
  WidgetPtr expander_;
  WidgetPtr title_;
};

}  // namespace scene_palette
