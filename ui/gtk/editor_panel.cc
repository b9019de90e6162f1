// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/editor_panel.h"

#include <utility>

#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kStripWidth = 480;
constexpr int kSpacing = 6;

}  // namespace

EditorPanel::EditorPanel(const ExtractOptions& start, int strip_height,
                         PanelHooks hooks)
    : hooks_(std::move(hooks)),
      box_(owned(new_column(kSpacing))),
      pages_(owned(new_pages())),
      progress_(new_progress(translated("Looking for the colors…"))),
      note_(owned(new_text())) {
  const auto on_idle = +[](gpointer self) {
    guarded([&] { static_cast<EditorPanel*>(self)->editor_->update(); }, warn);
    return gboolean{G_SOURCE_REMOVE};
  };
  editor_.emplace(
      start, [this, on_idle] { g_idle_add(on_idle, this); },
      [this] { refresh(); });
  strip_.emplace(*editor_, hooks_.set_foreground);
  curve_.emplace(*editor_);
  views_.emplace(*editor_);
  build(strip_height);
}

EditorPanel::~EditorPanel() {
  views_.reset();
  curve_.reset();
  strip_.reset();
  editor_.reset();
  while (g_idle_remove_by_data(this) != FALSE) {
  }
}

void EditorPanel::build(int strip_height) {
  gtk_widget_set_size_request(pages_.get(), kStripWidth, strip_height);
  for (GtkWidget* page :
       {strip_->widget(), existing_view_.widget(), progress_.holder}) {
    add_page(pages_.get(), page);
  }
  gtk_box_pack_start(GTK_BOX(box_.get()), pages_.get(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(box_.get()), note_.get(), FALSE, FALSE, 0);
  gtk_widget_show(box_.get());
}

void EditorPanel::ask(PaletteWishes asked,
                      std::optional<Result<Palette>> existing) {
  existing_ = std::move(existing);
  if (existing_) {
    existing_view_.show(*existing_);
  }
  // While the picture decides, the number that is shown is no wish.
  if (asked.options.auto_colors) {
    asked.options.colors = editor_->wishes().options.colors;
  }
  editor_->set_wishes(asked);
  refresh();
}

void EditorPanel::use_histogram(const Histogram& histogram) {
  not_finite_ = histogram.not_finite();
  editor_->use_histogram(histogram);
}

void EditorPanel::set_progress(double part) {
  gtk_progress_bar_set_fraction(GTK_PROGRESS_BAR(progress_.bar), part);
}

bool EditorPanel::type(const GdkEventKey& event) {
  return !existing_ && undo_by_key(*editor_, event);
}

Result<Palette> EditorPanel::finish() {
  if (!existing_ && !editor_->is_current()) {
    editor_->finish();
  }
  if (const Palette* palette = shown()) {
    return *palette;
  }
  return existing_ && !*existing_
             ? existing_->error()
             : Error{ErrorCode::no_visible_pixels, "no palette"};
}

const Palette* EditorPanel::shown() const {
  if (editor_->state() == PaletteEditor::State::layer_gone) {
    return nullptr;
  }
  if (existing_) {
    return *existing_ ? &**existing_ : nullptr;
  }
  return editor_->state() == PaletteEditor::State::shown ? &editor_->palette()
                                                         : nullptr;
}

GtkWidget* EditorPanel::page() const {
  if (editor_->state() == PaletteEditor::State::layer_gone) {
    return strip_->widget();
  }
  if (existing_) {
    return existing_view_.widget();
  }
  return editor_->state() == PaletteEditor::State::waiting ? progress_.holder
                                                           : strip_->widget();
}

void EditorPanel::refresh() {
  PaletteWishes wanted = editor_->wishes();
  if (editor_->palette().auto_count && wanted.options.auto_colors) {
    wanted.options.colors =
        static_cast<int>(editor_->palette().swatches.size());
  }
  hooks_.show_wishes(wanted);
  strip_->refresh();
  curve_->refresh();
  gtk_widget_set_sensitive(curve_->widget(), existing_ ? FALSE : TRUE);
  const Palette* palette = shown();
  views_->refresh(existing_ ? palette : nullptr);
  show_page(pages_.get(), page());
  std::string text = hooks_.on_palette(palette);
  const std::string left_out =
      palette != nullptr && !existing_ ? not_finite_message(not_finite_) : "";
  text += (text.empty() || left_out.empty() ? "" : "\n") + left_out;
  gtk_label_set_text(GTK_LABEL(note_.get()), text.c_str());
  gtk_widget_set_visible(note_.get(), text.empty() ? FALSE : TRUE);
}

}  // namespace scene_palette
