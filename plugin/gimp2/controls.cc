// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The letters of the dialog's own buttons (C, H, O in English) are not free for
// labels.

#include "plugin/gimp2/controls.h"

#include <limits>
#include <utility>

#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "plugin/gimp2/pointers.h"
#include "plugin/report/export_file.h"
#include "ui/gtk/file_chooser.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 6;
constexpr int kRows = 12;
constexpr int kCurveRow = 1;  // below the number of colors
constexpr int kColumns = 4;
constexpr int kScaleWidth = 200;
constexpr double kMiddle = 0.5;

FileRowStart file_row_start(const std::string& picture) {
  const std::vector<FileKind> kinds = export_kinds();
  return {translated("_Write to a file"), about_export_file(),
          translated("Export the Palette"), kinds,
          path_beside(picture, "palette", kinds.front().ending)};
}

int value_of(GtkWidget* combo) {
  int value = 0;
  gimp_int_combo_box_get_active(GIMP_INT_COMBO_BOX(combo), &value);
  return value;
}

}  // namespace

Controls::Controls(const Settings& start, std::string proposed_name,
                   const std::string& picture, std::function<void()> on_change)
    : proposed_name_(std::move(proposed_name)),
      on_change_(std::move(on_change)),
      table_(GTK_TABLE(gtk_table_new(kRows, kColumns, FALSE))),
      file_(file_row_start(picture), [] {}) {
  gtk_table_set_row_spacings(table_, kSpacing);
  gtk_table_set_col_spacings(table_, kSpacing);
  gtk_table_set_col_spacing(table_, 0, 2 * kSpacing);

  const ExtractOptions& extract = start.extract;
  add_colors(0, extract);
  method_ = add_combo(
      2, translated("_Method"),
      translated("Scene and Accurate keep the visible error small, Scene with "
                 "room for small striking colors; Classic repeats the "
                 "well-known k-means on sRGB values; Hue slices takes the "
                 "means of equal parts of the pixels sorted by hue"),
      method_choices(), extract.method);
  add_accents(3, extract.accents);
  add_seed(4, extract.seed);
  order_ = add_combo(5, translated("Or_der"),
                     translated("The order of the colors in the palette"),
                     order_choices(), extract.order);
  add_name(6, start.palette_name.empty() ? proposed_name_ : start.palette_name);
  layer_ = add_check(
      7, translated("Add a posterized la_yer"),
      translated("Add a layer above, with each pixel in its nearest color of "
                 "the palette"),
      start.posterized_layer);
  dither_ = add_combo(
      8, translated("Ditherin_g"),
      translated("How the posterized layer mixes the palette's colors, so that "
                 "they look like those between them"),
      dither_choices(), start.dither);
  card_ = add_check(
      9, translated("Make a palette card as a new _image"),
      translated(
          "The picture with its colors below: a strip, hex codes and shares"),
      start.palette_card);
  add_palette_row(10, start.use_palette);
  gimp_table_attach_aligned(table_, 0, 11, nullptr, 0, kMiddle, file_.widget(),
                            kColumns - 1, FALSE);
  set_sensitivity();
}

void Controls::add_curve(GtkWidget* curve) {
  gtk_table_attach(table_, curve, 0, kColumns, kCurveRow, kCurveRow + 1,
                   GTK_FILL, GTK_FILL, 0, 0);
}

Settings Controls::settings() const {
  Settings settings;
  ExtractOptions& extract = settings.extract;
  extract.colors = static_cast<int>(gtk_adjustment_get_value(colors_));
  extract.auto_colors =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(automatic_)) != FALSE;
  extract.method = static_cast<Method>(value_of(method_));
  extract.accents = gtk_adjustment_get_value(accents_);
  extract.order = static_cast<Order>(value_of(order_));
  extract.seed = static_cast<std::uint64_t>(
      gtk_spin_button_get_value(GTK_SPIN_BUTTON(seed_)));
  const std::string name = gtk_entry_get_text(GTK_ENTRY(name_));
  settings.palette_name = name == proposed_name_ ? "" : name;
  settings.posterized_layer =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(layer_)) != FALSE;
  settings.dither = static_cast<Dither>(value_of(dither_));
  if (gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(use_palette_)) != FALSE) {
    const char* palette = gimp_palette_select_button_get_palette(
        GIMP_PALETTE_SELECT_BUTTON(palette_));
    settings.use_palette = palette != nullptr ? palette : "";
  } else {
    settings.export_file = file_.path();
  }
  settings.palette_card =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(card_)) != FALSE;
  return settings;
}

void Controls::show(const ExtractOptions& options) {
  const bool was_telling = std::exchange(is_telling_, false);
  gtk_adjustment_set_value(colors_, options.colors);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(automatic_),
                               static_cast<gboolean>(options.auto_colors));
  gtk_adjustment_set_value(accents_, options.accents);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(seed_),
                            static_cast<double>(options.seed));
  gimp_int_combo_box_set_active(GIMP_INT_COMBO_BOX(method_),
                                static_cast<int>(options.method));
  gimp_int_combo_box_set_active(GIMP_INT_COMBO_BOX(order_),
                                static_cast<int>(options.order));
  set_sensitivity();
  is_telling_ = was_telling;
}

void Controls::add_colors(int row, const ExtractOptions& start) {
  constexpr int kSpinWidth = 4;
  constexpr int kPage = 8;
  GtkObject* adjustment = gimp_scale_entry_new(
      table_, 0, row, translated("_Number of colors"), kScaleWidth, kSpinWidth,
      start.colors, ExtractOptions::kMinColors, ExtractOptions::kMaxColors, 1,
      kPage, 0, TRUE, 0, 0, translated("How many colors the palette gets"),
      nullptr);
  // Most palettes are small: half the scale is for up to 16 colors.
  gimp_scale_entry_set_logarithmic(adjustment, TRUE);
  colors_ = GTK_ADJUSTMENT(adjustment);
  g_signal_connect_swapped(adjustment, "value-changed",
                           G_CALLBACK(on_widget_change), this);
  add_automatic(row, start.auto_colors);
}

void Controls::add_automatic(int row, bool is_wanted) {
  automatic_ = gtk_check_button_new_with_mnemonic(translated("_Automatic"));
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(automatic_),
                               static_cast<gboolean>(is_wanted));
  gtk_widget_set_tooltip_text(
      automatic_,
      translated("The picture decides how many colors the palette gets"));
  g_signal_connect_swapped(automatic_, "toggled", G_CALLBACK(on_widget_change),
                           this);
  const auto top = static_cast<guint>(row);
  gtk_table_attach(table_, automatic_, kColumns - 1, kColumns, top, top + 1,
                   GTK_FILL, GTK_FILL, 0, 0);
}

void Controls::add_accents(int row, double value) {
  constexpr int kSpinWidth = 4;
  constexpr double kStep = 0.05;
  constexpr double kPage = 0.25;
  constexpr int kDecimals = 2;
  GtkObject* adjustment = gimp_scale_entry_new(
      table_, 0, row, translated("Accen_ts"), kScaleWidth, kSpinWidth, value, 0,
      1, kStep, kPage, kDecimals, TRUE, 0, 0,
      translated("How much room Scene gives to small striking colors"),
      nullptr);
  accents_ = GTK_ADJUSTMENT(adjustment);
  g_signal_connect_swapped(adjustment, "value-changed",
                           G_CALLBACK(on_widget_change), this);
}

template <typename T>
GtkWidget* Controls::add_combo(int row, const char* label, const char* tooltip,
                               std::span<const Choice<T>> choices, T value) {
  GtkWidget* combo = GTK_WIDGET(g_object_new(GIMP_TYPE_INT_COMBO_BOX, nullptr));
  for (const Choice<T>& choice : choices) {
    gimp_int_combo_box_append(GIMP_INT_COMBO_BOX(combo), GIMP_INT_STORE_LABEL,
                              translated(choice.label), GIMP_INT_STORE_VALUE,
                              static_cast<int>(choice.value), -1);
  }
  gimp_int_combo_box_set_active(GIMP_INT_COMBO_BOX(combo),
                                static_cast<int>(value));
  gtk_widget_set_tooltip_text(combo, tooltip);
  g_signal_connect_swapped(combo, "changed", G_CALLBACK(on_widget_change),
                           this);
  gimp_table_attach_aligned(table_, 0, row, label, 0, kMiddle, combo,
                            kColumns - 1, FALSE);
  return combo;
}

void Controls::add_seed(int row, std::uint64_t value) {
  seed_ =
      gtk_spin_button_new_with_range(0, std::numeric_limits<gint32>::max(), 1);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(seed_), static_cast<double>(value));
  gtk_widget_set_tooltip_text(
      seed_, translated("Only Classic draws at random; the same seed gives "
                        "the same palette"));
  g_signal_connect_swapped(seed_, "value-changed", G_CALLBACK(on_widget_change),
                           this);
  gimp_table_attach_aligned(table_, 0, row, translated("Random s_eed"), 0,
                            kMiddle, seed_, 2, TRUE);
}

void Controls::add_name(int row, const std::string& name) {
  name_ = gtk_entry_new();
  gtk_entry_set_text(GTK_ENTRY(name_), name.c_str());
  gtk_entry_set_activates_default(GTK_ENTRY(name_), TRUE);
  gtk_widget_set_tooltip_text(
      name_,
      translated("The name of the new palette; empty: from the image's name"));
  gimp_table_attach_aligned(table_, 0, row, translated("_Palette name"), 0,
                            kMiddle, name_, kColumns - 1, FALSE);
}

GtkWidget* Controls::add_check(int row, const char* label, const char* tooltip,
                               bool is_wanted) {
  GtkWidget* check = gtk_check_button_new_with_mnemonic(label);
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(check),
                               static_cast<gboolean>(is_wanted));
  gtk_widget_set_tooltip_text(check, tooltip);
  gimp_table_attach_aligned(table_, 0, row, nullptr, 0, kMiddle, check,
                            kColumns - 1, FALSE);
  g_signal_connect_swapped(check, "toggled", G_CALLBACK(on_widget_change),
                           this);
  return check;
}

void Controls::add_palette_row(int row, const std::string& name) {
  use_palette_ = gtk_check_button_new_with_mnemonic(
      translated("_Use an existing palette"));
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(use_palette_),
                               static_cast<gboolean>(!name.empty()));
  gtk_widget_set_tooltip_text(
      use_palette_,
      translated("Only add a posterized layer, in the colors of this palette"));
  palette_ = gimp_palette_select_button_new(
      translated("Existing palette"), name.empty() ? nullptr : name.c_str());
  GtkWidget* box = gtk_hbox_new(FALSE, kSpacing);
  gtk_box_pack_start(GTK_BOX(box), use_palette_, FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(box), palette_, FALSE, FALSE, 0);
  gimp_table_attach_aligned(table_, 0, row, nullptr, 0, kMiddle, box,
                            kColumns - 1, FALSE);
  g_signal_connect_swapped(use_palette_, "toggled",
                           G_CALLBACK(on_widget_change), this);
  g_signal_connect_swapped(palette_, "palette-set",
                           G_CALLBACK(on_widget_change), this);
}

void Controls::offer_layer(bool is_possible) {
  gtk_widget_set_sensitive(layer_, static_cast<gboolean>(is_possible));
}

void Controls::set_sensitivity() {
  const auto method = static_cast<Method>(value_of(method_));
  const bool is_automatic =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(automatic_)) != FALSE;
  gimp_scale_entry_set_sensitive(GTK_OBJECT(colors_),
                                 static_cast<gboolean>(!is_automatic));
  gimp_scale_entry_set_sensitive(
      GTK_OBJECT(accents_), static_cast<gboolean>(method == Method::scene));
  gtk_widget_set_sensitive(seed_,
                           static_cast<gboolean>(method == Method::classic));
  const gboolean uses_palette =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(use_palette_));
  gtk_widget_set_sensitive(palette_, uses_palette);
  gtk_widget_set_sensitive(file_.widget(),
                           uses_palette == FALSE ? TRUE : FALSE);
  const gboolean makes_layer =
      gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(layer_));
  gtk_widget_set_sensitive(
      dither_,
      static_cast<gboolean>(uses_palette != FALSE || makes_layer != FALSE));
}

void Controls::on_widget_change(Controls* controls) {
  if (!controls->is_telling_) {
    return;
  }
  guarded([controls] {
    controls->set_sensitivity();
    controls->on_change_();
  });
}

}  // namespace scene_palette
