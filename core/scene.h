// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The scene method: a palette in which a viewer finds the small striking colors
// that least squared error leaves out.  It lessens what the error and what the
// viewer misses together: to the squared error it adds the importance of each
// color × its squared distance to the nearest entry, which counts as missed
// alike once it is far (a redescending loss, as in P. J. Huber, "Robust
// Statistics", 1981).  Where that is worth it, an entry moves to an accent, a
// color far from all others, and stays there; the rest settles around it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/color.h"
#include "core/progress.h"
#include "core/result.h"
#include "core/scene_map.h"

namespace scene_palette {

/// How many of `k` entries (at least 1) `accents` (0 to 1) reserves at most:
/// round(2 accents max(1, k / 4)), but one entry always stays free.
std::size_t most_accents(std::size_t k, double accents);

/// Entries in OKLab: the fixed ones first, then the accents, the first found
/// first, then the others.
struct ScenePalette {
  std::vector<Coordinates> entries;
  std::size_t accents = 0;
};

/// A palette of as many entries as `accurate` (OKLab, its first `fixed` ones
/// stay as they are), up to `most` of them accents; with a smaller `most`, the
/// same are found, only fewer.  No entries where the picture has no accent that
/// `accurate` misses, or nothing may be reserved.
/// O(cells × entries × (1 + accents)).  Errors: cancelled.
Result<ScenePalette> find_accents(std::span<const SceneCell> cells,
                                  std::span<const Coordinates> accurate,
                                  std::size_t fixed, std::size_t most,
                                  const Progress& progress);

}  // namespace scene_palette
