// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What mouse and keys do is the same as in the page of a cloud
// (plugin/cli/cloud_page.js).

#include "ui/gtk/cloud_area.h"

#include <gdk/gdkkeysyms.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "ui/cloud_look.h"
#include "ui/gtk/view_events.h"
#include "ui/picture_pixels.h"
#include "ui/text.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

// Degrees for a unit of a drag and for a key.
constexpr double kDragTurn = 0.4;
constexpr double kKeyTurn = 5;

constexpr double kUsualFont = 40.0 / 3;  // 10 points at 96 an inch

// In units: rings around what is pointed at, and around the selected color.
constexpr double kRingWidth = 2;
constexpr double kPointedGap = 2.5;
constexpr double kSelectedGap = 4;

// Labels can be read on grounds as light, or as dark.
constexpr int kLeastLight = 200;
constexpr int kMostDark = 80;

constexpr double kStepZoom = 1.15;
constexpr double kLeastZoom = 0.25;
constexpr double kMostZoom = 8;

std::optional<Srgb8> clear_ground(const Srgb8& ground) {
  return luma(ground) >= kLeastLight || luma(ground) <= kMostDark
             ? std::optional(ground)
             : std::nullopt;
}

bool is_dark(const Srgb8& ground) { return luma(ground) < 128; }

}  // namespace

CloudArea::CloudArea(OnSelect on_select)
    : on_select_(std::move(on_select)),
      widget_(new_view(translated("Color cloud"))) {
  connect_view(widget(), this);
  atk_object_set_description(
      gtk_widget_get_accessible(widget()),
      translated("The picture's colors as points in space, the palette's as "
                 "spheres. The arrow keys turn it; +, - and 0 zoom."));
}

CloudArea::~CloudArea() {
  g_signal_handlers_disconnect_by_data(widget(), this);
}

void CloudArea::set_points(std::vector<Srgb8> points) {
  points_ = std::move(points);
  rebuild();
}

void CloudArea::set_palette(Palette palette) {
  palette_ = std::move(palette);
  rebuild();
}

void CloudArea::set_space(Space space) {
  space_ = space;
  rebuild();
}

void CloudArea::set_emphasized(std::optional<std::size_t> swatch) {
  if (style_.emphasized != swatch) {
    style_.emphasized = swatch;
    redraw();
  }
}

void CloudArea::rebuild() {
  cloud_.reset();
  pointed_.reset();
  redraw();
}

void CloudArea::redraw() {
  frame_.reset();
  gtk_widget_queue_draw(widget());
}

// Draws the frame anew if something has changed.
void CloudArea::refresh() {
  const int scale = pixels_of(widget());
  const Srgb8 behind = ground_color(widget());
  const bool dark = is_dark(behind);
  const std::optional<Srgb8> ground = clear_ground(behind);
  const double text_scale = font_size(widget()) / kUsualFont;
  if (frame_ != nullptr && dark == style_.dark && ground == style_.ground &&
      text_scale == style_.text_scale && scale == style_.pixels &&
      width() == cairo_image_surface_get_width(frame_.get()) &&
      height() == cairo_image_surface_get_height(frame_.get())) {
    return;
  }
  if (!cloud_) {
    cloud_.emplace(points_, palette_, space_);
  }
  style_.dark = dark;
  style_.ground = ground;
  style_.pixels = scale;
  style_.text_scale = text_scale;
  frame_.reset(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width(), height()));
  CloudStyle style = style_;
  if (style.emphasized && *style.emphasized >= palette_.swatches.size()) {
    style.emphasized.reset();
  }
  cloud_->draw(frame_.get(), style);
  // In units from now on.
  cairo_surface_set_device_scale(frame_.get(), scale, scale);
}

int CloudArea::width() const {
  return pixels_of(widget()) * width_of(widget());
}

int CloudArea::height() const {
  return pixels_of(widget()) * height_of(widget());
}

// Outlined, to be seen on points of any color.
void CloudArea::ring(cairo_t& cairo, const CloudPick& dot, double gap) const {
  const CloudTheme& theme = cloud_theme(style_.dark);
  const Srgb8 ground = style_.ground.value_or(theme.ground);
  cairo_new_path(&cairo);
  cairo_arc(&cairo, dot.x / style_.pixels, dot.y / style_.pixels,
            dot.radius / style_.pixels + gap, 0, 2 * std::numbers::pi);
  set_source(&cairo, ground);
  cairo_set_line_width(&cairo, kRingWidth + 1);
  cairo_stroke_preserve(&cairo);
  set_source(&cairo, theme.ink);
  cairo_set_line_width(&cairo, kRingWidth);
  cairo_stroke(&cairo);
}

bool CloudArea::draw(cairo_t& cairo) {
  refresh();
  cairo_set_source_surface(&cairo, frame_.get(), 0, 0);
  cairo_paint(&cairo);
  if (style_.emphasized && *style_.emphasized < palette_.swatches.size()) {
    ring(cairo, cloud_->centroid(*style_.emphasized, width(), height(), style_),
         kSelectedGap);
  }
  if (pointed_) {
    ring(cairo, *pointed_, kPointedGap);
  }
  if (shows_focus(widget())) {
    draw_focus(&cairo, widget());
  }
  return true;
}

std::optional<CloudPick> CloudArea::pick(double x, double y) const {
  if (!cloud_) {
    return std::nullopt;
  }
  return cloud_->pick(x * style_.pixels, y * style_.pixels, width(), height(),
                      style_);
}

void CloudArea::point_at(const std::optional<CloudPick>& pick) {
  if (!pick && !pointed_) {
    return;
  }
  pointed_ = pick;
  gtk_widget_trigger_tooltip_query(widget());
  gtk_widget_queue_draw(widget());
}

bool CloudArea::press(const GdkEventButton& event) {
  if (event.button != kFirstButton) {
    return false;
  }
  gtk_widget_grab_focus(widget());
  is_pressed_ = true;
  is_turning_ = false;
  drag_x_ = event.x;
  drag_y_ = event.y;
  return true;
}

bool CloudArea::release(const GdkEventButton& event) {
  if (event.button != kFirstButton || !is_pressed_) {
    return false;
  }
  is_pressed_ = false;
  const std::optional<CloudPick> found = pick(event.x, event.y);
  point_at(found);
  if (is_turning_ || !cloud_ || !on_select_ || palette_.swatches.empty()) {
    return true;
  }
  if (!found) {
    on_select_(std::nullopt);
  } else {
    on_select_(found->is_centroid ? found->index
                                  : cloud_->clusters()[found->index]);
  }
  return true;
}

bool CloudArea::move(const GdkEventMotion& event) {
  if (!is_pressed_) {
    point_at(pick(event.x, event.y));
    return true;
  }
  if (!is_turning_ && !is_dragged(widget(), drag_x_, drag_y_, event)) {
    return true;
  }
  is_turning_ = true;
  turn((drag_x_ - event.x) * kDragTurn, (event.y - drag_y_) * kDragTurn);
  drag_x_ = event.x;
  drag_y_ = event.y;
  return true;
}

// A pointer that is suddenly there has not moved.
bool CloudArea::cross(const GdkEventCrossing& event) {
  if (!is_pressed_) {
    point_at(event.type == GDK_ENTER_NOTIFY ? pick(event.x, event.y)
                                            : std::nullopt);
  }
  return false;
}

bool CloudArea::scroll(const GdkEventScroll& event) {
  zoom(std::pow(kStepZoom, steps_of(event)));
  point_at(pick(event.x, event.y));
  return true;
}

bool CloudArea::press_key(const GdkEventKey& event) {
  if ((event.state & (GDK_CONTROL_MASK | GDK_MOD1_MASK | GDK_SUPER_MASK)) !=
      0) {
    return false;
  }
  switch (event.keyval) {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      turn(-kKeyTurn, 0);
      return true;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      turn(kKeyTurn, 0);
      return true;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      turn(0, kKeyTurn);
      return true;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      turn(0, -kKeyTurn);
      return true;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom(kStepZoom);
      return true;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom(1 / kStepZoom);
      return true;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      style_.camera = Camera();
      redraw();
      return true;
    default:
      return false;
  }
}

// What was pointed at has moved away.
void CloudArea::turn(double azimuth, double elevation) {
  constexpr double kRound = 360;
  Camera& camera = style_.camera;
  camera.azimuth = std::fmod(camera.azimuth + azimuth, kRound);
  camera.elevation = std::clamp(camera.elevation + elevation, -90.0, 90.0);
  point_at(std::nullopt);
  redraw();
}

void CloudArea::zoom(double factor) {
  Camera& camera = style_.camera;
  camera.zoom = std::clamp(camera.zoom * factor, kLeastZoom, kMostZoom);
  point_at(std::nullopt);
  redraw();
}

}  // namespace scene_palette
