// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a person asks of a palette in the dialog, as a value: each edit makes a
// new one from the one before.
#pragma once

#include <vector>

#include "core/extract_options.h"
#include "core/palette.h"
#include "core/srgb8.h"

namespace scene_palette {

struct PaletteWishes {
  ExtractOptions options;     // with the locked and the dropped colors
  bool equal_widths = false;  // of the swatches in the strip
  /// Colors in the order that a person gave them; empty: as `options.order`.
  std::vector<Srgb8> arrangement{};

  friend bool operator==(const PaletteWishes&, const PaletteWishes&) = default;
};

bool is_locked(const PaletteWishes& wishes, const Srgb8& color);

/// With the values of `asked`, except for locked and dropped colors, which stay
/// (also where the method does not heed them: they are back with one that
/// does).  There are never fewer colors than locked ones: a smaller number
/// becomes theirs.  Another order ends the arrangement.
PaletteWishes with_options(PaletteWishes wishes, const ExtractOptions& asked);

/// With all values of `asked`, under the rules above; an arrangement that comes
/// with another order is kept.
PaletteWishes with_wishes(PaletteWishes wishes, const PaletteWishes& asked);

/// With `color` in the palette.  It takes one of the places; where all are
/// locked already, the palette gets one color more.  A dropped color is welcome
/// again.  The same where it is locked, or as many as possible are.
PaletteWishes with_locked(PaletteWishes wishes, const Srgb8& color);

/// With `color` free to change or to go; the number of colors stays.
PaletteWishes with_unlocked(PaletteWishes wishes, const Srgb8& color);

/// Without `color`, which is unlocked first; the number of colors stays, so
/// that the next best takes its place.  The same where as many as possible are
/// dropped.
PaletteWishes with_dropped(PaletteWishes wishes, const Srgb8& color);

/// `swatches`, in `order`, as they are shown.  A swatch that looks like an
/// arranged color (nearer than CountRules::kAlike, the nearest pair first) has
/// its place; each of the others stands behind the one that it follows in
/// `order`.  O(n² log n) where there is an arrangement.
std::vector<Swatch> arranged(std::vector<Swatch> swatches, Order order,
                             const std::vector<Srgb8>& arrangement);

}  // namespace scene_palette
