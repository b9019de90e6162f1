// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/error_curve_view.h"

#include <string>

#include "ui/editor_text.h"
#include "ui/error_curve.h"
#include "ui/gtk/layout.h"
#include "ui/gtk/toolkit.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kHeight = 48;

}  // namespace

ErrorCurveView::ErrorCurveView(const PaletteEditor& editor)
    : editor_(editor),
      root_(owned(new_column(0))),
      curve_(owned(gtk_drawing_area_new())),
      text_(owned(new_text())) {
  gtk_widget_set_size_request(curve_.get(), -1, kHeight);
  gtk_widget_set_tooltip_text(
      curve_.get(),
      translated("How far the picture's colors are from the palette on "
                 "average, over the number of colors. Below the dashed line, "
                 "the difference is hard to see."));
  atk_object_set_name(gtk_widget_get_accessible(curve_.get()),
                      translated("Error over the number of colors"));
  gtk_box_pack_start(GTK_BOX(root_.get()), curve_.get(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(root_.get()), text_.get(), FALSE, FALSE, 0);
  gtk_widget_show_all(root_.get());
  connect_draw<&ErrorCurveView::draw>(curve_.get(), this);
  refresh();
}

ErrorCurveView::~ErrorCurveView() {
  g_signal_handlers_disconnect_by_data(curve_.get(), this);
}

void ErrorCurveView::refresh() {
  const std::string text =
      editor_.count() ? error_curve_text(*editor_.count(),
                                         editor_.palette().swatches.size())
                      : std::string();
  gtk_label_set_text(GTK_LABEL(text_.get()), text.c_str());
  gtk_widget_queue_draw(curve_.get());
}

bool ErrorCurveView::draw(cairo_t& cairo) {
  if (editor_.count()) {
    draw_error_curve(&cairo, *editor_.count(),
                     editor_.palette().swatches.size(), width_of(curve_.get()),
                     height_of(curve_.get()),
                     {.line = text_color(curve_.get()),
                      .mark = accent_color(curve_.get()),
                      .right_to_left = is_right_to_left(curve_.get())});
  }
  return false;
}

}  // namespace scene_palette
