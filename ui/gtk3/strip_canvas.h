// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The strip as a widget: drawn as a whole, with a widget for each swatch that
// has the focus and speaks for it.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/gtk3/events.h"
#include "ui/gtk3/strip_box.h"
#include "ui/gtk3/swatch_item.h"
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

  /// The widget that hears the pointer and, from its swatches, the keys.
  GtkWidget* widget() const { return strip_.get(); }

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

  /// The widget of a swatch.
  GtkWidget* item(std::size_t index) const { return items_[index]; }

 private:
  void connect();
  void resize_items(std::size_t count);
  void describe_items();
  void adapt_to_style();
  StripOptions options() const;
  std::vector<StripRectangle> layout(double width, double height) const;
  bool draw(cairo_t& cairo);

  PaletteEditor& editor_;
  SwatchActions actions_;
  StripBoxHooks hooks_;
  WidgetPtr strip_;
  std::vector<GtkWidget*> items_;        // the children of strip_
  std::optional<std::size_t> selected_;  // when it was shown last
  std::optional<std::size_t> gap_;
};

}  // namespace scene_palette
