// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/toolkit.h"

#include <cmath>
#include <cstdint>

#include "ui/cairo_pointers.h"

namespace scene_palette {
namespace {

constexpr const char* kDrawKey = "scene-palette-draw";
constexpr unsigned kMenuButton = 3;

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

// Of a menu: the widget's part that it belongs to.
constexpr const char* kPartKey = "scene-palette-part";

// Below the part at its start, or above it where the screen ends.
void place_menu(GtkMenu* menu, int* x, int* y, gboolean* push_in,
                gpointer data) {
  auto* widget = static_cast<GtkWidget*>(data);
  const auto* part = static_cast<const GdkRectangle*>(
      g_object_get_data(G_OBJECT(menu), kPartKey));
  GtkRequisition size{};
  gtk_widget_size_request(GTK_WIDGET(menu), &size);
  gdk_window_get_origin(gtk_widget_get_window(widget), x, y);
  *x += part->x + (is_right_to_left(widget) ? part->width - size.width : 0);
  *y += part->y;
  const int below = *y + part->height;
  const int screen = gdk_screen_get_height(gtk_widget_get_screen(widget));
  *y = below + size.height <= screen ? below : *y - size.height;
  *push_in = FALSE;
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
  return event.type == GDK_BUTTON_PRESS && event.button == kMenuButton;
}

void pop_up(GtkMenu* menu, GtkWidget* widget, const GdkRectangle* part) {
  const guint32 time = gtk_get_current_event_time();
  if (part == nullptr) {
    gtk_menu_popup(menu, nullptr, nullptr, nullptr, nullptr, kMenuButton, time);
    return;
  }
  g_object_set_data_full(G_OBJECT(menu), kPartKey,
                         g_memdup2(part, sizeof *part), g_free);
  gtk_menu_popup(menu, nullptr, nullptr, place_menu, widget, 0, time);
}

void free_cursor(GdkCursor* cursor) { gdk_cursor_unref(cursor); }

const char* word_of_gtk(const char* word) {
  return g_dpgettext2("gtk20", "Stock label", word);
}

void warn(const char* what) { g_warning("%s", what); }

}  // namespace scene_palette
