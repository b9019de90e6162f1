// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Context menus out of a list of what can be done.
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace scene_palette {

/// An entry of a menu; without `act` a line between groups.
struct MenuEntry {
  std::string label;
  std::function<void()> act;
  bool is_sensitive = true;
  std::optional<bool> is_checked{};  // of a check item
};

/// Opens a menu of `entries` at the pointer, or below a part of `widget` (null:
/// the pointer).  The end of `widget` is also that of the menu.
void open_context_menu(GtkWidget* widget, const GdkRectangle* part,
                       const std::vector<MenuEntry>& entries);

}  // namespace scene_palette
