// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The part of the dialog that shows and edits the palette: the strip, or an
// existing palette in its place, notes below, the curve, the picture with its
// cloud.  The settings of GIMP's dialog and the editor's wishes are the same.
#pragma once

#include <libgimp/gimpui.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/histogram.h"
#include "core/result.h"
#include "core/thumbnail.h"
#include "ui/gtk/error_curve_view.h"
#include "ui/gtk/existing_view.h"
#include "ui/gtk/scene_views.h"
#include "ui/gtk/swatch_strip_view.h"
#include "ui/palette_editor.h"

namespace scene_palette {

class PalettePanel {
 public:
  /// Told of each palette that is shown, or null; returns what else to say.
  using OnPalette = std::function<std::string(const Palette*)>;

  /// `config`, whose values must be usable, must outlive the panel.
  PalettePanel(GimpProcedureConfig* config, OnPalette on_palette);
  PalettePanel(const PalettePanel&) = delete;
  PalettePanel& operator=(const PalettePanel&) = delete;
  ~PalettePanel();

  /// The strip, the picture with its cloud, the curve: each to be packed once.
  GtkWidget* widget() const { return box_.get(); }
  const SceneViews& views() const { return *views_; }
  GtkWidget* curve() const { return curve_->widget(); }
  const PaletteEditor& editor() const { return *editor_; }

  void use_histogram(const Histogram& histogram);
  void lose_layer();
  void set_thumbnail(Thumbnail thumbnail);
  void set_progress(double part);  // of reading, 0 to 1

  /// Whether `event` was one to undo or redo.
  bool type(const GdkEventKey& event);
  /// What is shown, after the newest wish.
  Result<Palette> finish();

 private:
  void build();
  void note_change(const char* argument);
  void take_changes();
  void read_config();
  void write_config();
  void refresh();
  const Palette* shown() const;
  GtkWidget* page() const;  // of the stack

  GimpProcedureConfig* config_;
  OnPalette on_palette_;
  std::set<std::string> changed_;  // arguments that are yet to be read
  std::uint64_t not_finite_ = 0;
  std::optional<Result<Palette>> existing_;  // where one is used
  std::optional<PaletteEditor> editor_;
  std::optional<SwatchStripView> strip_;
  std::optional<ErrorCurveView> curve_;
  std::optional<SceneViews> views_;
  ExistingView existing_view_;
  WidgetPtr box_;
  WidgetPtr stack_;
  WidgetPtr progress_;
  WidgetPtr note_;
};

}  // namespace scene_palette
