// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/dialog.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <libgimp/gimpui.h>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/config_wishes.h"
#include "plugin/gimp3/draw_timings.h"
#include "plugin/gimp3/layer.h"
#include "plugin/gimp3/options.h"
#include "plugin/gimp3/palette_panel.h"
#include "plugin/gimp3/results_box.h"
#include "plugin/gimp3/source_watch.h"
#include "ui/choices.h"
#include "ui/filled_in.h"
#include "ui/gtk/error_box.h"
#include "ui/gtk/events.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/notes.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 9;
constexpr int kRowSpacing = 6;

struct DestroyWidget {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WindowPtr = std::unique_ptr<GtkWidget, DestroyWidget>;

void propose_name(GimpProcedureDialog* dialog, const std::string& name) {
  GtkWidget* entry = gimp_procedure_dialog_get_widget(
      dialog, argument::kPaletteName, G_TYPE_NONE);
  if (GIMP_IS_LABEL_ENTRY(entry) != FALSE) {
    entry = gimp_label_entry_get_entry(GIMP_LABEL_ENTRY(entry));
  }
  gtk_entry_set_placeholder_text(GTK_ENTRY(entry), name.c_str());
}

constexpr const char* kColorsRow = "colors-row";
constexpr const char* kColorsBox = "colors-box";

/// The number of colors, and beside it whether the picture decides.  Small
/// numbers are the usual ones: they get most of the slider.
void add_colors_row(GimpProcedureDialog* dialog, GimpProcedureConfig* config) {
  GtkWidget* slider =
      gimp_procedure_dialog_get_scale_entry(dialog, argument::kColors, 1);
  gimp_scale_entry_set_logarithmic(GIMP_SCALE_ENTRY(slider), TRUE);
  gtk_widget_set_hexpand(slider, TRUE);
  constexpr int kLeastSlider = 110;
  gtk_widget_set_size_request(
      gimp_scale_entry_get_range(GIMP_SCALE_ENTRY(slider)), kLeastSlider, -1);
  GtkWidget* row = gimp_procedure_dialog_fill_box(
      dialog, kColorsRow, argument::kColors, argument::kAutoColors, nullptr);
  gtk_orientable_set_orientation(GTK_ORIENTABLE(row),
                                 GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing(GTK_BOX(row), kRowSpacing);
  GtkWidget* automatic = gimp_procedure_dialog_get_widget(
      dialog, argument::kAutoColors, G_TYPE_NONE);
  gtk_container_child_set(GTK_CONTAINER(row), automatic, "expand", FALSE,
                          nullptr);
  gimp_procedure_dialog_set_sensitive(dialog, argument::kColors, TRUE,
                                      G_OBJECT(config), argument::kAutoColors,
                                      TRUE);
}

void add_accents(GimpProcedureDialog* dialog) {
  constexpr int kDigits = 2;
  GtkWidget* slider =
      gimp_procedure_dialog_get_scale_entry(dialog, argument::kAccents, 1);
  gimp_label_spin_set_digits(GIMP_LABEL_SPIN(slider), kDigits);
}

/// GIMP aligns the labels of rows, but not those of boxes in a row; and to a
/// screen reader its sliders have no name.
void finish_sliders(GimpProcedureDialog* dialog) {
  const GObjectPtr<GtkSizeGroup> group(
      gtk_size_group_new(GTK_SIZE_GROUP_HORIZONTAL));
  for (const char* name : {argument::kColors, argument::kAccents}) {
    GtkWidget* widget =
        gimp_procedure_dialog_get_widget(dialog, name, G_TYPE_NONE);
    GtkWidget* label = gimp_labeled_get_label(GIMP_LABELED(widget));
    gtk_size_group_add_widget(group.get(), label);
    GtkWidget* slider = gimp_scale_entry_get_range(GIMP_SCALE_ENTRY(widget));
    atk_object_add_relationship(gtk_widget_get_accessible(slider),
                                ATK_RELATION_LABELLED_BY,
                                gtk_widget_get_accessible(label));
  }
}

/// That the picture is not all that was read; empty for one layer.
std::string several_layers_message(std::size_t layers) {
  return layers < 2 ? std::string()
                    : filled_in(translated_plural(
                                    "The picture shows the first of %d layer; "
                                    "the colors are those of all.",
                                    "The picture shows the first of %d "
                                    "layers; the colors are those of all.",
                                    layers),
                                static_cast<int>(layers));
}

/// Offers a posterized layer, or not; what is to be said of it.
std::string offer_layer(ResultsBox& results, const Sources& sources,
                        const Palette& palette) {
  const LayerObstacle obstacle = layer_obstacle(sources, palette);
  results.offer_layer(obstacle == LayerObstacle::none);
  std::string about_layers = several_layers_message(sources.items.size());
  if (obstacle == LayerObstacle::none) {
    return about_layers;
  }
  const std::string why = obstacle == LayerObstacle::not_a_layer
                              ? gray_palette_message()
                              : obstacle_message(obstacle);
  return about_layers.empty() ? why : about_layers + "\n" + why;
}

/// Lets `argument` be edited only while the method is `method`.
void enable_for_method(GimpProcedureDialog* dialog, const char* argument,
                       const char* method) {
  GValue value = G_VALUE_INIT;
  g_value_init(&value, G_TYPE_STRING);
  g_value_set_string(&value, method);
  GimpValueArray* values = gimp_value_array_new(1);
  gimp_value_array_append(values, &value);
  g_value_unset(&value);
  gimp_procedure_dialog_set_sensitive_if_in(dialog, argument, nullptr,
                                            argument::kMethod, values, TRUE);
}

/// The settings of a new palette below each other.
GtkWidget* new_controls(GimpProcedureDialog* dialog,
                        GimpProcedureConfig* config,
                        const std::string& proposed_name, GtkWidget* curve) {
  add_colors_row(dialog, config);
  GtkWidget* colors =
      gimp_procedure_dialog_fill_box(dialog, kColorsBox, kColorsRow, nullptr);
  gtk_box_pack_end(GTK_BOX(colors), curve, FALSE, FALSE, 0);
  add_accents(dialog);
  // Of few choices some versions of GIMP would make a column of radio buttons.
  for (const char* choice : {argument::kMethod, argument::kOrder}) {
    gimp_procedure_dialog_get_widget(dialog, choice, GTK_TYPE_COMBO_BOX);
  }
  propose_name(dialog, proposed_name);
  GtkWidget* controls = gimp_procedure_dialog_fill_box(
      dialog, "controls", kColorsBox, argument::kMethod, argument::kAccents,
      argument::kSeed, argument::kOrder, argument::kPaletteName, nullptr);
  finish_sliders(dialog);
  enable_for_method(dialog, argument::kAccents,
                    id_of(method_choices(), Method::scene));
  enable_for_method(dialog, argument::kSeed,
                    id_of(method_choices(), Method::classic));
  gtk_box_set_spacing(GTK_BOX(controls), kRowSpacing);
  // The dialog takes for granted that what it makes is packed by itself.
  g_object_ref(controls);
  gtk_widget_show(controls);
  return controls;
}

/// The palette on the left, the settings on the right.  Both columns are of one
/// height, or else the Tab key would not go from left to right.
void add_columns(GimpProcedureDialog* dialog, const PalettePanel& panel,
                 GtkWidget* controls, const ResultsBox& results) {
  GtkWidget* left = gtk_box_new(GTK_ORIENTATION_VERTICAL, kSpacing);
  gtk_box_pack_start(GTK_BOX(left), panel.views().widget(), TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(left), panel.widget(), FALSE, FALSE, 0);
  GtkWidget* right = gtk_box_new(GTK_ORIENTATION_VERTICAL, kRowSpacing);
  gtk_box_pack_start(GTK_BOX(right), controls, FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(right), results.widget(), FALSE, FALSE, 0);
  GtkWidget* columns = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 2 * kSpacing);
  gtk_box_pack_start(GTK_BOX(columns), left, TRUE, TRUE, 0);
  gtk_box_pack_start(GTK_BOX(columns), right, FALSE, FALSE, 0);
  gtk_widget_set_margin_bottom(columns, kSpacing);
  for (GtkWidget* box : {left, right, columns}) {
    gtk_widget_show(box);
  }
  gtk_box_pack_start(GTK_BOX(gtk_dialog_get_content_area(GTK_DIALOG(dialog))),
                     columns, TRUE, TRUE, 0);
}

WatchEvents shown_in(PalettePanel& panel, const Timings& timings) {
  return {[&](double part) { panel.set_progress(part); },
          [&](const Histogram& histogram) {
            timings.mark("read");
            panel.use_histogram(histogram);
          },
          [&](const Thumbnail& thumbnail) {
            panel.set_thumbnail(thumbnail);
            timings.mark("thumbnail");
          },
          [&] { panel.lose_layer(); }};
}

/// Whoever comes back to the dialog may have painted on the layer.
void read_when_user_comes(GtkWidget* window, SourceWatch& watch) {
  const auto on_focus = +[](GtkWidget*, GdkEvent*, gpointer data) {
    guarded([&] { static_cast<SourceWatch*>(data)->read_again(); }, warn);
    return gboolean{FALSE};
  };
  g_signal_connect(window, "focus-in-event", G_CALLBACK(on_focus), &watch);
}

/// Until the user cancels, or agrees to a palette that `check` finds good.
Result<Palette> run(GimpProcedureDialog* dialog, PalettePanel& panel,
                    const CheckPalette& check) {
  while (gimp_procedure_dialog_run(dialog) != FALSE) {
    Result<Palette> palette = panel.finish();
    const Status checked = palette ? check(*palette) : palette.error();
    if (checked) {
      return palette;
    }
    show_error(GTK_WINDOW(dialog), user_message(checked.error()));
  }
  return cancelled();
}

}  // namespace

Result<Palette> run_dialog(GimpProcedure* procedure,
                           GimpProcedureConfig* config, Sources sources,
                           const std::string& proposed_name,
                           const CheckPalette& check, const Timings& timings) {
  forget_use_palette(config);
  const WindowPtr window(gimp_procedure_dialog_new(
      procedure, config, translated("Extract Scene Palette")));
  GimpProcedureDialog* dialog = GIMP_PROCEDURE_DIALOG(window.get());
  GimpImage* image = sources.image;
  std::optional<ResultsBox> results;
  DrawTimings drawn(timings, config);
  std::optional<SourceWatch> watch;  // the panel uses what it has read
  PalettePanel panel(config, [&](const Palette* palette) {
    gtk_dialog_set_response_sensitive(GTK_DIALOG(window.get()), GTK_RESPONSE_OK,
                                      palette != nullptr ? TRUE : FALSE);
    if (palette == nullptr) {
      return std::string();
    }
    std::string note =
        offer_layer(*results, watch ? watch->sources() : sources, *palette);
    if (watch && watch->has_changed()) {
      note += (note.empty() ? "" : "\n");
      note += source_changed_message();
    }
    return note;
  });
  GtkWidget* controls =
      new_controls(dialog, config, proposed_name, panel.curve());
  results.emplace(dialog, config, image, controls);
  add_columns(dialog, panel, controls, *results);
  connect_event<&PalettePanel::type, GdkEventKey>(window.get(),
                                                  "key-press-event", &panel);
  drawn.watch(panel.widget(), panel.views(), panel.editor());
  timings.mark("dialog");
  watch.emplace(std::move(sources), shown_in(panel, timings));
  read_when_user_comes(window.get(), *watch);
  Result<Palette> palette = run(dialog, panel, check);
  g_signal_handlers_disconnect_by_data(window.get(), &panel);
  g_signal_handlers_disconnect_by_data(window.get(), &*watch);
  return palette;
}

}  // namespace scene_palette
