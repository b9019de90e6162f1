// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Edits a palette by pointer, keyboard and context menu of its strip.  Click or
// arrows: select; with Ctrl, a click selects nothing and arrows move the
// swatch; double click or Space: lock; Delete: drop; drag: move.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/gtk/context_menu.h"
#include "ui/gtk/strip_canvas.h"
#include "ui/palette_editor.h"

namespace scene_palette {

/// Undoes or redoes where `event` is Ctrl+Z or Ctrl+Shift+Z (or Ctrl+Y), and
/// says whether it was: for a window, so that it works outside the strip too.
bool undo_by_key(PaletteEditor& editor, const GdkEventKey& event);

class StripInput {
 public:
  using OnColor = std::function<void(const Srgb8&)>;

  /// All that is referred to must outlive this.
  StripInput(PaletteEditor& editor, StripCanvas& canvas,
             OnColor set_foreground);
  StripInput(const StripInput&) = delete;
  StripInput& operator=(const StripInput&) = delete;
  /// What was copied stays on the clipboard, if there is someone to keep it.
  ~StripInput();

 private:
  struct Press {  // of the pointer's button, until it is released
    std::size_t index = 0;
    Srgb8 color;
    double x = 0;
    double y = 0;
    std::optional<std::size_t> gap{};  // where it is dragged to
  };

  void connect();
  bool press(const GdkEventButton& event);
  bool drag(const GdkEventMotion& event);
  bool release(const GdkEventButton& event);
  bool type(const GdkEventKey& event);
  bool type_at(std::size_t index, const GdkEventKey& event);
  bool move_by_key(std::size_t index, guint key, bool with_swatch);
  void toggle_lock(std::size_t index);
  void drop(std::size_t index);
  std::vector<MenuEntry> menu_of(std::size_t index);
  void open_menu(std::size_t index, bool at_pointer);
  void copy(const std::string& text);

  PaletteEditor& editor_;
  StripCanvas& canvas_;
  OnColor set_foreground_;
  std::optional<Press> press_;
  bool has_copied_ = false;
};

}  // namespace scene_palette
