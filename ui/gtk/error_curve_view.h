// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The curve of the error under the slider of the number of colors, with a line
// of text that says the same.
#pragma once

#include <gtk/gtk.h>

#include "ui/gtk/events.h"
#include "ui/palette_editor.h"

namespace scene_palette {

class ErrorCurveView {
 public:
  /// `editor` must outlive this.
  explicit ErrorCurveView(const PaletteEditor& editor);
  ErrorCurveView(const ErrorCurveView&) = delete;
  ErrorCurveView& operator=(const ErrorCurveView&) = delete;
  ~ErrorCurveView();

  /// Keeps its height while there is no curve, so that nothing jumps.
  GtkWidget* widget() const { return root_.get(); }

  /// Shows the editor anew: for its on_change.
  void refresh();

 private:
  bool draw(cairo_t& cairo);

  const PaletteEditor& editor_;
  WidgetPtr root_;
  WidgetPtr curve_;
  WidgetPtr text_;
};

}  // namespace scene_palette
