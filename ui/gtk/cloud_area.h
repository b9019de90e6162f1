// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A color cloud as a widget.  Dragging and the arrow keys turn it; the wheel,
// +, - and 0 zoom; a click on a color or on a point selects the color's swatch.
#pragma once

#include <gtk/gtk.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/cairo_pointers.h"
#include "ui/color_cloud.h"
#include "ui/gtk/events.h"

namespace scene_palette {

class CloudArea {
 public:
  /// Told which swatch was clicked on; none for a click beside all.
  using OnSelect = std::function<void(std::optional<std::size_t>)>;

  explicit CloudArea(OnSelect on_select);
  CloudArea(const CloudArea&) = delete;
  CloudArea& operator=(const CloudArea&) = delete;
  ~CloudArea();

  GtkWidget* widget() const { return widget_.get(); }
  const Camera& camera() const { return style_.camera; }

  /// What changed is drawn soon.  The palette has 0 to 256 swatches; the points
  /// of all but the emphasized one (which need not be there) are faded.
  void set_points(std::vector<Srgb8> points);
  void set_palette(Palette palette);
  void set_space(Space space);
  void set_emphasized(std::optional<std::size_t> swatch);

  // What connect_view() wants.
  bool draw(cairo_t& cairo);
  bool press(const GdkEventButton& event);
  bool release(const GdkEventButton& event);
  bool move(const GdkEventMotion& event);
  bool cross(const GdkEventCrossing& event);
  bool scroll(const GdkEventScroll& event);
  bool press_key(const GdkEventKey& event);
  std::string tooltip() const { return pointed_ ? pointed_->text : ""; }

 private:
  void turn(double azimuth, double elevation);
  void zoom(double factor);
  void rebuild();
  void redraw();
  void refresh();
  void ring(cairo_t& cairo, const CloudPick& dot, double gap) const;
  void point_at(const std::optional<CloudPick>& pick);
  std::optional<CloudPick> pick(double x, double y) const;
  int width() const;  // in pixels
  int height() const;

  OnSelect on_select_;
  WidgetPtr widget_;
  std::vector<Srgb8> points_;
  Palette palette_;
  Space space_ = Space::oklab;
  std::optional<ColorCloud> cloud_;  // made when it is drawn
  CloudStyle style_;
  SurfacePtr frame_;  // null: to be drawn anew
  bool is_pressed_ = false;
  bool is_turning_ = false;
  double drag_x_ = 0;
  double drag_y_ = 0;
  std::optional<CloudPick> pointed_;
};

}  // namespace scene_palette
