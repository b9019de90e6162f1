// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What a dialog draws on a strip of swatches, and what is under its pointer.
// Marks are black and white, whichever is seen, so that no theme hides them.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <optional>
#include <span>

#include "core/palette.h"
#include "core/srgb8.h"
#include "ui/swatch_strip.h"

namespace scene_palette {

/// Indices of swatches; those that do not exist are not drawn.
struct StripMarks {
  std::optional<std::size_t> selected{};  // has a frame
  std::optional<std::size_t> focused{};   // has a dotted ring
  /// Where a swatch that is dragged would go: before this one, or at the end
  /// where it is the number of swatches.
  std::optional<std::size_t> gap{};
};

/// The square of a padlock in the top corner at the end of `place`, at most as
/// large as text of `font_size` (0: 12 units).
StripRectangle lock_place(const StripRectangle& place, double font_size,
                          bool right_to_left);

/// A closed padlock that fills `square`, its keyhole in the color behind.
void draw_lock(cairo_t* cairo, const StripRectangle& square,
               const Srgb8& background);

/// Draws the marks of a strip that draw_strip drew with `places`, of
/// layout_strip.
void draw_strip_marks(cairo_t* cairo, std::span<const Swatch> swatches,
                      std::span<const StripRectangle> places,
                      const StripMarks& marks, bool right_to_left);

/// The swatch at a point of the strip; nothing outside.
std::optional<std::size_t> swatch_at(std::span<const StripRectangle> places,
                                     double x, double y);

/// Where a swatch that is dropped there goes, as in StripMarks::gap: to the
/// near side of the swatch whose place is nearest.  Nothing without swatches.
std::optional<std::size_t> gap_at(std::span<const StripRectangle> places,
                                  double x, double y, bool right_to_left);

/// The swatch above or below `index` in a strip of several rows, that with the
/// nearest middle; `index` itself where there is no such row.
std::size_t swatch_in_next_row(std::span<const StripRectangle> places,
                               std::size_t index, bool below);

}  // namespace scene_palette
