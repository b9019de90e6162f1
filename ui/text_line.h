// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Lines of text as Pango lays them out, alike in all that is drawn.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "core/srgb8.h"

namespace scene_palette {

struct LayoutUnref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, LayoutUnref>;

struct LineFont {
  const char* family = "Sans";  // a literal
  double size = 0;              // of the em square, in units
  bool is_bold = false;
};

/// `text` (UTF-8) on one line, from left to right, its glyphs not moved to
/// whole units: the same at any scale.
LayoutPtr text_line(cairo_t* cairo, const std::string& text,
                    const LineFont& font);

/// Makes `color` the source of what is drawn next.
void set_source(cairo_t* cairo, const Srgb8& color);

}  // namespace scene_palette
