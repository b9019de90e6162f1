// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/config_wishes.h"

#include <utility>
#include <vector>

#include "plugin/gimp3/options.h"
#include "ui/choices.h"
#include "ui/color_list.h"

namespace scene_palette {

Result<PaletteWishes> wishes_from_config(GimpProcedureConfig* config) {
  Result<RunOptions> options = options_from_config(config);
  if (!options) {
    return options.error();
  }
  Result<std::vector<Srgb8>> arrangement =
      colors_of(config, argument::kArrangement);
  if (!arrangement) {
    return arrangement.error();
  }
  gboolean equal_widths = FALSE;
  g_object_get(config, argument::kEqualWidths, &equal_widths, nullptr);
  return PaletteWishes{std::move(options->extract), equal_widths != FALSE,
                       *std::move(arrangement)};
}

void write_wishes(GimpProcedureConfig* config, const PaletteWishes& wishes) {
  const Result<PaletteWishes> read = wishes_from_config(config);
  const PaletteWishes now = read ? *read : PaletteWishes();
  const auto set = [config](const char* name, const auto& before,
                            const auto& after, auto value) {
    if (before != after) {
      g_object_set(config, name, value, nullptr);
    }
  };
  const auto flag = [](bool is) { return is ? TRUE : FALSE; };
  const auto set_colors = [&set](const char* name,
                                 const std::vector<Srgb8>& before,
                                 const std::vector<Srgb8>& after) {
    set(name, before, after, text_from_colors(after).c_str());
  };
  const ExtractOptions& before = now.options;
  const ExtractOptions& after = wishes.options;
  set(argument::kColors, before.colors, after.colors, after.colors);
  set(argument::kAutoColors, before.auto_colors, after.auto_colors,
      flag(after.auto_colors));
  set(argument::kAccents, before.accents, after.accents, after.accents);
  set(argument::kSeed, before.seed, after.seed, static_cast<int>(after.seed));
  set(argument::kMethod, before.method, after.method,
      id_of(method_choices(), after.method));
  set(argument::kOrder, before.order, after.order,
      id_of(order_choices(), after.order));
  set_colors(argument::kLockedColors, before.locked, after.locked);
  set_colors(argument::kExcludedColors, before.excluded, after.excluded);
  set_colors(argument::kArrangement, now.arrangement, wishes.arrangement);
  set(argument::kEqualWidths, now.equal_widths, wishes.equal_widths,
      flag(wishes.equal_widths));
}

void forget_use_palette(GimpProcedureConfig* config) {
  const Result<RunOptions> options = options_from_config(config);
  if (options && options->use_palette != nullptr) {
    // The dialog sets both together.
    g_object_set(config, argument::kUsePalette, nullptr,
                 argument::kPosterizedLayer, FALSE, nullptr);
  }
}

}  // namespace scene_palette
