// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/palette_row.h"

#include <string>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/options.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;

/// libgimp keeps it for as long as the plug-in runs.
GimpPalette* configured_palette(GimpProcedureConfig* config) {
  GimpPalette* palette = nullptr;
  g_object_get(config, argument::kUsePalette, &palette, nullptr);
  const GObjectPtr<GimpPalette> owner(palette);
  return palette;
}

}  // namespace

PaletteRow::PaletteRow(GimpProcedureConfig* config)
    : config_(config),
      box_(gtk_box_new(GTK_ORIENTATION_HORIZONTAL, kSpacing)),
      check_(gtk_check_button_new_with_mnemonic(
          translated("Use an e_xisting palette"))),
      chooser_(gimp_palette_chooser_new(translated("Existing palette"), nullptr,
                                        gimp_context_get_palette())) {
  gtk_widget_set_tooltip_text(
      check_,
      translated("Only add a posterized layer, in the colors of this palette"));
  gtk_box_pack_start(GTK_BOX(box_), check_, FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(box_), chooser_, FALSE, FALSE, 0);
  gtk_widget_show_all(box_);
  read_config();

  const auto on_edit = +[](PaletteRow* row) { row->write_config(); };
  g_signal_connect_swapped(check_, "toggled", G_CALLBACK(on_edit), this);
  g_signal_connect_swapped(chooser_, "resource-set", G_CALLBACK(on_edit), this);
  const auto on_change = +[](PaletteRow* row) { row->read_config(); };
  const std::string signal = std::string("notify::") + argument::kUsePalette;
  g_signal_connect_swapped(config, signal.c_str(), G_CALLBACK(on_change), this);
}

PaletteRow::~PaletteRow() {
  for (gpointer object :
       {static_cast<gpointer>(config_), static_cast<gpointer>(check_),
        static_cast<gpointer>(chooser_)}) {
    g_signal_handlers_disconnect_by_data(object, this);
  }
}

// The chooser tells of each palette that is put into it, also by us.
void PaletteRow::read_config() {
  GimpPalette* palette = configured_palette(config_);
  const gboolean is_wanted = palette != nullptr ? TRUE : FALSE;
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(check_), is_wanted);
  gtk_widget_set_sensitive(chooser_, is_wanted);
  GimpResourceChooser* chooser = GIMP_RESOURCE_CHOOSER(chooser_);
  if (palette != nullptr &&
      gimp_resource_chooser_get_resource(chooser) != GIMP_RESOURCE(palette)) {
    gimp_resource_chooser_set_resource(chooser, GIMP_RESOURCE(palette));
  }
}

void PaletteRow::write_config() {
  const bool is_wanted =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(check_)) != FALSE;
  GimpResource* palette =
      is_wanted
          ? gimp_resource_chooser_get_resource(GIMP_RESOURCE_CHOOSER(chooser_))
          : nullptr;
  if (palette == reinterpret_cast<GimpResource*>(configured_palette(config_))) {
    return;
  }
  const bool was_wanted = configured_palette(config_) != nullptr;
  g_object_set(config_, argument::kUsePalette, palette, nullptr);
  if (is_wanted != was_wanted) {
    set_layer(is_wanted);
  }
}

// An existing palette is always for a layer; without one, that is as before.
void PaletteRow::set_layer(bool is_forced) {
  gboolean is_wanted = FALSE;
  g_object_get(config_, argument::kPosterizedLayer, &is_wanted, nullptr);
  if (is_forced) {
    was_layer_wanted_ = is_wanted != FALSE;
  }
  g_object_set(config_, argument::kPosterizedLayer,
               is_forced || was_layer_wanted_ ? TRUE : FALSE, nullptr);
}

}  // namespace scene_palette
