// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What people should know of a result that they may not expect, in translated
// sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/palette.h"

namespace scene_palette {

/// That 8-bit sRGB cannot hold all colors, and the codes of those; empty if it
/// can.
std::string clipped_message(const Palette& palette);

/// That `pixels` were left out; empty for 0.
std::string not_finite_message(std::uint64_t pixels);

/// What is to be said of `palette` in a picture of which `not_finite` pixels
/// were left out: that there are fewer colors than asked for, and both of the
/// above.  A sentence each; none if all is as expected.
std::vector<std::string> notes_on(const Palette& palette,
                                  std::uint64_t not_finite);

/// Why there can be no posterized layer.
enum class LayerObstacle {
  none,
  not_a_layer,  // a mask or channel
  color_map,    // an indexed image, whose map lacks a color
};

/// Why, and what to do: one or two sentences; empty for LayerObstacle::none.
std::string obstacle_message(LayerObstacle obstacle);

/// That there is a palette but no layer, why, and what to do; empty for
/// LayerObstacle::none.
std::string missing_layer_message(LayerObstacle obstacle);

/// That the palette is that of a mask or channel.
const char* gray_palette_message();

/// That what the palette was made of has changed and was read again.
const char* source_changed_message();

/// That a layer in a gray image shows the lightness of colors only.
const char* gray_layer_message();

}  // namespace scene_palette
