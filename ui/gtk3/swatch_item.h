// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A swatch as a widget of its own: it can have the keyboard's focus, and a
// screen reader sees an item of a list with a name, states and actions.  It
// draws nothing (the strip is drawn as a whole) and has no window.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <functional>
#include <string>

namespace scene_palette {

/// What can be done to the swatch of an index without a pointer.
struct SwatchActions {
  std::function<void(std::size_t)> select;
  std::function<void(std::size_t)> toggle_lock;
  std::function<void(std::size_t)> drop;
};

struct SwatchLook {
  std::string name;  // for people who hear it
  std::string tooltip;
  bool is_selected = false;
  bool is_locked = false;
};

/// A new widget (floating) for the swatch of `index`; `actions` must outlive it
/// or be taken away with forget_actions().
GtkWidget* new_swatch_item(std::size_t index, const SwatchActions* actions);

/// Afterwards the actions of `item` do nothing.
void forget_actions(GtkWidget* item);

/// Tells accessibility tools of what changed.
void set_swatch_look(GtkWidget* item, const SwatchLook& look);

}  // namespace scene_palette
