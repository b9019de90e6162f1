// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk3/theme.h"

#include <algorithm>
#include <cmath>

namespace scene_palette {
namespace {

std::uint8_t code_of(double value) {
  return static_cast<std::uint8_t>(
      std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

Srgb8 srgb8_from(const GdkRGBA& color) {
  return {code_of(color.red), code_of(color.green), code_of(color.blue)};
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

bool is_right_to_left(GtkWidget* widget) {
  return gtk_widget_get_direction(widget) == GTK_TEXT_DIR_RTL;
}

void warn(const char* what) { g_warning("%s", what); }

}  // namespace scene_palette
