// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The part of a dialog that shows and edits the palette: the strip (or an
// existing palette), notes, the curve of the error, the picture and its cloud.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "ui/gtk/error_curve_view.h"
#include "ui/gtk/existing_view.h"
#include "ui/gtk/layout.h"
#include "ui/gtk/panel_hooks.h"
#include "ui/gtk/scene_views.h"
#include "ui/gtk/swatch_strip_view.h"
#include "ui/palette_editor.h"

namespace scene_palette {

class EditorPanel {
 public:
  /// The strip is at least `strip_height` high.
  EditorPanel(const ExtractOptions& start, int strip_height, PanelHooks hooks);
  EditorPanel(const EditorPanel&) = delete;
  EditorPanel& operator=(const EditorPanel&) = delete;
  ~EditorPanel();

  /// The strip, the picture with its cloud, the curve: each to be packed once.
  GtkWidget* widget() const { return box_.get(); }
  const SceneViews& views() const { return *views_; }
  GtkWidget* curve() const { return curve_->widget(); }
  const PaletteEditor& editor() const { return *editor_; }

  /// What the controls say; with `existing`, that palette, or why there is
  /// none, is shown instead.
  void ask(PaletteWishes asked, std::optional<Result<Palette>> existing);

  // As in PaletteEditor and SceneViews.
  void use_histogram(const Histogram& histogram);
  void lose_layer() { editor_->lose_layer(); }
  void set_thumbnail(Thumbnail thumbnail) {
    views_->set_thumbnail(std::move(thumbnail));
  }
  /// How much of the layer is read, 0 to 1; shown while there is no palette.
  void set_progress(double part);

  /// Whether `event` was one to undo or redo; to be asked before others.
  bool type(const GdkEventKey& event);
  /// The palette that is shown, after the newest wish.
  Result<Palette> finish();

 private:
  void build(int strip_height);
  void refresh();
  const Palette* shown() const;
  GtkWidget* page() const;

  PanelHooks hooks_;
  std::uint64_t not_finite_ = 0;
  std::optional<Result<Palette>> existing_;  // where one is used
  std::optional<PaletteEditor> editor_;
  std::optional<SwatchStripView> strip_;
  std::optional<ErrorCurveView> curve_;
  std::optional<SceneViews> views_;
  ExistingView existing_view_;
  WidgetPtr box_;
  WidgetPtr pages_;
  ProgressPart progress_;  // in the strip's place
  WidgetPtr note_;
};

}  // namespace scene_palette
