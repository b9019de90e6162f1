// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/swatch_strip_view.h"

#include <string>
#include <utility>

#include "ui/gtk/layout.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;

}  // namespace

SwatchStripView::SwatchStripView(PaletteEditor& editor,
                                 StripInput::OnColor set_foreground)
    : editor_(editor),
      canvas_(editor),
      input_(editor, canvas_, std::move(set_foreground)),
      root_(owned(new_column(kSpacing))),
      pages_(owned(new_pages())),
      message_(owned(new_text())),
      note_(owned(new_text())),
      equal_widths_(
          owned(gtk_check_button_new_with_label(translated("Equal widths")))) {
  build();
  refresh();
}

SwatchStripView::~SwatchStripView() {
  g_signal_handlers_disconnect_by_data(equal_widths_.get(), this);
}

void SwatchStripView::build() {
  add_page(pages_.get(), canvas_.widget());
  add_page(pages_.get(), message_.get());
  GtkWidget* footer = new_row(2 * kSpacing);
  gtk_box_pack_start(GTK_BOX(footer), note_.get(), TRUE, TRUE, 0);
  gtk_box_pack_end(GTK_BOX(footer), equal_widths_.get(), FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(root_.get()), pages_.get(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(root_.get()), footer, FALSE, FALSE, 0);
  gtk_widget_set_tooltip_text(
      equal_widths_.get(),
      translated("Show all colors alike, not by their share of the picture"));
  gtk_widget_show_all(root_.get());
  const auto on_toggle = +[](GtkToggleButton* button, gpointer self) {
    guarded(
        [&] {
          static_cast<SwatchStripView*>(self)->editor_.set_equal_widths(
              gtk_toggle_button_get_active(button) != FALSE);
        },
        warn);
  };
  g_signal_connect(equal_widths_.get(), "toggled", G_CALLBACK(on_toggle), this);
}

void SwatchStripView::refresh() {
  const bool is_shown = editor_.state() == PaletteEditor::State::shown;
  const bool is_waiting = editor_.state() == PaletteEditor::State::waiting;
  const std::string message = editor_.message();
  canvas_.refresh();
  gtk_label_set_text(
      GTK_LABEL(message_.get()),
      is_waiting ? translated("Looking for the colors…") : message.c_str());
  gtk_label_set_text(GTK_LABEL(note_.get()), is_shown ? message.c_str() : "");
  show_page(pages_.get(), is_shown ? canvas_.widget() : message_.get());
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(equal_widths_.get()),
                               editor_.wishes().equal_widths ? TRUE : FALSE);
  gtk_widget_set_sensitive(equal_widths_.get(), is_shown ? TRUE : FALSE);
}

}  // namespace scene_palette
