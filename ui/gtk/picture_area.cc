// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/picture_area.h"

#include <gdk/gdkkeysyms.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/gtk/view_events.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// In units: how near to the line it is grasped, how far an arrow key moves; by
// Shift ten times as far.
constexpr double kLineReach = 7;
constexpr double kKeyStep = 2;
constexpr int kLongStep = 10;

constexpr double kWheelZoom = 1.25;
constexpr double kKeyZoom = 1.25;
constexpr double kSplitStep = 0.05;
constexpr double kLabelSize = 0.9;  // of the font size

constexpr unsigned kModifiers =
    GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_MOD1_MASK | GDK_SUPER_MASK;

}  // namespace

PictureArea::PictureArea(PictureEvents events)
    : events_(std::move(events)),
      widget_(new_view(translated("Picture before and after"))) {
  connect_view(widget(), this);
  connect_event<&PictureArea::release_key, GdkEventKey>(
      widget(), "key-release-event", this);
  connect_event<&PictureArea::lose_focus, GdkEventFocus>(
      widget(), "focus-out-event", this);
  describe();
}

PictureArea::~PictureArea() {
  g_signal_handlers_disconnect_by_data(widget(), this);
}

void PictureArea::set_thumbnail(Thumbnail thumbnail) {
  view_.set_thumbnail(std::move(thumbnail));
  cursor_.reset();
  point_at(std::nullopt);
  redraw();
}

// What is pointed at may have become another swatch.
void PictureArea::set_palette(Palette palette) {
  view_.set_palette(std::move(palette));
  if (pointed_) {
    pointed_ = view_.pick(pointed_->pixel);
    describe();
    gtk_widget_trigger_tooltip_query(widget());
  }
  redraw();
}

void PictureArea::set_highlighted(std::optional<std::size_t> swatch) {
  view_.set_highlighted(swatch);
  redraw();
}

bool PictureArea::draw(cairo_t& cairo) {
  view_.viewport().set_view(width_of(widget()), height_of(widget()));
  view_.set_right_to_left(is_right_to_left(widget()));
  PictureLook look;
  look.ground = ground_color(widget());
  look.font_size = kLabelSize * font_size(widget());
  look.pixels = pixels_of(widget());
  look.cursor = cursor_;
  view_.draw(&cairo, look);
  if (shows_focus(widget())) {
    draw_focus(&cairo, widget());
  }
  return true;
}

bool PictureArea::is_on_line(double x) const {
  const std::optional<double> line = view_.split_x();
  return line && std::abs(x - *line) <= kLineReach;
}

bool PictureArea::press(const GdkEventButton& event) {
  if (event.type != GDK_BUTTON_PRESS || drag_ != Drag::none) {
    return drag_ != Drag::none;
  }
  const bool is_left = event.button == kFirstButton;
  if (!is_left && event.button != kMiddleButton) {
    return false;
  }
  gtk_widget_grab_focus(widget());
  drag_x_ = event.x;
  drag_y_ = event.y;
  if (!is_left || is_space_held_) {
    drag_ = Drag::pan;
  } else {
    drag_ = is_on_line(event.x) ? Drag::split : Drag::maybe_click;
  }
  cursor_.reset();
  show_pointer(event.x, event.y);
  redraw();
  return true;
}

bool PictureArea::release(const GdkEventButton& event) {
  const Drag drag = std::exchange(drag_, Drag::none);
  show_pointer(event.x, event.y);
  if (drag == Drag::maybe_click) {
    const std::optional<PicturePick> pick = view_.pick(event.x, event.y);
    if (pick && events_.on_pick) {
      events_.on_pick(*pick);
    }
  }
  return drag != Drag::none;
}

bool PictureArea::move(const GdkEventMotion& event) {
  if (drag_ == Drag::maybe_click &&
      is_dragged(widget(), drag_x_, drag_y_, event)) {
    drag_ = Drag::pan;
  }
  if (drag_ == Drag::split) {
    view_.move_split_to(event.x);
    redraw();
  } else if (drag_ == Drag::pan) {
    view_.viewport().pan_by(event.x - drag_x_, event.y - drag_y_);
    drag_x_ = event.x;
    drag_y_ = event.y;
    redraw();
  } else if (drag_ == Drag::none) {
    cursor_.reset();
    point_at(is_on_line(event.x) ? std::nullopt : view_.pick(event.x, event.y));
  }
  show_pointer(event.x, event.y);
  return true;
}

// A pointer that is suddenly there has not moved.
bool PictureArea::cross(const GdkEventCrossing& event) {
  if (drag_ == Drag::none && !cursor_) {
    const bool is_here = event.type == GDK_ENTER_NOTIFY && !is_on_line(event.x);
    point_at(is_here ? view_.pick(event.x, event.y) : std::nullopt);
    show_pointer(event.x, event.y);
  }
  return false;
}

bool PictureArea::scroll(const GdkEventScroll& event) {
  view_.viewport().zoom_by(std::pow(kWheelZoom, steps_of(event)), event.x,
                           event.y);
  point_at(view_.pick(event.x, event.y));
  redraw();
  return true;
}

bool PictureArea::press_key(const GdkEventKey& event) {
  const unsigned modifiers = event.state & kModifiers;
  switch (event.keyval) {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return press_arrow(-1, 0, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow(1, 0, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return press_arrow(0, -1, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_arrow(0, 1, modifiers);
    default:
      // Shift is needed to write + on many keyboards.
      return (modifiers & ~static_cast<unsigned>(GDK_SHIFT_MASK)) == 0 &&
             press_other(event.keyval);
  }
}

bool PictureArea::press_arrow(int dx, int dy, unsigned modifiers) {
  if (modifiers == GDK_CONTROL_MASK && dx != 0 && view_.split_x()) {
    const double step = is_right_to_left(widget()) ? -kSplitStep : kSplitStep;
    view_.set_split(view_.split() + dx * step);
    redraw();
    return true;
  }
  if (modifiers != 0 && modifiers != GDK_SHIFT_MASK) {
    return false;
  }
  const int length = modifiers == GDK_SHIFT_MASK ? kLongStep : 1;
  move_cursor(dx * length, dy * length);
  return true;
}

bool PictureArea::press_other(unsigned key) {
  switch (key) {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom(kKeyZoom);
      return true;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom(1 / kKeyZoom);
      return true;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      view_.viewport().reset();
      redraw();
      return true;
    case GDK_KEY_space:
      is_space_held_ = true;
      return true;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      // Without a cursor it is for the window's default button.
      if (!cursor_) {
        return false;
      }
      if (pointed_ && events_.on_pick) {
        events_.on_pick(PicturePick(*pointed_));
      }
      return true;
    default:
      return false;
  }
}

bool PictureArea::release_key(const GdkEventKey& event) {
  if (event.keyval != GDK_KEY_space) {
    return false;
  }
  is_space_held_ = false;
  return true;
}

bool PictureArea::lose_focus(const GdkEventFocus& /*event*/) {
  is_space_held_ = false;
  if (cursor_) {
    cursor_.reset();
    point_at(std::nullopt);
    redraw();
  }
  return false;
}

// Around the cursor, or the middle of what is seen.
void PictureArea::zoom(double factor) {
  PictureViewport& viewport = view_.viewport();
  double x = width_of(widget()) / 2.0;
  double y = height_of(widget()) / 2.0;
  if (cursor_) {
    const cairo_rectangle_t place = viewport.place_of(*cursor_);
    x = place.x + place.width / 2;
    y = place.y + place.height / 2;
  }
  viewport.zoom_by(factor, x, y);
  redraw();
}

// The first press shows it in the middle of the wider side of the line, or of
// all where there is none: not under the line.
void PictureArea::move_cursor(int dx, int dy) {
  PictureViewport& viewport = view_.viewport();
  const cairo_rectangle_t seen = viewport.visible();
  if (!(viewport.scale() > 0)) {
    return;
  }
  double x = seen.x + seen.width / 2;
  if (const std::optional<double> line = view_.split_x()) {
    x = (*line > x ? seen.x + *line : *line + seen.x + seen.width) / 2;
  }
  PixelPlace place = viewport.nearest_pixel(x, seen.y + seen.height / 2);
  if (cursor_) {
    const int step =
        std::max(1, static_cast<int>(std::round(kKeyStep / viewport.scale())));
    place = {
        std::clamp(cursor_->x + dx * step, 0, view_.thumbnail().width - 1),
        std::clamp(cursor_->y + dy * step, 0, view_.thumbnail().height - 1)};
  }
  cursor_ = place;
  viewport.show(place);
  point_at(view_.pick(place));
  redraw();
}

void PictureArea::point_at(const std::optional<PicturePick>& pick) {
  const bool is_same = pick.has_value() == pointed_.has_value() &&
                       (!pick || pick->pixel == pointed_->pixel);
  pointed_ = pick;
  if (is_same) {
    return;
  }
  describe();
  gtk_widget_trigger_tooltip_query(widget());
  if (events_.on_point) {
    events_.on_point(pick);
  }
}

// Who cannot see it hears the keys, and then what they point at.
void PictureArea::describe() {
  const std::string text =
      cursor_ && pointed_
          ? view_.text(*pointed_)
          : translated(
                "The arrow keys point at a pixel, Enter picks its color. Ctrl "
                "and the arrow keys move the line between before and after; +, "
                "- and 0 zoom.");
  atk_object_set_description(gtk_widget_get_accessible(widget()), text.c_str());
}

std::string PictureArea::tooltip() {
  if (drag_ != Drag::none || !pointed_) {
    return {};
  }
  const std::string text = view_.text(*pointed_);
  const std::string hint = events_.hint ? events_.hint() : "";
  return hint.empty() ? text : text + "\n" + hint;
}

void PictureArea::show_pointer(double x, double y) {
  const char* name = nullptr;
  if (drag_ == Drag::pan) {
    name = "grabbing";
  } else if (drag_ == Drag::split || (drag_ == Drag::none && is_on_line(x))) {
    name = "col-resize";
  } else if (is_space_held_) {
    name = "grab";
  } else if (view_.pick(x, y)) {
    name = "crosshair";
  }
  set_pointer(widget(), name);
}

}  // namespace scene_palette
