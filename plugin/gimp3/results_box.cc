// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/results_box.h"

#include <algorithm>
#include <vector>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/options.h"
#include "ui/filled_in.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;
constexpr int kIndent = 12;

/// What the run makes, in words.
std::vector<std::string> results_of(const RunOptions& options) {
  if (options.use_palette != nullptr) {
    return {translated("posterized layer")};
  }
  // Translators: parts of a list: what the plug-in makes.
  std::vector<std::string> results = {translated("palette")};
  if (options.posterized_layer) {
    results.emplace_back(translated("posterized layer"));
  }
  if (options.palette_card) {
    results.emplace_back(translated("card"));
  }
  if (options.export_file) {
    const CharPtr path(g_file_get_parse_name(options.export_file.get()));
    const CharPtr name(g_filename_display_basename(path.get()));
    results.emplace_back(name.get());
  }
  return results;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    // Translators: a list and its next part.
    text = text.empty() ? part
                        : filled_in(translated("%1$s, %2$s"), text.c_str(),
                                    part.c_str());
  }
  return text;
}

/// For a label in which an underscore marks a letter.
std::string without_marks(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    escaped += c == '_' ? "__" : std::string(1, c);
  }
  return escaped;
}

bool is_more_than_a_palette(const RunOptions& options) {
  return options.use_palette != nullptr || options.posterized_layer ||
         options.palette_card || options.export_file;
}

}  // namespace

ResultsBox::ResultsBox(GimpProcedureDialog* dialog, GimpProcedureConfig* config,
                       GimpImage* image, GtkWidget* settings)
    : dialog_(dialog),
      config_(config),
      settings_(settings),
      palette_row_(config),
      export_row_(config, image),
      root_(owned(gtk_box_new(GTK_ORIENTATION_VERTICAL, 0))),
      expander_(owned(gtk_expander_new(nullptr))),
      title_(owned(gtk_label_new(nullptr))) {
  // Of few choices some versions of GIMP would make a column of radio buttons.
  GtkWidget* dither = gimp_procedure_dialog_get_widget(
      dialog, argument::kDither, GTK_TYPE_COMBO_BOX);
  gtk_widget_set_margin_start(dither, 2 * kIndent);
  GtkWidget* box = gimp_procedure_dialog_fill_box(
      dialog, "results", argument::kPosterizedLayer, argument::kDither,
      argument::kPaletteCard, nullptr);
  gtk_box_set_spacing(GTK_BOX(box), kSpacing);
  gtk_widget_set_margin_start(box, kIndent);
  gtk_widget_set_margin_top(box, kSpacing);
  gtk_box_pack_start(GTK_BOX(box), palette_row_.widget(), FALSE, FALSE, 0);
  constexpr int kBelowDither = 2;
  gtk_box_reorder_child(GTK_BOX(box), palette_row_.widget(), kBelowDither);
  gtk_box_pack_start(GTK_BOX(box), export_row_.widget(), FALSE, FALSE, 0);
  // The dialog takes for granted that what it makes is packed by itself.
  g_object_ref(box);
  gtk_box_pack_start(GTK_BOX(root_.get()), expander_.get(), FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(root_.get()), box, FALSE, FALSE, 0);

  constexpr int kLineLength = 44;
  gtk_label_set_max_width_chars(GTK_LABEL(title_.get()), kLineLength);
  gtk_label_set_ellipsize(GTK_LABEL(title_.get()), PANGO_ELLIPSIZE_END);
  gtk_label_set_mnemonic_widget(GTK_LABEL(title_.get()), expander_.get());
  GtkExpander* expander = GTK_EXPANDER(expander_.get());
  gtk_expander_set_label_widget(expander, title_.get());
  // From right to left, GTK's expander has its title on the left of its width;
  // so it gets no more than it needs, and the rows stand beside it.
  gtk_widget_set_halign(expander_.get(), GTK_ALIGN_START);
  const Result<RunOptions> options = options_from_config(config);
  gtk_expander_set_expanded(
      expander, options && is_more_than_a_palette(*options) ? TRUE : FALSE);
  g_object_bind_property(expander, "expanded", box, "visible",
                         G_BINDING_SYNC_CREATE);
  gtk_widget_show(title_.get());
  gtk_widget_show(expander_.get());
  gtk_widget_show(root_.get());
  refresh();
  follow_changes();
}

void ResultsBox::follow_changes() {
  const auto on_change =
      +[](ResultsBox* results) { guarded([&] { results->refresh(); }, warn); };
  g_signal_connect_swapped(config_, "notify", G_CALLBACK(on_change), this);
  const auto on_fold = +[](ResultsBox* results) {
    guarded(
        [&] {
          results->refresh();
          // So that the Tab key goes on from here.
          gtk_widget_grab_focus(results->expander_.get());
        },
        warn);
  };
  g_signal_connect_swapped(expander_.get(), "notify::expanded",
                           G_CALLBACK(on_fold), this);
}

ResultsBox::~ResultsBox() {
  g_signal_handlers_disconnect_by_data(config_, this);
  g_signal_handlers_disconnect_by_data(expander_.get(), this);
}

void ResultsBox::offer_layer(bool is_possible) {
  can_have_layer_ = is_possible;
  refresh();
}

GtkWidget* ResultsBox::widget_of(const char* argument) const {
  return gimp_procedure_dialog_get_widget(dialog_, argument, G_TYPE_NONE);
}

// An existing palette is only for a layer.  While the rows are to be seen, the
// title need not repeat them.
void ResultsBox::refresh() {
  const Result<RunOptions> options = options_from_config(config_);
  if (!options) {
    return;
  }
  const bool is_new = options->use_palette == nullptr;
  const auto enable = [](GtkWidget* widget, bool is_enabled) {
    gtk_widget_set_sensitive(widget, is_enabled ? TRUE : FALSE);
  };
  enable(settings_, is_new);
  enable(widget_of(argument::kPosterizedLayer), is_new && can_have_layer_);
  enable(widget_of(argument::kDither), options->posterized_layer);
  enable(widget_of(argument::kPaletteCard), is_new);
  enable(export_row_.widget(), is_new);

  const std::string results = joined(results_of(*options));
  const bool is_open =
      gtk_expander_get_expanded(GTK_EXPANDER(expander_.get())) != FALSE;
  const std::string title =
      is_open ? translated("Res_ults")
              // Translators: what the plug-in makes; the same letter as alone.
              : filled_in(translated("Res_ults: %s"),
                          without_marks(results).c_str());
  gtk_label_set_text_with_mnemonic(GTK_LABEL(title_.get()), title.c_str());
  gtk_widget_set_tooltip_text(expander_.get(),
                              is_open ? nullptr : results.c_str());
}

}  // namespace scene_palette
