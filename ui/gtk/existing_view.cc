// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/existing_view.h"

#include <string>

#include "ui/color_words.h"
#include "ui/gtk/layout.h"
#include "ui/gtk/toolkit.h"
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
    : pages_(owned(new_pages())),
      strip_(owned(gtk_drawing_area_new())),
      error_(owned(new_text())) {
  add_page(pages_.get(), strip_.get());
  add_page(pages_.get(), error_.get());
  atk_object_set_name(gtk_widget_get_accessible(strip_.get()),
                      translated("Preview of the palette"));
  connect_draw<&ExistingView::draw>(strip_.get(), this);
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
  show_page(pages_.get(), palette ? strip_.get() : error_.get());
  gtk_widget_queue_draw(strip_.get());
}

bool ExistingView::draw(cairo_t& cairo) {
  StripOptions options;
  options.right_to_left = is_right_to_left(strip_.get());
  options.font_size = font_size(strip_.get());
  draw_strip(&cairo, palette_.swatches, width_of(strip_.get()),
             height_of(strip_.get()), options);
  return false;
}

}  // namespace scene_palette
