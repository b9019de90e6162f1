// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The shortest way through colors, which people see as a smooth row: the
// traveling salesman's problem with two free ends.  Few points are solved
// exactly by dynamic programming (M. Held and R. M. Karp, "A dynamic
// programming approach to sequencing problems", 1962); more by the nearest
// neighbor and the exchanges 2-opt (G. A. Croes, "A method for solving
// traveling-salesman problems", 1958) and Or-opt (I. Or, 1976).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/color.h"

namespace scene_palette {

/// Up to so many points the path is the shortest; beyond, no exchange of two
/// steps and no move of up to three points in a row shortens it.
inline constexpr std::size_t kExactPathPoints = 12;

/// The indices of `points` (finite) in the order of a short path through all of
/// them; its direction has no meaning.  The same points in the same order give
/// the same path.  Empty for none.  O(2^n n²) up to kExactPathPoints, then
/// about O(n²).
std::vector<std::size_t> smooth_path(std::span<const Coordinates> points);

}  // namespace scene_palette
