// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The words of the dialog about a palette and its colors, translated.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/palette.h"

namespace scene_palette {

/// That nothing can be made of a layer that does not exist any more.
std::string layer_gone_message();

/// That the picture has nothing to put in the place of the dropped colors.
std::string no_more_colors_message();

/// What each swatch is called where people speak of its color.
std::vector<std::string> color_texts(std::span<const Swatch> swatches);

/// "Color 3 of 8, NAME, 14%, locked", for people who hear it; `name` is one of
/// color_texts(), `index` counts from 0.
std::string spoken_swatch(const std::string& name, const Swatch& swatch,
                          std::size_t index, std::size_t count);

/// What to know of a swatch under the pointer: lines about its name, share and
/// code, its lock and, if `can_lock`, what can be done.
std::string swatch_hint(const std::string& name, const Swatch& swatch,
                        bool can_lock);

/// Where `colors` (0: nothing) stand on the curve of the error: "8: average
/// error 4.7, below 5"; beyond the curve, "64: average error below 1.2".
std::string error_curve_text(const CountChoice& count, std::size_t colors);

}  // namespace scene_palette
