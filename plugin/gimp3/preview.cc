// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/preview.h"

#include <string>
#include <utility>
#include <vector>

#include "core/extract.h"
#include "plugin/gimp3/guarded.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/palette.h"
#include "ui/color_words.h"
#include "ui/notes.h"
#include "ui/swatch_strip.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kStripWidth = 480;
constexpr int kStripHeight = 80;
constexpr int kSpacing = 6;

void warn(const char* what) { g_warning("%s", what); }

GtkWidget* new_text() {
  GtkWidget* label = gtk_label_new(nullptr);
  gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  constexpr int kLineLength = 50;
  gtk_label_set_max_width_chars(GTK_LABEL(label), kLineLength);
  return label;
}

// The size of the interface's own text in pixels.
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

std::string spoken(const Palette& palette) {
  std::string text;
  for (const std::string& entry : entry_names(palette.swatches)) {
    text += (text.empty() ? "" : "; ") + entry;
  }
  return text;
}

}  // namespace

Preview::Preview(const Histogram& histogram, GimpProcedureConfig* config,
                 OnResult on_result)
    : histogram_(histogram),
      config_(config),
      on_result_(std::move(on_result)),
      box_(gtk_box_new(GTK_ORIENTATION_VERTICAL, kSpacing)),
      stack_(gtk_stack_new()),
      strip_(gtk_drawing_area_new()),
      error_(new_text()),
      note_(new_text()) {
  build();
  const auto on_idle = +[](gpointer self) {
    guarded([&] { static_cast<Preview*>(self)->show_result(); }, warn);
    return gboolean{G_SOURCE_REMOVE};
  };
  worker_.emplace(histogram, [this, on_idle] { g_idle_add(on_idle, this); });
  request();
}

Preview::~Preview() {
  g_signal_handlers_disconnect_by_data(config_, this);
  g_signal_handlers_disconnect_by_data(strip_, this);
  worker_.reset();
  while (g_idle_remove_by_data(this) != FALSE) {
  }
}

void Preview::build() {
  gtk_widget_set_size_request(strip_, kStripWidth, kStripHeight);
  gtk_container_add(GTK_CONTAINER(stack_), strip_);
  gtk_container_add(GTK_CONTAINER(stack_), error_);
  gtk_box_pack_start(GTK_BOX(box_), stack_, TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(box_), note_, FALSE, FALSE, 0);
  gtk_widget_show_all(box_);
  gtk_widget_hide(note_);
  atk_object_set_name(gtk_widget_get_accessible(strip_),
                      translated("Preview of the palette"));

  const auto on_draw = +[](GtkWidget*, cairo_t* cairo, gpointer self) {
    guarded([&] { static_cast<const Preview*>(self)->draw(cairo); }, warn);
    return FALSE;
  };
  g_signal_connect(strip_, "draw", G_CALLBACK(on_draw), this);
  const auto on_change = +[](GObject*, GParamSpec*, gpointer self) {
    guarded([&] { static_cast<Preview*>(self)->request(); }, warn);
  };
  for (const char* name :
       {argument::kColors, argument::kAutoColors, argument::kMethod,
        argument::kAccents, argument::kOrder, argument::kSeed,
        argument::kUsePalette}) {
    const std::string signal = std::string("notify::") + name;
    g_signal_connect(config_, signal.c_str(), G_CALLBACK(on_change), this);
  }
}

void Preview::request() {
  const Result<RunOptions> options = options_from_config(config_);
  if (!options) {
    show_error(options.error());
  } else if (options->use_palette == nullptr) {
    worker_->request(options->extract);
  } else if (Result<Palette> used = read_palette(options->use_palette)) {
    show_palette(*std::move(used));
  } else {
    show_error(used.error());
  }
}

void Preview::show_result() {
  std::optional<Result<Palette>> result = worker_->take();
  const Result<RunOptions> options = options_from_config(config_);
  if (!result || (options && options->use_palette != nullptr)) {
    return;
  }
  if (*result) {
    show_palette(**std::move(result));
  } else {
    show_error(result->error());
  }
}

void Preview::show_palette(Palette palette) {
  palette_ = std::move(palette);
  gtk_stack_set_visible_child(GTK_STACK(stack_), strip_);
  atk_object_set_description(gtk_widget_get_accessible(strip_),
                             spoken(palette_).c_str());
  gtk_widget_queue_draw(strip_);
  std::vector<std::string> notes = notes_on(palette_, histogram_.not_finite());
  if (palette_.auto_count) {
    notes.push_back(count_choice_message(*palette_.auto_count));
    show_count(static_cast<int>(palette_.swatches.size()));
  }
  notes.push_back(on_result_(&palette_));
  std::string text;
  for (const std::string& note : notes) {
    text += (text.empty() || note.empty() ? "" : "\n") + note;
  }
  show_note(text);
}

void Preview::show_note(const std::string& note) {
  gtk_label_set_text(GTK_LABEL(note_), note.c_str());
  gtk_widget_set_visible(note_, note.empty() ? FALSE : TRUE);
}

// On the slider, which asks for nothing while the picture decides.
void Preview::show_count(int colors) {
  g_signal_handlers_block_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                  nullptr, this);
  g_object_set(config_, argument::kColors, colors, nullptr);
  g_signal_handlers_unblock_matched(config_, G_SIGNAL_MATCH_DATA, 0, 0, nullptr,
                                    nullptr, this);
}

void Preview::show_error(const Error& error) {
  gtk_label_set_text(GTK_LABEL(error_), user_message(error).c_str());
  gtk_stack_set_visible_child(GTK_STACK(stack_), error_);
  show_note(on_result_(nullptr));
}

void Preview::draw(cairo_t* cairo) const {
  StripOptions options;
  options.right_to_left = gtk_widget_get_direction(strip_) == GTK_TEXT_DIR_RTL;
  options.font_size = font_size(strip_);
  draw_strip(cairo, palette_.swatches, gtk_widget_get_allocated_width(strip_),
             gtk_widget_get_allocated_height(strip_), options);
}

}  // namespace scene_palette
