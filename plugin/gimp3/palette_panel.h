// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The part of the dialog that shows and edits the palette.  The settings of
// GIMP's dialog and the editor's wishes are the same.
#pragma once

#include <libgimp/gimpui.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/histogram.h"
#include "core/result.h"
#include "core/thumbnail.h"
#include "ui/gtk/editor_panel.h"

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
  GtkWidget* widget() const { return panel_->widget(); }
  const SceneViews& views() const { return panel_->views(); }
  GtkWidget* curve() const { return panel_->curve(); }
  const PaletteEditor& editor() const { return panel_->editor(); }

  // As in EditorPanel.
  void use_histogram(const Histogram& histogram) {
    panel_->use_histogram(histogram);
  }
  void lose_layer() { panel_->lose_layer(); }
  void set_thumbnail(Thumbnail thumbnail) {
    panel_->set_thumbnail(std::move(thumbnail));
  }
  void set_progress(double part) { panel_->set_progress(part); }
  bool type(const GdkEventKey& event) { return panel_->type(event); }
  /// What is shown, after the newest wish.
  Result<Palette> finish();

 private:
  void note_change(const char* argument);
  void take_changes();
  void read_config();
  void write_config(const PaletteWishes& wishes);

  GimpProcedureConfig* config_;
  std::set<std::string> changed_;  // arguments that are yet to be read
  std::optional<EditorPanel> panel_;
};

}  // namespace scene_palette
