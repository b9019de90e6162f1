// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/text_line.h"

namespace scene_palette {
namespace {

struct FontFree {
  void operator()(PangoFontDescription* font) const {
    pango_font_description_free(font);
  }
};
using FontPtr = std::unique_ptr<PangoFontDescription, FontFree>;

}  // namespace

LayoutPtr text_line(cairo_t* cairo, const std::string& text,
                    const LineFont& font) {
  LayoutPtr layout(pango_cairo_create_layout(cairo));
  PangoContext* context = pango_layout_get_context(layout.get());
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context, FALSE);
  const FontPtr description(pango_font_description_new());
  pango_font_description_set_family_static(description.get(), font.family);
  pango_font_description_set_absolute_size(description.get(),
                                           font.size * PANGO_SCALE);
  if (font.is_bold) {
    pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
  }
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_text(layout.get(), text.data(),
                        static_cast<int>(text.size()));
  return layout;
}

void set_source(cairo_t* cairo, const Srgb8& color) {
  cairo_set_source_rgb(cairo, color.r / 255.0, color.g / 255.0,
                       color.b / 255.0);
}

}  // namespace scene_palette
