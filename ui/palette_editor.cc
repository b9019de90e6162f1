// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/palette_editor.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/editor_text.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// What the clustering depends on: the order is made here.
ExtractOptions without_order(ExtractOptions options) {
  options.order = Order::hue;
  return options;
}

std::size_t nearest_to(const Swatch& color,
                       const std::vector<Swatch>& swatches) {
  const auto distance = [&color](const Swatch& swatch) {
    return squared_distance({swatch.oklab.l, swatch.oklab.a, swatch.oklab.b},
                            {color.oklab.l, color.oklab.a, color.oklab.b});
  };
  return std::ranges::min_element(swatches, {}, distance) - swatches.begin();
}

}  // namespace

PaletteEditor::PaletteEditor(const ExtractOptions& options,
                             std::function<void()> wake,
                             std::function<void()> on_change)
    : on_change_(std::move(on_change)),
      history_({options}),
      live_(std::move(wake)) {
  live_.request(without_order(options));
}

void PaletteEditor::use_histogram(const Histogram& histogram) {
  live_.use_histogram(histogram);
  on_change_();
}

void PaletteEditor::lose_layer() {
  live_.lose_layer();
  show();
  on_change_();
}

void PaletteEditor::update() {
  if (live_.update()) {
    show();
    on_change_();
  }
}

void PaletteEditor::finish() {
  if (live_.finish()) {
    show();
    on_change_();
  }
}

std::string PaletteEditor::message() const {
  switch (state()) {
    case State::waiting:
      return {};
    case State::layer_gone:
      return layer_gone_message();
    case State::failed:
      return user_message(*live_.error());
    case State::shown:
      break;
  }
  std::string note;
  if (palette_.auto_count) {
    note = count_choice_message(*palette_.auto_count);
  } else if (palette_.fewer_than_asked) {
    note = heeds_wishes(wishes().options) && !wishes().options.excluded.empty()
               ? no_more_colors_message()
               : fewer_colors_message(palette_);
  }
  const std::string clipped = clipped_message(palette_);
  return note.empty() || clipped.empty() ? note + clipped
                                         : note + " " + clipped;
}

void PaletteEditor::select(std::optional<std::size_t> index) {
  if (index != selected_ && (!index || *index < palette_.swatches.size())) {
    selected_ = index;
    on_change_();
  }
}

bool PaletteEditor::can_lock() const {
  return state() == State::shown && heeds_wishes(wishes().options);
}

void PaletteEditor::set_wishes(const PaletteWishes& wishes) {
  edit(with_wishes(history_.now(), wishes));
}

void PaletteEditor::set_equal_widths(bool equal_widths) {
  PaletteWishes next = wishes();
  next.equal_widths = equal_widths;
  edit(next);
}

void PaletteEditor::toggle_lock(std::size_t index) {
  if (can_lock() && index < palette_.swatches.size()) {
    const Srgb8 color = palette_.swatches[index].srgb8;
    edit(is_locked(wishes(), color) ? with_unlocked(wishes(), color)
                                    : with_locked(wishes(), color));
  }
}

void PaletteEditor::lock_color(const Srgb8& color) {
  if (can_lock()) {
    edit(with_locked(wishes(), color));
  }
}

void PaletteEditor::drop(std::size_t index) {
  if (can_lock() && index < palette_.swatches.size()) {
    edit(with_dropped(wishes(), palette_.swatches[index].srgb8));
  }
}

void PaletteEditor::move(std::size_t from, std::size_t to) {
  if (std::max(from, to) >= palette_.swatches.size() || from == to) {
    return;
  }
  PaletteWishes next = wishes();
  next.arrangement.clear();
  for (const Swatch& swatch : palette_.swatches) {
    next.arrangement.push_back(swatch.srgb8);
  }
  const Srgb8 moved = next.arrangement[from];
  next.arrangement.erase(next.arrangement.begin() +
                         static_cast<std::ptrdiff_t>(from));
  next.arrangement.insert(
      next.arrangement.begin() + static_cast<std::ptrdiff_t>(to), moved);
  edit(next);
}

void PaletteEditor::undo() {
  if (history_.undo()) {
    follow_wishes();
  }
}

void PaletteEditor::redo() {
  if (history_.redo()) {
    follow_wishes();
  }
}

void PaletteEditor::edit(const PaletteWishes& next) {
  if (history_.change(next)) {
    follow_wishes();
  }
}

// Order and widths need no clustering and are shown at once; so are locks, on
// the palette that stands until the worker is done.
void PaletteEditor::follow_wishes() {
  live_.request(without_order(wishes().options));
  show();
  on_change_();
}

void PaletteEditor::show() {
  std::optional<Swatch> before;
  if (selected_) {
    before = palette_.swatches[*selected_];
  }
  palette_ = live_.palette();
  palette_.swatches = arranged(std::move(palette_.swatches),
                               wishes().options.order, wishes().arrangement);
  for (Swatch& swatch : palette_.swatches) {
    swatch.is_locked = can_lock() && is_locked(wishes(), swatch.srgb8);
  }
  if (palette_.swatches.empty()) {
    selected_.reset();
  } else if (before) {
    find_selection(*before);
  }
}

void PaletteEditor::find_selection(const Swatch& before) {
  const std::vector<Swatch>& swatches = palette_.swatches;
  const std::vector<Srgb8>& dropped = wishes().options.excluded;
  const std::size_t nearest = nearest_to(before, swatches);
  const bool is_dropped =
      std::ranges::find(dropped, before.srgb8) != dropped.end();
  selected_ = is_dropped && swatches[nearest].srgb8 != before.srgb8
                  ? std::min(*selected_, swatches.size() - 1)
                  : nearest;
}

}  // namespace scene_palette
