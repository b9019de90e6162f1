// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/palette_panel.h"

#include <utility>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/config_wishes.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/palette.h"
#include "ui/guarded.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kStripWidth = 480;
constexpr int kStripHeight = 80;
constexpr int kSpacing = 6;

void set_foreground(const Srgb8& color) {
  const GObjectPtr<GeglColor> foreground(gegl_color_new(nullptr));
  gegl_color_set_pixel(foreground.get(), babl_format("R'G'B' u8"), &color);
  gimp_context_set_foreground(foreground.get());
}

ExtractOptions options_of(GimpProcedureConfig* config) {
  const Result<RunOptions> options = options_from_config(config);
  return options ? options->extract : ExtractOptions();
}

}  // namespace

PalettePanel::PalettePanel(GimpProcedureConfig* config, OnPalette on_palette)
    : config_(config),
      on_palette_(std::move(on_palette)),
      box_(owned(gtk_box_new(GTK_ORIENTATION_VERTICAL, kSpacing))),
      stack_(owned(gtk_stack_new())),
      progress_(owned(gtk_progress_bar_new())),
      note_(owned(gtk_label_new(nullptr))) {
  const auto on_idle = +[](gpointer self) {
    guarded([&] { static_cast<PalettePanel*>(self)->editor_->update(); }, warn);
    return gboolean{G_SOURCE_REMOVE};
  };
  editor_.emplace(
      options_of(config), [this, on_idle] { g_idle_add(on_idle, this); },
      [this] { refresh(); });
  strip_.emplace(*editor_, set_foreground);
  curve_.emplace(*editor_);
  views_.emplace(*editor_);
  build();
  read_config();
}

PalettePanel::~PalettePanel() {
  g_signal_handlers_disconnect_by_data(config_, this);
  views_.reset();
  curve_.reset();
  strip_.reset();
  editor_.reset();
  while (g_idle_remove_by_data(this) != FALSE) {
  }
}

void PalettePanel::build() {
  gtk_widget_set_size_request(stack_.get(), kStripWidth, kStripHeight);
  gtk_container_add(GTK_CONTAINER(stack_.get()), strip_->widget());
  gtk_container_add(GTK_CONTAINER(stack_.get()), existing_view_.widget());
  gtk_progress_bar_set_show_text(GTK_PROGRESS_BAR(progress_.get()), TRUE);
  gtk_progress_bar_set_text(GTK_PROGRESS_BAR(progress_.get()),
                            translated("Looking for the colors…"));
  gtk_widget_set_valign(progress_.get(), GTK_ALIGN_CENTER);
  gtk_widget_show(progress_.get());
  gtk_container_add(GTK_CONTAINER(stack_.get()), progress_.get());
  gtk_box_pack_start(GTK_BOX(box_.get()), stack_.get(), TRUE, TRUE, 0);
  GtkLabel* note = GTK_LABEL(note_.get());
  gtk_label_set_line_wrap(note, TRUE);
  gtk_label_set_xalign(note, 0);
  constexpr int kLineLength = 50;
  gtk_label_set_max_width_chars(note, kLineLength);
  gtk_box_pack_start(GTK_BOX(box_.get()), note_.get(), FALSE, FALSE, 0);
  gtk_widget_show(stack_.get());
  gtk_widget_show(box_.get());

  const auto on_edit = +[](GObject*, GParamSpec* argument, gpointer self) {
    guarded(
        [&] { static_cast<PalettePanel*>(self)->note_change(argument->name); },
        warn);
  };
  g_signal_connect(config_, "notify", G_CALLBACK(on_edit), this);
}

// Reset and saved settings change many arguments, of which each is told by
// itself: they are read together, before anything is drawn.
void PalettePanel::note_change(const char* argument) {
  if (changed_.empty()) {
    const auto on_idle = +[](gpointer self) {
      guarded([&] { static_cast<PalettePanel*>(self)->take_changes(); }, warn);
      return gboolean{G_SOURCE_REMOVE};
    };
    g_idle_add_full(G_PRIORITY_HIGH_IDLE, on_idle, this, nullptr);
  }
  changed_.insert(argument);
}

// Only Reset and saved settings set the arrangement; a palette or file that
// they pass over, as GIMP 3.0's reset does, is none of their values.
void PalettePanel::take_changes() {
  if (changed_.contains(argument::kArrangement)) {
    for (const char* name : {argument::kUsePalette, argument::kExportFile}) {
      if (!changed_.contains(name)) {
        g_object_set(config_, name, nullptr, nullptr);
      }
    }
  }
  if (!changed_.empty()) {
    read_config();
  }
}

void PalettePanel::use_histogram(const Histogram& histogram) {
  not_finite_ = histogram.not_finite();
  editor_->use_histogram(histogram);
}

void PalettePanel::lose_layer() { editor_->lose_layer(); }

void PalettePanel::set_thumbnail(Thumbnail thumbnail) {
  views_->set_thumbnail(std::move(thumbnail));
}

void PalettePanel::set_progress(double part) {
  gtk_progress_bar_set_fraction(GTK_PROGRESS_BAR(progress_.get()), part);
}

bool PalettePanel::type(const GdkEventKey& event) {
  return !existing_ && undo_by_key(*editor_, event);
}

Result<Palette> PalettePanel::finish() {
  take_changes();
  if (existing_) {
    return *existing_;
  }
  if (!editor_->is_current()) {
    editor_->finish();
  }
  if (editor_->state() != PaletteEditor::State::shown) {
    return Error{ErrorCode::no_visible_pixels, "no palette"};
  }
  return editor_->palette();
}

// While the picture decides, the slider shows its number, which is no wish.
void PalettePanel::read_config() {
  changed_.clear();
  const Result<RunOptions> options = options_from_config(config_);
  Result<PaletteWishes> asked = wishes_from_config(config_);
  if (!options || !asked) {
    return;
  }
  existing_.reset();
  if (options->use_palette != nullptr) {
    existing_ = read_palette(options->use_palette);
    existing_view_.show(*existing_);
  }
  if (asked->options.auto_colors) {
    asked->options.colors = editor_->wishes().options.colors;
  }
  editor_->set_wishes(*asked);
  refresh();
}

void PalettePanel::write_config() {
  PaletteWishes wanted = editor_->wishes();
  if (editor_->palette().auto_count && wanted.options.auto_colors) {
    wanted.options.colors =
        static_cast<int>(editor_->palette().swatches.size());
  }
  g_signal_handlers_block_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                  nullptr, this);
  write_wishes(config_, wanted);
  g_signal_handlers_unblock_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                    nullptr, this);
}

const Palette* PalettePanel::shown() const {
  if (existing_) {
    return *existing_ ? &**existing_ : nullptr;
  }
  return editor_->state() == PaletteEditor::State::shown ? &editor_->palette()
                                                         : nullptr;
}

GtkWidget* PalettePanel::page() const {
  if (existing_) {
    return existing_view_.widget();
  }
  return editor_->state() == PaletteEditor::State::waiting ? progress_.get()
                                                           : strip_->widget();
}

void PalettePanel::refresh() {
  if (!changed_.empty()) {
    take_changes();  // or else they would be written over
    return;
  }
  write_config();
  strip_->refresh();
  curve_->refresh();
  gtk_widget_set_sensitive(curve_->widget(), existing_ ? FALSE : TRUE);
  const Palette* palette = shown();
  views_->refresh(existing_ ? palette : nullptr);
  gtk_stack_set_visible_child(GTK_STACK(stack_.get()), page());
  std::string text = on_palette_(palette);
  const std::string left_out =
      palette != nullptr && !existing_ ? not_finite_message(not_finite_) : "";
  text += (text.empty() || left_out.empty() ? "" : "\n") + left_out;
  gtk_label_set_text(GTK_LABEL(note_.get()), text.c_str());
  gtk_widget_set_visible(note_.get(), text.empty() ? FALSE : TRUE);
}

}  // namespace scene_palette
