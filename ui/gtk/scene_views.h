// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The picture and the cloud of its colors side by side, on the palette of an
// editor: a click in the picture locks a color, one in the cloud selects.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <optional>
#include <string>

#include "core/palette.h"
#include "core/thumbnail.h"
#include "ui/gtk/cloud_area.h"
#include "ui/gtk/events.h"
#include "ui/gtk/picture_area.h"
#include "ui/palette_editor.h"

namespace scene_palette {

class SceneViews {
 public:
  /// `editor` must outlive this.
  explicit SceneViews(PaletteEditor& editor);
  SceneViews(const SceneViews&) = delete;
  SceneViews& operator=(const SceneViews&) = delete;
  ~SceneViews();

  GtkWidget* widget() const { return root_.get(); }

  /// Shown in an idle, at first not before the editor's palette: the strip is
  /// to be on the screen before it.
  void set_thumbnail(Thumbnail thumbnail);

  /// Whether a thumbnail is shown, and none waits to be.
  bool is_complete() const { return has_picture_ && !thumbnail_; }

  /// Shows the editor anew: for its on_change.  With `other`, that palette is
  /// shown instead, and clicks do nothing.
  void refresh(const Palette* other);

 private:
  void pick(const PicturePick& pick);
  std::string hint() const;
  void show_later();
  void show_now();
  void show(const Palette& palette, std::optional<std::size_t> selected);

  PaletteEditor& editor_;
  bool is_editable_ = true;
  bool has_picture_ = false;
  std::optional<Thumbnail> thumbnail_;  // not yet shown
  unsigned idle_ = 0;                   // of the main loop, to show it
  Palette palette_;                     // what is shown
  std::optional<std::size_t> selected_;
  PictureArea picture_;
  CloudArea cloud_;
  WidgetPtr root_;
};

}  // namespace scene_palette
