// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/options.h"

#include <cstdint>
#include <limits>
#include <span>

#include "plugin/gegl/pointers.h"
#include "ui/choices.h"
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

// The letters of the dialog's own buttons (H, R, C, O, L, S in English) are
// taken; GIMP warns of a letter used twice.
void add_extraction_arguments(GimpProcedure* procedure) {
  const ExtractOptions defaults;
  gimp_procedure_add_int_argument(
      procedure, argument::kColors, translated("_Number of colors"),
      translated("How many colors the palette gets"),
      ExtractOptions::kMinColors, ExtractOptions::kMaxColors, defaults.colors,
      kReadWrite);
  gimp_procedure_add_choice_argument(
      procedure, argument::kMethod, translated("_Method"),
      translated("Accurate keeps the visible error as small as possible; "
                 "Classic repeats the well-known k-means on sRGB values"),
      new_choice(method_choices()), id_of(method_choices(), defaults.method),
      kReadWrite);
  gimp_procedure_add_choice_argument(
      procedure, argument::kOrder, translated("Or_der"),
      translated("The order of the colors in the palette"),
      new_choice(order_choices()), id_of(order_choices(), defaults.order),
      kReadWrite);
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
  gimp_procedure_add_int_argument(
      procedure, argument::kSeed, translated("Random s_eed"),
      translated("Only Classic draws at random; the same seed gives the same "
                 "palette"),
      0, std::numeric_limits<std::int32_t>::max(),
      static_cast<int>(defaults.seed), kReadWrite);
}

}  // namespace

void add_arguments(GimpProcedure* procedure) {
  add_extraction_arguments(procedure);
  add_result_arguments(procedure);
}

RunOptions options_from_config(GimpProcedureConfig* config) {
  int colors = 0;
  int seed = 0;
  gboolean posterized_layer = FALSE;
  char* name = nullptr;
  g_object_get(config, argument::kColors, &colors, argument::kSeed, &seed,
               argument::kPosterizedLayer, &posterized_layer,
               argument::kPaletteName, &name, nullptr);
  const CharPtr palette_name(name);

  RunOptions options;
  options.extract.colors = colors;
  options.extract.method = static_cast<Method>(
      gimp_procedure_config_get_choice_id(config, argument::kMethod));
  options.extract.order = static_cast<Order>(
      gimp_procedure_config_get_choice_id(config, argument::kOrder));
  options.extract.seed = static_cast<std::uint64_t>(seed);
  options.palette_name = palette_name ? palette_name.get() : "";
  options.posterized_layer = posterized_layer != FALSE;
  return options;
}

}  // namespace scene_palette
