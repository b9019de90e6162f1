// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A cell of a histogram in parts: of its pixels only the mean is known, but
// where many of them fall into few cells (a sky), the borders between clusters
// cut through cells, and half of their pixels go to the wrong side.  Pixels
// that are spread evenly over the cell are a better guess.  (k = 256, mean of
// three photographs of 10 to 16 megapixels: 1.1 % less error.)
#pragma once

#include <vector>

#include "core/cell_layout.h"
#include "core/cell_sums.h"
#include "core/weighted_color.h"

namespace scene_palette {

/// Appends up to 8 colors to `colors` that together have the weight (> 0) and
/// the mean of the 8-bit colors in a cell: two on each axis, as far apart as
/// evenly spread codes deviate from their mean.  One where the cell has one
/// code or the mean is too near to the rim; one on all axes where the mean is a
/// color itself, as of a flat area.
void append_code_parts(const CellSums& codes, const CellLayout::Levels& levels,
                       std::vector<WeightedColor>& colors);

/// The same for linear colors, whose parts are in 1 / CellLayout::kFractionOne.
void append_linear_parts(const CellSums& linear,
                         const CellLayout::Levels& levels,
                         std::vector<WeightedColor>& colors);

}  // namespace scene_palette
