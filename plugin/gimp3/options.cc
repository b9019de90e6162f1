// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/options.h"

#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "plugin/gegl/pointers.h"
#include "plugin/report/export_file.h"
#include "ui/choices.h"
#include "ui/color_list.h"
#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// GIMP_PARAM_READWRITE is an int in C++.
constexpr auto kReadWrite = static_cast<GParamFlags>(GIMP_PARAM_READWRITE);

template <typename T>
GimpChoice* new_choice(std::span<const Choice<T>> choices) {
  GimpChoice* made = gimp_choice_new();
  for (const Choice<T>& choice : choices) {
    gimp_choice_add(made, choice.id, static_cast<int>(choice.value),
                    translated(choice.label), nullptr);
  }
  return made;
}

// The letters of the dialog's own buttons (H, R, C, O, L, S in English) and of
// its results (results_box.cc: U; palette_row.cc: X) are taken; GIMP warns of a
// letter used twice.
void add_extraction_arguments(GimpProcedure* procedure) {
  const ExtractOptions defaults;
  gimp_procedure_add_int_argument(
      procedure, argument::kColors, translated("_Number of colors"),
      translated("How many colors the palette gets"),
      ExtractOptions::kMinColors, ExtractOptions::kMaxColors, defaults.colors,
      kReadWrite);
  gimp_procedure_add_boolean_argument(
      procedure, argument::kAutoColors, translated("_Automatic"),
      translated("The picture decides how many colors the palette gets"),
      defaults.auto_colors ? TRUE : FALSE, kReadWrite);
  gimp_procedure_add_choice_argument(
      procedure, argument::kMethod, translated("_Method"),
      translated("Scene and Accurate keep the visible error small, Scene with "
                 "room for small striking colors; Classic repeats the "
                 "well-known k-means on sRGB values; Hue slices takes the "
                 "means of equal parts of the pixels sorted by hue"),
      new_choice(method_choices()), id_of(method_choices(), defaults.method),
      kReadWrite);
  gimp_procedure_add_double_argument(
      procedure, argument::kAccents, translated("Accen_ts"),
      translated("How much room Scene gives to small striking colors"), 0, 1,
      defaults.accents, kReadWrite);
  gimp_procedure_add_choice_argument(
      procedure, argument::kOrder, translated("Or_der"),
      translated("The order of the colors in the palette"),
      new_choice(order_choices()), id_of(order_choices(), defaults.order),
      kReadWrite);
}

// Not in the dialog, which has no place for text that nobody types.
void add_color_arguments(GimpProcedure* procedure) {
  gimp_procedure_add_string_argument(
      procedure, argument::kLockedColors, translated("Locked colors"),
      translated("Colors that must be in the palette, like \"#2f3b3c "
                 "#c81e28\"; for Scene and Accurate"),
      "", kReadWrite);
  gimp_procedure_add_string_argument(
      procedure, argument::kExcludedColors, translated("Excluded colors"),
      translated("Colors that must not be in the palette, like \"#2f3b3c "
                 "#c81e28\"; for Scene and Accurate"),
      "", kReadWrite);
  // Nothing that a person reads or a script gives.
  gimp_procedure_add_string_aux_argument(procedure, argument::kArrangement,
                                         "Arrangement", "", "", kReadWrite);
  gimp_procedure_add_boolean_aux_argument(
      procedure, argument::kEqualWidths, "Equal widths", "", FALSE, kReadWrite);
}

void add_result_arguments(GimpProcedure* procedure) {
  const ExtractOptions defaults;
  gimp_procedure_add_string_argument(
      procedure, argument::kPaletteName, translated("_Palette name"),
      translated("The name of the new palette; empty: from the image's name"),
      "", kReadWrite);
  gimp_procedure_add_boolean_argument(
      procedure, argument::kPosterizedLayer,
      translated("Add a posterized la_yer"),
      translated("Add a layer above, with each pixel in its nearest color of "
                 "the palette"),
      FALSE, kReadWrite);
  gimp_procedure_add_choice_argument(
      procedure, argument::kDither, translated("Ditherin_g"),
      translated("How the posterized layer mixes the palette's colors, so that "
                 "they look like those between them"),
      new_choice(dither_choices()), id_of(dither_choices(), Dither::none),
      kReadWrite);
  gimp_procedure_add_boolean_argument(
      procedure, argument::kPaletteCard,
      translated("Make a palette card as a new _image"),
      translated("The picture with its colors below: a strip, hex codes and "
                 "shares"),
      FALSE, kReadWrite);
  // libgimp keeps no copy of it.
  gimp_procedure_add_file_argument(
      procedure, argument::kExportFile, translated("_Write to a file"),
      g_intern_string(about_export_file().c_str()),
      GIMP_FILE_CHOOSER_ACTION_SAVE, TRUE, nullptr, kReadWrite);
  gimp_procedure_add_int_argument(
      procedure, argument::kSeed, translated("Random s_eed"),
      translated("Only Classic draws at random; the same seed gives the same "
                 "palette"),
      0, std::numeric_limits<std::int32_t>::max(),
      static_cast<int>(defaults.seed), kReadWrite);
  gimp_procedure_add_palette_argument(
      procedure, argument::kUsePalette, translated("Use an e_xisting palette"),
      translated("Only add a posterized layer, in the colors of this palette"),
      TRUE, nullptr, FALSE, kReadWrite);
}

}  // namespace

Result<std::vector<Srgb8>> colors_of(GimpProcedureConfig* config,
                                     const char* argument) {
  char* text = nullptr;
  g_object_get(config, argument, &text, nullptr);
  const CharPtr owner(text);
  return colors_from_text(argument, text != nullptr ? text : "");
}

void add_arguments(GimpProcedure* procedure) {
  add_extraction_arguments(procedure);
  add_color_arguments(procedure);
  add_result_arguments(procedure);
}

void add_return_values(GimpProcedure* procedure) {
  gimp_procedure_add_palette_return_value(
      procedure, "palette", translated("Palette"),
      translated("The new palette"), kReadWrite);
  gimp_procedure_add_layer_return_value(
      procedure, "layer", translated("Posterized layer"),
      translated("The new layer (the first of several), or none"), TRUE,
      kReadWrite);
  gimp_procedure_add_int_return_value(
      procedure, "num-colors", translated("Number of colors"),
      translated("How many colors the palette has"), ExtractOptions::kMinColors,
      ExtractOptions::kMaxColors, ExtractOptions::kMinColors, kReadWrite);
  gimp_procedure_add_image_return_value(
      procedure, "card", translated("Palette card"),
      translated("The new image, or none"), TRUE, kReadWrite);
}

Result<RunOptions> options_from_config(GimpProcedureConfig* config) {
  Result<std::vector<Srgb8>> locked =
      colors_of(config, argument::kLockedColors);
  if (!locked) {
    return locked.error();
  }
  Result<std::vector<Srgb8>> excluded =
      colors_of(config, argument::kExcludedColors);
  if (!excluded) {
    return excluded.error();
  }
  int colors = 0;
  gboolean auto_colors = FALSE;
  double accents = 0;
  int seed = 0;
  gboolean posterized_layer = FALSE;
  gboolean palette_card = FALSE;
  char* name = nullptr;
  GimpPalette* use_palette = nullptr;
  GFile* export_file = nullptr;
  g_object_get(config, argument::kColors, &colors, argument::kAutoColors,
               &auto_colors, argument::kAccents, &accents, argument::kSeed,
               &seed, argument::kPosterizedLayer, &posterized_layer,
               argument::kPaletteCard, &palette_card, argument::kPaletteName,
               &name, argument::kUsePalette, &use_palette,
               argument::kExportFile, &export_file, nullptr);
  const CharPtr palette_name(name);
  // libgimp keeps it for as long as the plug-in runs.
  const GObjectPtr<GimpPalette> owner(use_palette);
  GObjectPtr<GFile> file(export_file);

  RunOptions options;
  options.extract.colors = colors;
  options.extract.auto_colors = auto_colors != FALSE;
  options.extract.accents = accents;
  options.extract.locked = *std::move(locked);
  options.extract.excluded = *std::move(excluded);
  options.extract.method = static_cast<Method>(
      gimp_procedure_config_get_choice_id(config, argument::kMethod));
  options.extract.order = static_cast<Order>(
      gimp_procedure_config_get_choice_id(config, argument::kOrder));
  options.extract.seed = static_cast<std::uint64_t>(seed);
  options.palette_name = palette_name ? palette_name.get() : "";
  options.posterized_layer = posterized_layer != FALSE;
  options.dither = static_cast<Dither>(
      gimp_procedure_config_get_choice_id(config, argument::kDither));
  options.use_palette = use_palette;
  options.palette_card = palette_card != FALSE;
  options.export_file = std::move(file);
  return options;
}

void forget_image(GimpProcedureConfig* config) {
  g_object_set(config, argument::kLockedColors, "", argument::kExcludedColors,
               "", argument::kArrangement, "", argument::kExportFile, nullptr,
               nullptr);
}

Result<std::string> usable_path(GFile* file) {
  const CharPtr path(g_file_get_path(file));
  if (!path) {
    const CharPtr shown(g_file_get_parse_name(file));
    return Error{
        ErrorCode::invalid_argument,
        // Translators: the address of a file.
        filled_in(translated("export-file is \"%s\", but must be on this "
                             "computer"),
                  shown.get())};
  }
  const Status usable = check_export_file(path.get());
  if (!usable) {
    return usable.error();
  }
  return std::string(path.get());
}

}  // namespace scene_palette
