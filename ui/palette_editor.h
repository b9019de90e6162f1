// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The model of the dialog, free of any toolkit: what is wished for, the palette
// that is shown for it, the selected swatch and the way back.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "ui/edit_history.h"
#include "ui/live_palette.h"

namespace scene_palette {

class PaletteEditor {
 public:
  using State = LivePalette::State;

  /// `wake`: see LivePalette; it asks the main loop to call update().
  /// `on_change` is called at the end of each call that changed something: a
  /// host then shows all anew, wishes().options in its controls included.
  PaletteEditor(const ExtractOptions& options, std::function<void()> wake,
                std::function<void()> on_change);

  /// What comes from outside, as in LivePalette; the wishes stay, so that a
  /// layer that was painted on is simply read again.  finish() is for an OK
  /// that comes with the newest wish: afterwards is_current() is true.
  void use_histogram(const Histogram& histogram);
  void lose_layer();
  void update();
  void finish();

  const PaletteWishes& wishes() const { return history_.now(); }
  /// What is shown, in its order, and what OK returns; empty unless `shown`.
  const Palette& palette() const { return palette_; }
  State state() const { return live_.state(); }
  bool is_current() const { return live_.is_current(); }
  const std::optional<CountChoice>& count() const { return live_.count(); }
  /// Why there is no palette, one line, where it failed or the layer is gone;
  /// else what is to be known about the palette, or nothing.
  std::string message() const;

  /// The swatch whose pixels are shown; selecting is no edit.  It follows its
  /// color, or what is nearest to it; where that was dropped, its place.
  std::optional<std::size_t> selected() const { return selected_; }
  void select(std::optional<std::size_t> index);

  /// The edits, each a step to undo; `index` is one of palette().  What cannot
  /// be done, by can_lock() or the rules of ui/palette_wishes.h, does nothing.
  /// can_lock() also tells of unlocking, dropping and colors of the picture:
  /// not all methods heed them.
  bool can_lock() const;
  void set_wishes(const PaletteWishes& wishes);
  void set_equal_widths(bool equal_widths);
  void toggle_lock(std::size_t index);
  void lock_color(const Srgb8& color);
  void drop(std::size_t index);
  void move(std::size_t from, std::size_t to);
  const EditHistory& history() const { return history_; }
  void undo();
  void redo();

 private:
  void edit(const PaletteWishes& next);
  void follow_wishes();
  void show();
  void find_selection(const Swatch& before);

  std::function<void()> on_change_;
  EditHistory history_;
  LivePalette live_;
  Palette palette_;
  std::optional<std::size_t> selected_;
};

}  // namespace scene_palette
