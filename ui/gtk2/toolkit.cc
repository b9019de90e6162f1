// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/toolkit.h"

#include <cmath>
#include <cstdint>

#include "ui/cairo_pointers.h"

namespace scene_palette {
namespace {

constexpr const char* kDrawKey = "scene-palette-draw";

Srgb8 srgb8_from(const GdkColor& color) {
  const auto code = [](guint16 value) {
    return static_cast<std::uint8_t>(value >> 8U);
  };
  return {code(color.red), code(color.green), code(color.blue)};
}

GtkAllocation allocation_of(GtkWidget* widget) {
  GtkAllocation area{};
  gtk_widget_get_allocation(widget, &area);
  return area;
}

gboolean on_expose(GtkWidget* widget, GdkEventExpose* event, gpointer self) {
  const CairoPtr cairo(gdk_cairo_create(gtk_widget_get_window(widget)));
  gdk_cairo_region(cairo.get(), event->region);
  cairo_clip(cairo.get());
  const auto draw = reinterpret_cast<DrawFunction>(
      g_object_get_data(G_OBJECT(widget), kDrawKey));
  return draw(widget, cairo.get(), self);
}

// Below the widget at its start; inside the screen, as GTK sees to.
void place_menu(GtkMenu* menu, int* x, int* y, gboolean* push_in,
                gpointer data) {
  auto* widget = static_cast<GtkWidget*>(data);
  const GtkAllocation area = allocation_of(widget);
  gdk_window_get_origin(gtk_widget_get_window(widget), x, y);
  if (gtk_widget_get_has_window(widget) == FALSE) {
    *x += area.x;
    *y += area.y;
  }
  *y += area.height;
  if (is_right_to_left(widget)) {
    GtkRequisition size{};
    gtk_widget_size_request(GTK_WIDGET(menu), &size);
    *x += area.width - size.width;
  }
  *push_in = TRUE;
}

}  // namespace

double font_size(GtkWidget* widget) {
  const PangoFontDescription* font = gtk_widget_get_style(widget)->font_desc;
  const double size =
      static_cast<double>(pango_font_description_get_size(font)) / PANGO_SCALE;
  if (pango_font_description_get_size_is_absolute(font) != FALSE) {
    return size;
  }
  constexpr double kPointsPerInch = 72;
  return size * gdk_screen_get_resolution(gtk_widget_get_screen(widget)) /
         kPointsPerInch;
}

Srgb8 text_color(GtkWidget* widget) {
  return srgb8_from(
      gtk_widget_get_style(widget)->fg[gtk_widget_get_state(widget)]);
}

Srgb8 accent_color(GtkWidget* widget) {
  return srgb8_from(gtk_widget_get_style(widget)->bg[GTK_STATE_SELECTED]);
}

Srgb8 ground_color(GtkWidget* widget) {
  return srgb8_from(
      gtk_widget_get_style(widget)->bg[gtk_widget_get_state(widget)]);
}

bool is_right_to_left(GtkWidget* widget) {
  return gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
}

int width_of(GtkWidget* widget) { return allocation_of(widget).width; }

int height_of(GtkWidget* widget) { return allocation_of(widget).height; }

int pixels_of(GtkWidget* /*widget*/) { return 1; }

bool shows_focus(GtkWidget* widget) {
  return gtk_widget_has_focus(widget) != FALSE;
}

void draw_focus(cairo_t* /*cairo*/, GtkWidget* widget) {
  gtk_paint_focus(gtk_widget_get_style(widget), gtk_widget_get_window(widget),
                  gtk_widget_get_state(widget), nullptr, widget, nullptr, 0, 0,
                  width_of(widget), height_of(widget));
}

void connect_drawing(GtkWidget* widget, DrawFunction draw, gpointer self) {
  g_object_set_data(G_OBJECT(widget), kDrawKey,
                    reinterpret_cast<gpointer>(draw));
  g_signal_connect(widget, "expose-event", G_CALLBACK(on_expose), self);
}

int scroll_events() { return GDK_SCROLL_MASK; }

double steps_of(const GdkEventScroll& event) {
  if (event.direction == GDK_SCROLL_UP) {
    return 1;
  }
  return event.direction == GDK_SCROLL_DOWN ? -1 : 0;
}

bool opens_menu(const GdkEventButton& event) {
  constexpr unsigned kMenuButton = 3;
  return event.type == GDK_BUTTON_PRESS && event.button == kMenuButton;
}

void pop_up(GtkMenu* menu, GtkWidget* widget, bool at_pointer) {
  const guint button = at_pointer ? 3 : 0;
  gtk_menu_popup(menu, nullptr, nullptr, at_pointer ? nullptr : place_menu,
                 widget, button, gtk_get_current_event_time());
}

void free_cursor(GdkCursor* cursor) { gdk_cursor_unref(cursor); }

void warn(const char* what) { g_warning("%s", what); }

}  // namespace scene_palette
