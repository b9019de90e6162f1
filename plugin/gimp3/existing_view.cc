// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/existing_view.h"

#include <string>

#include "ui/color_words.h"
#include "ui/gtk3/theme.h"
#include "ui/swatch_strip.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

std::string spoken(const Palette& palette) {
  std::string text;
  for (const std::string& entry : entry_names(palette.swatches)) {
    text += (text.empty() ? "" : "; ") + entry;
  }
  return text;
}

}  // namespace

ExistingView::ExistingView()
    : stack_(owned(gtk_stack_new())),
      strip_(owned(gtk_drawing_area_new())),
      error_(owned(gtk_label_new(nullptr))) {
  gtk_label_set_line_wrap(GTK_LABEL(error_.get()), TRUE);
  gtk_container_add(GTK_CONTAINER(stack_.get()), strip_.get());
  gtk_container_add(GTK_CONTAINER(stack_.get()), error_.get());
  gtk_widget_show_all(stack_.get());
  atk_object_set_name(gtk_widget_get_accessible(strip_.get()),
                      translated("Preview of the palette"));
  connect_event<&ExistingView::draw, cairo_t>(strip_.get(), "draw", this);
}

ExistingView::~ExistingView() {
  g_signal_handlers_disconnect_by_data(strip_.get(), this);
}

void ExistingView::show(const Result<Palette>& palette) {
  palette_ = palette ? *palette : Palette();
  gtk_label_set_text(GTK_LABEL(error_.get()),
                     palette ? "" : user_message(palette.error()).c_str());
  atk_object_set_description(gtk_widget_get_accessible(strip_.get()),
                             spoken(palette_).c_str());
  gtk_stack_set_visible_child(GTK_STACK(stack_.get()),
                              palette ? strip_.get() : error_.get());
  gtk_widget_queue_draw(strip_.get());
}

bool ExistingView::draw(cairo_t& cairo) {
  StripOptions options;
  options.right_to_left = is_right_to_left(strip_.get());
  options.font_size = font_size(strip_.get());
  draw_strip(&cairo, palette_.swatches,
             gtk_widget_get_allocated_width(strip_.get()),
             gtk_widget_get_allocated_height(strip_.get()), options);
  return false;
}

}  // namespace scene_palette
