// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the kernel that places linear pixels in the cells of a histogram says of
// those it does not place.
#pragma once

#include <cstdint>

namespace scene_palette {

/// Added to the number of a cell for each channel that is not from 0 to 1, and
/// for an alpha that is not 1; more than there are cells.
inline constexpr std::int32_t kBesideGrid = 1 << 24;

}  // namespace scene_palette
