// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Contrasts: labels 6:1 and more, axes' names 4.5:1 and more, to their ground.

#include "ui/cloud_look.h"

#include <algorithm>

namespace scene_palette {
namespace {

constexpr CloudTheme kLight{
    .ground = {255, 255, 255},
    .sides = {{{246, 246, 244}, {241, 241, 239}, {249, 249, 247}}},
    .grid = {221, 221, 217},
    .edge = {168, 168, 164},
    .label = {90, 90, 88},
    .names = {{{192, 40, 45}, {22, 122, 52}, {38, 84, 196}}},
    .ink = {24, 24, 24},
    .point_rim_ink = 0.3,
};
constexpr CloudTheme kDark{
    .ground = {21, 23, 26},
    .sides = {{{33, 36, 40}, {28, 31, 35}, {38, 41, 46}}},
    .grid = {56, 61, 67},
    .edge = {104, 111, 119},
    .label = {176, 182, 189},
    .names = {{{255, 122, 117}, {96, 205, 122}, {122, 164, 255}}},
    .ink = {236, 238, 240},
    .point_rim_ink = 0.2,  // with more, colors look pale
};

}  // namespace

const CloudTheme& cloud_theme(bool dark) { return dark ? kDark : kLight; }

CloudMeasures cloud_measures(double side, double pixels) {
  return {std::max(kFontSize * side, kSmallestFont * pixels),
          std::max(kLineWidth * side, pixels)};
}

}  // namespace scene_palette
