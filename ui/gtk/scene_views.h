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

  GtkWidget* widget() const { return root_.get(); }

  void set_thumbnail(Thumbnail thumbnail);

  /// Shows the editor anew: for its on_change.  With `other`, that palette is
  /// shown instead, and clicks do nothing.
  void refresh(const Palette* other);

 private:
  void pick(const PicturePick& pick);
  std::string hint() const;
  void show(const Palette& palette, std::optional<std::size_t> selected);

  PaletteEditor& editor_;
  bool is_editable_ = true;
  Palette palette_;  // what is shown
  std::optional<std::size_t> selected_;
  PictureArea picture_;
  CloudArea cloud_;
  WidgetPtr root_;
};

}  // namespace scene_palette
