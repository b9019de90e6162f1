// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the dialog shows in the strip's place where an existing palette is used:
// its colors, which are not edited here.
#pragma once

#include <gtk/gtk.h>

#include "core/palette.h"
#include "core/result.h"
#include "ui/gtk/events.h"

namespace scene_palette {

class ExistingView {
 public:
  ExistingView();
  ExistingView(const ExistingView&) = delete;
  ExistingView& operator=(const ExistingView&) = delete;
  ~ExistingView();

  GtkWidget* widget() const { return pages_.get(); }

  /// Shows the palette, or why there is none.
  void show(const Result<Palette>& palette);

 private:
  bool draw(cairo_t& cairo);

  Palette palette_;
  WidgetPtr pages_;
  WidgetPtr strip_;
  WidgetPtr error_;
};

}  // namespace scene_palette
