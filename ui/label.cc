// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/label.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <string>

#include "ui/text.h"

namespace scene_palette {
namespace {

/// Height of the share, where that of the hex code is 1.
constexpr double kShareSize = 0.85;

struct ObjectUnref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FontFree {
  void operator()(PangoFontDescription* font) const {
    pango_font_description_free(font);
  }
};
using LayoutPtr = std::unique_ptr<PangoLayout, ObjectUnref>;
using FontPtr = std::unique_ptr<PangoFontDescription, FontFree>;

LayoutPtr new_layout(cairo_t* cairo, const std::string& text,
                     const char* family, double font_size) {
  LayoutPtr layout(pango_cairo_create_layout(cairo));
  PangoContext* context = pango_layout_get_context(layout.get());
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context, FALSE);
  const FontPtr font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), family);
  pango_font_description_set_absolute_size(font.get(), font_size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), text.data(),
                        static_cast<int>(text.size()));
  return layout;
}

LayoutPtr hex_layout(cairo_t* cairo, const Swatch& swatch, double font_size) {
  return new_layout(cairo, hex_from_srgb8(swatch.srgb8), "Monospace",
                    font_size);
}

LayoutPtr share_layout(cairo_t* cairo, const Swatch& swatch, double font_size) {
  return new_layout(cairo, percent_text(swatch.share), "Sans",
                    font_size * kShareSize);
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

void set_source(cairo_t* cairo, const Srgb8& color) {
  cairo_set_source_rgb(cairo, color.r / 255.0, color.g / 255.0,
                       color.b / 255.0);
}

}  // namespace scene_palette
