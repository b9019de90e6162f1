// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What was wished for before, to go back to, and forward again.
#pragma once

#include <utility>
#include <vector>

#include "ui/palette_wishes.h"

namespace scene_palette {

/// Changes of one slider that follow each other are one step; `other` changes
/// are a step each.
enum class EditKind { other, colors, accents, seed };

/// What kind of a change leads from `before` to `after`: that of a slider if
/// nothing but its value changed.
EditKind kind_of_edit(const PaletteWishes& before, const PaletteWishes& after);

class EditHistory {
 public:
  explicit EditHistory(PaletteWishes start) : now_(std::move(start)) {}

  const PaletteWishes& now() const { return now_; }

  /// Goes on to `next`, as a step that can be undone; what was undone is gone.
  /// A slider that is back where its run began leaves no step.  Returns whether
  /// `next` differs from now().
  bool change(const PaletteWishes& next);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }

  /// Goes one step back or forward; false where there is none.
  bool undo();
  bool redo();

 private:
  PaletteWishes now_;
  std::vector<PaletteWishes> past_;    // the last one is the newest
  std::vector<PaletteWishes> future_;  // the last one comes next
  EditKind run_ = EditKind::other;     // of the newest step
};

}  // namespace scene_palette
