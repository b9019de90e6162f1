// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/edit_history.h"

namespace scene_palette {

EditKind kind_of_edit(const PaletteWishes& before, const PaletteWishes& after) {
  const auto only_differs_in = [&](auto member) {
    PaletteWishes changed = before;
    changed.options.*member = after.options.*member;
    return changed == after;
  };
  if (only_differs_in(&ExtractOptions::colors)) {
    return EditKind::colors;
  }
  if (only_differs_in(&ExtractOptions::accents)) {
    return EditKind::accents;
  }
  return only_differs_in(&ExtractOptions::seed) ? EditKind::seed
                                                : EditKind::other;
}

bool EditHistory::change(const PaletteWishes& next) {
  if (next == now_) {
    return false;
  }
  const EditKind kind = kind_of_edit(now_, next);
  const bool goes_on = kind != EditKind::other && kind == run_;
  future_.clear();
  run_ = kind;
  if (!goes_on) {
    past_.push_back(now_);
  } else if (next == past_.back()) {
    past_.pop_back();
    run_ = EditKind::other;
  }
  now_ = next;
  return true;
}

bool EditHistory::undo() {
  if (past_.empty()) {
    return false;
  }
  future_.push_back(std::exchange(now_, past_.back()));
  past_.pop_back();
  run_ = EditKind::other;
  return true;
}

bool EditHistory::redo() {
  if (future_.empty()) {
    return false;
  }
  past_.push_back(std::exchange(now_, future_.back()));
  future_.pop_back();
  run_ = EditKind::other;
  return true;
}

}  // namespace scene_palette
