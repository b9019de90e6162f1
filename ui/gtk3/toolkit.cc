// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/toolkit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "ui/cairo_pointers.h"

namespace scene_palette {
namespace {

std::uint8_t code_of(double value) {
  return static_cast<std::uint8_t>(
      std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

Srgb8 srgb8_from(const GdkRGBA& color) {
  return {code_of(color.red), code_of(color.green), code_of(color.blue)};
}

// From the window inward.
void render_grounds(GtkWidget* widget, cairo_t* cairo) {
  if (GtkWidget* parent = gtk_widget_get_parent(widget)) {
    render_grounds(parent, cairo);
  }
  const double width = gtk_widget_get_allocated_width(widget);
  const double height = gtk_widget_get_allocated_height(widget);
  gtk_render_background(gtk_widget_get_style_context(widget), cairo, -width / 2,
                        -height / 2, width, height);
}

}  // namespace

double font_size(GtkWidget* widget) {
  PangoContext* context = gtk_widget_get_pango_context(widget);
  const PangoFontDescription* font =
      pango_context_get_font_description(context);
  const double size =
      static_cast<double>(pango_font_description_get_size(font)) / PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute(font) != FALSE) {
    return size;
  }
  constexpr double kPointsPerInch = 72;
  return size * pango_cairo_context_get_resolution(context) / kPointsPerInch;
}

Srgb8 text_color(GtkWidget* widget) {
  GtkStyleContext* style = gtk_widget_get_style_context(widget);
  GdkRGBA color{};
  gtk_style_context_get_color(style, gtk_style_context_get_state(style),
                              &color);
  return srgb8_from(color);
}

Srgb8 accent_color(GtkWidget* widget) {
  GdkRGBA color{};
  return gtk_style_context_lookup_color(gtk_widget_get_style_context(widget),
                                        "theme_selected_bg_color",
                                        &color) != FALSE
             ? srgb8_from(color)
             : text_color(widget);
}

Srgb8 ground_color(GtkWidget* widget) {
  const SurfacePtr surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1));
  const CairoPtr cairo(cairo_create(surface.get()));
  render_grounds(widget, cairo.get());
  cairo_surface_flush(surface.get());
  std::uint32_t pixel = 0;
  std::memcpy(&pixel, cairo_image_surface_get_data(surface.get()),
              sizeof pixel);
  return {static_cast<std::uint8_t>(pixel >> 16U),
          static_cast<std::uint8_t>(pixel >> 8U),
          static_cast<std::uint8_t>(pixel)};
}

bool is_right_to_left(GtkWidget* widget) {
  return gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
}

int width_of(GtkWidget* widget) {
  return gtk_widget_get_allocated_width(widget);
}

int height_of(GtkWidget* widget) {
  return gtk_widget_get_allocated_height(widget);
}

int pixels_of(GtkWidget* widget) { return gtk_widget_get_scale_factor(widget); }

bool shows_focus(GtkWidget* widget) {
  return gtk_widget_has_visible_focus(widget) != FALSE;
}

void draw_focus(cairo_t* cairo, GtkWidget* widget) {
  gtk_render_focus(gtk_widget_get_style_context(widget), cairo, 0, 0,
                   width_of(widget), height_of(widget));
}

void connect_drawing(GtkWidget* widget, DrawFunction draw, gpointer self) {
  g_signal_connect(widget, "draw", G_CALLBACK(draw), self);
}

int scroll_events() { return GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK; }

double steps_of(const GdkEventScroll& event) {
  if (event.direction == GDK_SCROLL_SMOOTH) {
    return -event.delta_y;
  }
  return event.direction == GDK_SCROLL_UP     ? 1
         : event.direction == GDK_SCROLL_DOWN ? -1
                                              : 0;
}

bool opens_menu(const GdkEventButton& event) {
  return gdk_event_triggers_context_menu(
             reinterpret_cast<const GdkEvent*>(&event)) != FALSE;
}

// The event is the present one.
void pop_up(GtkMenu* menu, GtkWidget* widget, const GdkRectangle* part) {
  if (part == nullptr) {
    gtk_menu_popup_at_pointer(menu, nullptr);
  } else {
    gtk_menu_popup_at_rect(menu, gtk_widget_get_window(widget), part,
                           GDK_GRAVITY_SOUTH_WEST, GDK_GRAVITY_NORTH_WEST,
                           nullptr);
  }
}

void free_cursor(GdkCursor* cursor) { g_object_unref(cursor); }

const char* word_of_gtk(const char* word) {
  return g_dpgettext2("gtk30", "Stock label", word);
}

void warn(const char* what) { g_warning("%s", what); }

}  // namespace scene_palette
