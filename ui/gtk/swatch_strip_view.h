// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The strip of the dialog with what belongs to it: a message in its place where
// there is no palette, a note and the choice of equal widths below.
#pragma once

#include <gtk/gtk.h>

#include "ui/gtk/events.h"
#include "ui/gtk/strip_canvas.h"
#include "ui/gtk/strip_input.h"
#include "ui/palette_editor.h"

namespace scene_palette {

class SwatchStripView {
 public:
  /// `editor` must outlive this.  `set_foreground` makes a color that of the
  /// host's brush; empty: the menu does not offer it.
  SwatchStripView(PaletteEditor& editor, StripInput::OnColor set_foreground);
  SwatchStripView(const SwatchStripView&) = delete;
  SwatchStripView& operator=(const SwatchStripView&) = delete;
  ~SwatchStripView();

  GtkWidget* widget() const { return root_.get(); }

  /// Shows the editor anew: for its on_change.
  void refresh();

 private:
  void build();

  PaletteEditor& editor_;
  StripCanvas canvas_;
  StripInput input_;
  WidgetPtr root_;
  WidgetPtr pages_;
  WidgetPtr message_;
  WidgetPtr note_;
  WidgetPtr equal_widths_;
};

}  // namespace scene_palette
