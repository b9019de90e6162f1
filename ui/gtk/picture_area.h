// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture before and after as a widget.  Mouse, or Ctrl and arrow keys, move
// the line between them; a click, or Enter on the pixel to which arrow keys
// moved, picks a color; wheel, +, - and 0 zoom; other drags and those of the
// middle button pan.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "ui/gtk/events.h"
#include "ui/picture_view.h"

namespace scene_palette {

struct PictureEvents {
  /// A color was picked.
  std::function<void(const PicturePick&)> on_pick;
  /// Another pixel, or none, is pointed at, with the mouse or the keys.
  std::function<void(const std::optional<PicturePick>&)> on_point;
  /// What a pick would do, for the tooltip: "Click to lock this color".
  std::function<std::string()> hint;
};

class PictureArea {
 public:
  explicit PictureArea(PictureEvents events);
  PictureArea(const PictureArea&) = delete;
  PictureArea& operator=(const PictureArea&) = delete;
  ~PictureArea();

  GtkWidget* widget() const { return widget_.get(); }
  const PictureView& view() const { return view_; }

  /// As in PictureView; what changed is drawn soon.
  void set_thumbnail(Thumbnail thumbnail);
  void set_palette(Palette palette);
  void set_highlighted(std::optional<std::size_t> swatch);

  // What connect_view() wants.
  bool draw(cairo_t& cairo);
  bool press(const GdkEventButton& event);
  bool release(const GdkEventButton& event);
  bool move(const GdkEventMotion& event);
  bool cross(const GdkEventCrossing& event);
  bool scroll(const GdkEventScroll& event);
  bool press_key(const GdkEventKey& event);
  std::string tooltip();

 private:
  enum class Drag { none, maybe_click, split, pan };

  bool release_key(const GdkEventKey& event);
  bool lose_focus(const GdkEventFocus& event);
  bool press_arrow(int dx, int dy, unsigned modifiers);
  bool press_other(unsigned key);
  void zoom(double factor);
  void move_cursor(int dx, int dy);
  void point_at(const std::optional<PicturePick>& pick);
  bool is_on_line(double x) const;
  void show_pointer(double x, double y);
  void describe();
  void redraw() const { gtk_widget_queue_draw(widget()); }

  PictureEvents events_;
  WidgetPtr widget_;
  PictureView view_;
  Drag drag_ = Drag::none;
  double drag_x_ = 0;
  double drag_y_ = 0;
  bool is_space_held_ = false;
  std::optional<PixelPlace> cursor_;  // of the keyboard, while it is used
  std::optional<PicturePick> pointed_;
};

}  // namespace scene_palette
