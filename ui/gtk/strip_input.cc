// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/strip_input.h"

#include <gdk/gdkkeysyms.h>

#include <algorithm>
#include <utility>

#include "ui/gtk/toolkit.h"
#include "ui/gtk/view_events.h"
#include "ui/strip_marks.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

guint modifiers_of(guint state) {
  return state & gtk_accelerator_get_default_mod_mask();
}

// Those of the number pad do the same.
guint key_of(const GdkEventKey& event) {
  switch (event.keyval) {
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    case GDK_KEY_KP_Space:
      return GDK_KEY_space;
    default:
      return gdk_keyval_to_lower(event.keyval);
  }
}

// Where a key leads from `index`; nothing if it is not one that leads anywhere.
std::optional<std::size_t> target_of(guint key, std::size_t index,
                                     const std::vector<StripRectangle>& places,
                                     bool right_to_left) {
  const std::size_t last = places.size() - 1;
  switch (key) {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if ((key == GDK_KEY_Right) != right_to_left) {
        return std::min(index + 1, last);
      }
      return index > 0 ? index - 1 : 0;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return swatch_in_next_row(places, index, key == GDK_KEY_Down);
    case GDK_KEY_Home:
      return 0;
    case GDK_KEY_End:
      return last;
    default:
      return std::nullopt;
  }
}

std::string all_codes(const Palette& palette) {
  std::string codes;
  for (const Swatch& swatch : palette.swatches) {
    codes += hex_from_srgb8(swatch.srgb8) + "\n";
  }
  return codes;
}

}  // namespace

bool undo_by_key(PaletteEditor& editor, const GdkEventKey& event) {
  const guint modifiers = modifiers_of(event.state);
  const guint key = gdk_keyval_to_lower(event.keyval);
  if (key == GDK_KEY_z && modifiers == GDK_CONTROL_MASK) {
    editor.undo();
    return true;
  }
  if ((key == GDK_KEY_z && modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) ||
      (key == GDK_KEY_y && modifiers == GDK_CONTROL_MASK)) {
    editor.redo();
    return true;
  }
  return false;
}

StripInput::StripInput(PaletteEditor& editor, StripCanvas& canvas,
                       OnColor set_foreground)
    : editor_(editor),
      canvas_(canvas),
      set_foreground_(std::move(set_foreground)) {
  connect();
}

StripInput::~StripInput() {
  g_signal_handlers_disconnect_by_data(canvas_.widget(), this);
  if (has_copied_) {
    gtk_clipboard_store(gtk_clipboard_get(GDK_SELECTION_CLIPBOARD));
  }
}

void StripInput::connect() {
  GtkWidget* strip = canvas_.widget();
  connect_event<&StripInput::press, GdkEventButton>(strip, "button-press-event",
                                                    this);
  connect_event<&StripInput::drag, GdkEventMotion>(strip, "motion-notify-event",
                                                   this);
  connect_event<&StripInput::release, GdkEventButton>(
      strip, "button-release-event", this);
  connect_event<&StripInput::type, GdkEventKey>(strip, "key-press-event", this);
}

bool StripInput::press(const GdkEventButton& event) {
  const auto index = swatch_at(canvas_.places(), event.x, event.y);
  if (!index) {
    return false;
  }
  press_.reset();
  if (event.type == GDK_2BUTTON_PRESS && event.button == kFirstButton) {
    toggle_lock(*index);
    return true;
  }
  if (event.type != GDK_BUTTON_PRESS) {
    return true;
  }
  const bool is_menu = opens_menu(event);
  const bool unselects = !is_menu &&
                         modifiers_of(event.state) == GDK_CONTROL_MASK &&
                         editor_.selected() == *index;
  canvas_.focus(*index);
  editor_.select(unselects ? std::nullopt : index);
  if (is_menu) {
    open_menu(*index, true);
  } else if (event.button == kFirstButton) {
    press_ = {*index, editor_.palette().swatches[*index].srgb8, event.x,
              event.y};
  }
  return true;
}

bool StripInput::drag(const GdkEventMotion& event) {
  if (!press_) {
    return false;
  }
  if (press_->gap ||
      is_dragged(canvas_.widget(), press_->x, press_->y, event)) {
    press_->gap = gap_at(canvas_.places(), event.x, event.y,
                         is_right_to_left(canvas_.widget()));
    canvas_.show_gap(press_->gap);
  }
  return true;
}

bool StripInput::release(const GdkEventButton& /*event*/) {
  const std::optional<Press> press = std::exchange(press_, std::nullopt);
  canvas_.show_gap(std::nullopt);
  if (!press || !press->gap) {
    return false;
  }
  // The palette may have changed under the pointer.
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  if (press->index < swatches.size() &&
      swatches[press->index].srgb8 == press->color) {
    const std::size_t to =
        *press->gap > press->index ? *press->gap - 1 : *press->gap;
    editor_.move(press->index, to);
    canvas_.focus(to);
  }
  return true;
}

bool StripInput::type(const GdkEventKey& event) {
  if (event.keyval == GDK_KEY_Escape && press_ && press_->gap) {
    press_.reset();
    canvas_.show_gap(std::nullopt);
    return true;
  }
  if (undo_by_key(editor_, event)) {
    return true;
  }
  const std::optional<std::size_t> index = canvas_.focused();
  return index && type_at(*index, event);
}

bool StripInput::type_at(std::size_t index, const GdkEventKey& event) {
  const guint modifiers = modifiers_of(event.state);
  const guint key = key_of(event);
  const bool is_menu = (key == GDK_KEY_Menu && modifiers == 0) ||
                       (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
  if (is_menu) {
    open_menu(index, false);
    return true;
  }
  if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_c) {
    copy(hex_from_srgb8(editor_.palette().swatches[index].srgb8));
    return true;
  }
  if (modifiers == GDK_CONTROL_MASK) {
    return move_by_key(index, key, true);
  }
  if (modifiers != 0) {
    return false;
  }
  if (key == GDK_KEY_space) {
    toggle_lock(index);
    return true;
  }
  if (key == GDK_KEY_Delete) {
    drop(index);
    return true;
  }
  return move_by_key(index, key, false);
}

bool StripInput::move_by_key(std::size_t index, guint key, bool with_swatch) {
  const auto target = target_of(key, index, canvas_.places(),
                                is_right_to_left(canvas_.widget()));
  if (!target) {
    return false;
  }
  canvas_.focus(*target);
  if (with_swatch) {
    editor_.move(index, *target);
  } else {
    editor_.select(target);
  }
  return true;
}

void StripInput::toggle_lock(std::size_t index) {
  if (!editor_.can_lock()) {
    gtk_widget_error_bell(canvas_.widget());
  }
  editor_.toggle_lock(index);
}

void StripInput::drop(std::size_t index) {
  if (!editor_.can_lock()) {
    gtk_widget_error_bell(canvas_.widget());
  }
  editor_.drop(index);
}

std::vector<MenuEntry> StripInput::menu_of(std::size_t index) {
  const Swatch& swatch = editor_.palette().swatches[index];
  const Srgb8 color = swatch.srgb8;
  const bool can_lock = editor_.can_lock();
  std::vector<MenuEntry> entries = {
      {translated("Copy Code"), [this, color] { copy(hex_from_srgb8(color)); }},
      {translated("Copy All Codes"),
       [this] { copy(all_codes(editor_.palette())); }}};
  if (set_foreground_) {
    entries.push_back({translated("Set as Foreground Color"),
                       [this, color] { set_foreground_(color); }});
  }
  entries.push_back({});
  entries.push_back({translated("Lock"), [this, index] { toggle_lock(index); },
                     can_lock, swatch.is_locked});
  entries.push_back(
      {translated("Drop"), [this, index] { drop(index); }, can_lock});
  entries.push_back({});
  entries.push_back({translated("Undo"), [this] { editor_.undo(); },
                     editor_.history().can_undo()});
  entries.push_back({translated("Redo"), [this] { editor_.redo(); },
                     editor_.history().can_redo()});
  return entries;
}

void StripInput::open_menu(std::size_t index, bool at_pointer) {
  const StripRectangle swatch = canvas_.places()[index];
  const GdkRectangle part = {
      static_cast<int>(swatch.x), static_cast<int>(swatch.y),
      static_cast<int>(swatch.width), static_cast<int>(swatch.height)};
  open_context_menu(canvas_.widget(), at_pointer ? nullptr : &part,
                    menu_of(index));
}

void StripInput::copy(const std::string& text) {
  GtkClipboard* clipboard = gtk_clipboard_get(GDK_SELECTION_CLIPBOARD);
  gtk_clipboard_set_text(clipboard, text.c_str(),
                         static_cast<int>(text.size()));
  gtk_clipboard_set_can_store(clipboard, nullptr, 0);
  has_copied_ = true;
}

}  // namespace scene_palette
