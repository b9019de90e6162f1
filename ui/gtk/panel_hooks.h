// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// How an EditorPanel and the dialog that it is in work together.
#pragma once

#include <functional>
#include <string>

#include "core/palette.h"
#include "core/srgb8.h"
#include "ui/palette_wishes.h"

namespace scene_palette {

/// What a host does for the panel.
struct PanelHooks {
  /// Shows what is wished for; `colors` may be what the picture has decided.
  /// May call EditorPanel::ask() where the controls say something newer.
  std::function<void(const PaletteWishes&)> show_wishes;
  /// Told of each palette that is shown, or null if there is none; returns what
  /// else is to be said of it, or an empty text.
  std::function<std::string(const Palette*)> on_palette;
  /// As in SwatchStripView.
  std::function<void(const Srgb8&)> set_foreground;
};

}  // namespace scene_palette
