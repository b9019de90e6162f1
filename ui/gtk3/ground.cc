// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk3/ground.h"

#include <cstdint>
#include <cstring>

#include "ui/cairo_pointers.h"
#include "ui/picture_pixels.h"

namespace scene_palette {
namespace {

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

bool is_dark(const Srgb8& ground) { return luma(ground) < 128; }

}  // namespace scene_palette
