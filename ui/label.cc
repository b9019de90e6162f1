// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/label.h"

#include <algorithm>
#include <string>

#include "ui/text.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

/// Height of the share, where that of the hex code is 1.
constexpr double kShareSize = 0.85;

LayoutPtr hex_layout(cairo_t* cairo, const Swatch& swatch, double font_size) {
  return text_line(cairo, hex_from_srgb8(swatch.srgb8),
                   {"Monospace", font_size});
}

LayoutPtr share_layout(cairo_t* cairo, const Swatch& swatch, double font_size) {
  return text_line(cairo, percent_text(swatch.share),
                   {.size = font_size * kShareSize});
}

TextSize size_of(PangoLayout* layout) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  return {static_cast<double>(width) / PANGO_SCALE,
          static_cast<double>(height) / PANGO_SCALE};
}

/// One line, in the middle or at the left of a block that is `width` wide.
void show(cairo_t* cairo, PangoLayout* layout, double width, double top,
          bool is_centered, const Srgb8& color) {
  set_source(cairo, color);
  cairo_move_to(cairo, is_centered ? (width - size_of(layout).width) / 2 : 0,
                top);
  pango_cairo_show_layout(cairo, layout);
}

}  // namespace

TextSize label_size(cairo_t* cairo, const Swatch& swatch, LabelText text,
                    double font_size) {
  const TextSize hex = size_of(hex_layout(cairo, swatch, font_size).get());
  if (text == LabelText::hex) {
    return hex;
  }
  const TextSize share = size_of(share_layout(cairo, swatch, font_size).get());
  return {std::max(hex.width, share.width), hex.height + share.height};
}

void draw_label(cairo_t* cairo, const Swatch& swatch, LabelText text,
                double font_size, bool is_centered, const Srgb8& hex_color,
                const Srgb8& share_color) {
  const double width = label_size(cairo, swatch, text, font_size).width;
  const LayoutPtr hex = hex_layout(cairo, swatch, font_size);
  show(cairo, hex.get(), width, 0, is_centered, hex_color);
  if (text == LabelText::hex_and_share) {
    show(cairo, share_layout(cairo, swatch, font_size).get(), width,
         size_of(hex.get()).height, is_centered, share_color);
  }
}

}  // namespace scene_palette
