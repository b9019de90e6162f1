// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/dialog.h"

#include <memory>

#include <libgimp/gimpui.h>

#include "plugin/gimp3/options.h"
#include "plugin/gimp3/preview.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kStripMargin = 9;

struct DestroyWidget {
  void operator()(GtkWidget* widget) const { gtk_widget_destroy(widget); }
};
using WidgetPtr = std::unique_ptr<GtkWidget, DestroyWidget>;

void propose_name(GimpProcedureDialog* dialog, const std::string& name) {
  GtkWidget* entry = gimp_procedure_dialog_get_widget(
      dialog, argument::kPaletteName, G_TYPE_NONE);
  if (GIMP_IS_LABEL_ENTRY(entry) != FALSE) {
    entry = gimp_label_entry_get_entry(GIMP_LABEL_ENTRY(entry));
  }
  gtk_entry_set_placeholder_text(GTK_ENTRY(entry), name.c_str());
}

/// Small numbers are the usual ones: they get most of the slider.
void add_color_slider(GimpProcedureDialog* dialog) {
  GtkWidget* slider =
      gimp_procedure_dialog_get_scale_entry(dialog, argument::kColors, 1);
  gimp_scale_entry_set_logarithmic(GIMP_SCALE_ENTRY(slider), TRUE);
}

void refuse_layer(GimpProcedureDialog* dialog, GimpProcedureConfig* config) {
  g_object_set(config, argument::kPosterizedLayer, FALSE, nullptr);
  GtkWidget* button = gimp_procedure_dialog_get_widget(
      dialog, argument::kPosterizedLayer, G_TYPE_NONE);
  gtk_button_set_label(
      GTK_BUTTON(button),
      translated("Add a posterized la_yer (only above RGB or gray layers)"));
  gimp_procedure_dialog_set_sensitive(dialog, argument::kPosterizedLayer, FALSE,
                                      nullptr, nullptr, FALSE);
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

void add_arguments_to(GimpProcedureDialog* dialog,
                      const std::string& proposed_name) {
  add_color_slider(dialog);
  // Of few choices some versions of GIMP would make a column of radio buttons.
  for (const char* choice : {argument::kMethod, argument::kOrder}) {
    gimp_procedure_dialog_get_widget(dialog, choice, GTK_TYPE_COMBO_BOX);
  }
  propose_name(dialog, proposed_name);
  gimp_procedure_dialog_fill(dialog, argument::kColors, argument::kMethod,
                             argument::kSeed, argument::kOrder,
                             argument::kPaletteName, argument::kPosterizedLayer,
                             nullptr);
  enable_for_method(dialog, argument::kSeed, "classic");
}

}  // namespace

bool run_dialog(GimpProcedure* procedure, GimpProcedureConfig* config,
                const Histogram& histogram, const std::string& proposed_name,
                bool can_add_layer) {
  const WidgetPtr window(gimp_procedure_dialog_new(
      procedure, config, translated("Extract Scene Palette")));
  GimpProcedureDialog* dialog = GIMP_PROCEDURE_DIALOG(window.get());

  const Preview preview(histogram, config, [&](bool has_palette) {
    gtk_dialog_set_response_sensitive(GTK_DIALOG(window.get()), GTK_RESPONSE_OK,
                                      has_palette ? TRUE : FALSE);
  });
  gtk_widget_set_margin_bottom(preview.widget(), kStripMargin);
  gtk_box_pack_start(
      GTK_BOX(gtk_dialog_get_content_area(GTK_DIALOG(window.get()))),
      preview.widget(), TRUE, TRUE, 0);
  add_arguments_to(dialog, proposed_name);
  if (!can_add_layer) {
    refuse_layer(dialog, config);
  }
  return gimp_procedure_dialog_run(dialog) != FALSE;
}

}  // namespace scene_palette
