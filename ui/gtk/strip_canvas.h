// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The strip as a widget, drawn as a whole.  ui/gtk2 and ui/gtk3 each have their
// own: GTK 3 shows every swatch to accessibility tools.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "ui/palette_editor.h"
#include "ui/swatch_strip.h"

namespace scene_palette {

class StripCanvas {
 public:
  /// `editor`, whose palette is shown, must outlive this.
  explicit StripCanvas(PaletteEditor& editor);
  StripCanvas(const StripCanvas&) = delete;
  StripCanvas& operator=(const StripCanvas&) = delete;
  ~StripCanvas();

  /// The widget that hears the pointer and the keys for its swatches.
  GtkWidget* widget() const;

  /// Shows the editor anew.  Focus on the selected swatch stays with it; focus
  /// that has lost its swatch goes to the last.
  void refresh();

  /// The mark of StripMarks::gap.
  void show_gap(std::optional<std::size_t> gap);

  /// Where the swatches are, in the widget's pixels.
  std::vector<StripRectangle> places() const;

  /// The swatch that has the keyboard's focus, and to give it to one.
  std::optional<std::size_t> focused() const;
  void focus(std::size_t index);

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace scene_palette
