// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The box around a color cloud: its three far sides with their grids, ticks,
// labels and the axes' names.
#pragma once

#include <cairo.h>

#include "ui/cloud_axes.h"
#include "ui/cloud_camera.h"
#include "ui/cloud_look.h"

namespace scene_palette {

/// Draws the box of `axes`; labels that would overlap are left out, also those
/// of an axis that is seen from its end.
void draw_cloud_box(cairo_t* cairo, const Projection& projection,
                    const CloudAxes& axes, const CloudTheme& theme,
                    const CloudMeasures& measures);

}  // namespace scene_palette
