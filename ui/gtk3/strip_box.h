// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A container whose children lie where a function says, and which is one stop
// for the Tab key: inside, the arrow keys of its owner move.
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <vector>

#include "ui/swatch_strip.h"

namespace scene_palette {

struct StripBoxHooks {
  /// The places of the children, in their order, in a box of that size.
  std::function<std::vector<StripRectangle>(double width, double height)>
      layout;
  /// The child that gets the focus that comes into the box; null for none.
  std::function<GtkWidget*()> entrance;
};

/// A new container (floating) with a window of its own that hears the pointer;
/// `hooks` must outlive it or be taken away with forget_hooks().
GtkWidget* new_strip_box(const StripBoxHooks* hooks);

/// Afterwards the children stay where they are, and none gets the focus.
void forget_hooks(GtkWidget* box);

/// Adds a child behind the others.
void add_to_strip_box(GtkWidget* box, GtkWidget* child);

}  // namespace scene_palette
