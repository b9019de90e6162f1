// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Lengths are in units of the font size unless they say otherwise.

#include "ui/palette_card.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "ui/label.h"
#include "ui/text_line.h"

namespace scene_palette {
namespace {

/// In pixels: below, codes cannot be read, nor four of them stand side by side.
constexpr double kLeastFont = 11;
constexpr double kLeastTileFont = 9;
constexpr double kLeastWidth = 300;

/// A picture of 3:2 is 46 times as wide as the font is high.
constexpr double kPictureSize = 48;
/// How many times as wide as high, or as high as wide, a picture counts at
/// most: a panorama's labels are to be read where the whole of it is seen.
constexpr double kWidest = 4;
constexpr double kTallest = 2.25;

constexpr double kMargin = 3.25;
constexpr double kGap = 1.1;
constexpr double kStripHeight = 5;
constexpr double kLeastSwatch = 0.9;

constexpr double kDot = 0.95;
/// Height of a line of DejaVu Sans Mono; others differ little.
constexpr double kLine = 1.165;
constexpr double kDotGap = 0.45;
constexpr double kLegendColumn = 6.4;
constexpr double kLegendRow = 2.3;
constexpr double kLegendRowGap = 0.6;
constexpr std::size_t kMaxLegendRows = 4;

/// In units of the font on the tiles.
constexpr double kTileWidth = 5.2;
constexpr double kTileHeight = 3;

struct Theme {
  Srgb8 ground;
  Srgb8 ink;
  Srgb8 quiet_ink;
  Srgb8 hairline;
};
constexpr Theme kLight = {
    {248, 248, 246}, {38, 38, 38}, {100, 100, 100}, {214, 214, 211}};
constexpr Theme kDark = {
    {27, 27, 28}, {232, 232, 232}, {164, 164, 164}, {62, 62, 64}};

const Theme& theme_of(const CardOptions& options) {
  return options.dark ? kDark : kLight;
}

/// A whole number of pixels, at least one.
double pixels(double length) { return std::max(1.0, std::round(length)); }

/// The rows and columns of a grid in reading order.
struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

/// A grid for `count` cells, at most `most` side by side: of the wider ones the
/// one with the fewest empty cells.
Grid grid_for(std::size_t count, std::size_t most) {
  const auto rows = [count](std::size_t columns) {
    return (count + columns - 1) / columns;
  };
  if (count <= most) {
    return {std::max<std::size_t>(count, 1), 1};
  }
  std::size_t best = most;
  for (std::size_t columns = most; 2 * columns >= most; --columns) {
    if (columns * rows(columns) < best * rows(best)) {
      best = columns;
    }
  }
  return {best, rows(best)};
}

/// How many columns of `column` fit into `width`; at least one.
std::size_t fitting(double width, double column) {
  return static_cast<std::size_t>(std::max(1.0, std::floor(width / column)));
}

/// The first `count` cells of `grid`, whose rows are like `first_row` and start
/// `row_step` apart.
std::vector<StripRectangle> cells_of(const Grid& grid, std::size_t count,
                                     const StripRectangle& first_row,
                                     double row_step) {
  std::vector<StripRectangle> cells;
  cells.reserve(count);
  const auto edge = [&](std::size_t column) {
    return std::round(first_row.width * static_cast<double>(column) /
                      static_cast<double>(grid.columns));
  };
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % grid.columns;
    const std::size_t row = i / grid.columns;
    cells.push_back({first_row.x + edge(column),
                     first_row.y + static_cast<double>(row) * row_step,
                     edge(column + 1) - edge(column), first_row.height});
  }
  return cells;
}

/// The size of the codes for a picture that is shown `width` wide.
double font_size_for(double width, double picture_height) {
  const double height =
      std::clamp(picture_height, width / kWidest, width * kTallest);
  return std::max(kLeastFont, std::sqrt(width * height) / kPictureSize);
}

/// Whether the labels stand below one row of swatches by share.
bool has_legend(std::size_t count, const Grid& legend, double width,
                double font_size, const CardOptions& options) {
  constexpr double kMostTakenByLeast = 0.6;
  return !options.equal_widths && legend.rows <= kMaxLegendRows &&
         static_cast<double>(count) * kLeastSwatch * font_size <=
             kMostTakenByLeast * width;
}

/// Adds the strip at `place` and the labels below it.
void add_strip_with_legend(std::span<const Swatch> swatches, const Grid& grid,
                           const StripRectangle& place, CardLayout& layout) {
  const double font = layout.font_size;
  layout.swatches = layout_strip(swatches, place.width, place.height,
                                 {.min_width = pixels(kLeastSwatch * font)});
  for (StripRectangle& swatch : layout.swatches) {
    swatch.x += place.x;
    swatch.y += place.y;
  }
  const double row = pixels(kLegendRow * font);
  const double top = place.y + place.height + pixels(kGap * font);
  const double dot = pixels(kDot * font);
  const double dot_offset = std::round((kLine * font - dot) / 2);
  const double indent = dot + pixels(kDotGap * font);
  for (const StripRectangle& cell :
       cells_of(grid, swatches.size(), {place.x, top, place.width, row},
                row + pixels(kLegendRowGap * font))) {
    layout.dots.push_back({cell.x, cell.y + dot_offset, dot, dot});
    layout.labels.push_back(
        {cell.x + indent, cell.y, cell.width - indent, cell.height});
  }
}

/// Adds a grid of swatches with their labels on them from `place` on, whose
/// height is that of a single row.
void add_tiles(std::size_t count, const StripRectangle& place,
               CardLayout& layout) {
  constexpr double kManyColors = 24;
  constexpr double kSmallest = 0.7;
  const double scale = std::clamp(
      std::pow(kManyColors / static_cast<double>(count), 0.25), kSmallest, 1.0);
  layout.font_size = std::max(kLeastTileFont, layout.font_size * scale);
  const Grid grid =
      grid_for(count, fitting(place.width, kTileWidth * layout.font_size));
  StripRectangle first_row = place;
  if (grid.rows > 1) {
    first_row.height = pixels(kTileHeight * layout.font_size);
  }
  layout.swatches = cells_of(grid, count, first_row, first_row.height);
  layout.labels = layout.swatches;
}

double bottom_of(std::span<const StripRectangle> rectangles) {
  double bottom = 0;
  for (const StripRectangle& each : rectangles) {
    bottom = std::max(bottom, each.y + each.height);
  }
  return bottom;
}

void fill(cairo_t* cairo, const StripRectangle& place, const Srgb8& color) {
  set_source(cairo, color);
  cairo_rectangle(cairo, place.x, place.y, place.width, place.height);
  cairo_fill(cairo);
}

/// What of the page reaches the surface.
StripRectangle visible_part(cairo_t* cairo) {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  return {left, top, right - left, bottom - top};
}

bool overlap(const StripRectangle& a, const StripRectangle& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
         b.y < a.y + a.height;
}

StripRectangle widened(const StripRectangle& place, double by) {
  return {place.x - by, place.y - by, place.width + 2 * by,
          place.height + 2 * by};
}

void fill_circle(cairo_t* cairo, const StripRectangle& place,
                 const Srgb8& color) {
  set_source(cairo, color);
  cairo_arc(cairo, place.x + place.width / 2, place.y + place.height / 2,
            place.width / 2, 0, 2 * std::numbers::pi);
  cairo_fill(cairo);
}

double hairline_for(double font_size) { return std::ceil(font_size / 20); }

/// Whether the edges of a swatch of `color` could not be told from the page.
bool is_like(const Srgb8& color, const Srgb8& ground) {
  constexpr double kDifference = 0.06;  // of OKLab
  const auto coordinates = [](const Srgb8& srgb8) {
    return coordinates_from_linear(linear_from_srgb8(srgb8), Space::oklab);
  };
  return squared_distance(coordinates(color), coordinates(ground)) <
         kDifference * kDifference;
}

void draw_swatches(cairo_t* cairo, std::span<const Swatch> swatches,
                   const CardLayout& layout, const Theme& theme) {
  cairo_save(cairo);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    if (is_like(swatches[i].srgb8, theme.ground)) {
      fill(cairo, widened(layout.swatches[i], hairline_for(layout.font_size)),
           theme.hairline);
    }
  }
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    fill(cairo, layout.swatches[i], swatches[i].srgb8);
  }
  cairo_restore(cairo);
}

/// The font size, no larger than `font_size`, at which the label fits into
/// `room`: not every font is as narrow as the one the layout was made for.
double fitting_font(cairo_t* cairo, const Swatch& swatch, double font_size,
                    const StripRectangle& room) {
  const TextSize size =
      label_size(cairo, swatch, LabelText::hex_and_share, font_size);
  return font_size *
         std::min({1.0, room.width / size.width, room.height / size.height});
}

void draw_label_below(cairo_t* cairo, const Swatch& swatch,
                      const StripRectangle& dot, const StripRectangle& place,
                      double font_size, const Theme& theme) {
  const double font = fitting_font(cairo, swatch, font_size, place);
  const double hairline = hairline_for(font_size);
  fill_circle(cairo, dot, theme.hairline);
  fill_circle(cairo, widened(dot, -hairline), swatch.srgb8);
  cairo_save(cairo);
  cairo_translate(cairo, place.x, place.y);
  draw_label(cairo, swatch, LabelText::hex_and_share, font, false, theme.ink,
             theme.quiet_ink);
  cairo_restore(cairo);
}

void draw_label_on(cairo_t* cairo, const Swatch& swatch,
                   const StripRectangle& place, double font_size) {
  constexpr double kPadding = 0.3;
  const double font = fitting_font(cairo, swatch, font_size,
                                   widened(place, -kPadding * font_size));
  const TextSize size =
      label_size(cairo, swatch, LabelText::hex_and_share, font);
  const Srgb8 color = label_color(swatch.srgb8);
  cairo_save(cairo);
  cairo_translate(cairo, place.x + (place.width - size.width) / 2,
                  place.y + (place.height - size.height) / 2);
  draw_label(cairo, swatch, LabelText::hex_and_share, font, true, color, color);
  cairo_restore(cairo);
}

}  // namespace

CardLayout layout_card(std::span<const Swatch> swatches, int picture_width,
                       int picture_height, const CardOptions& options) {
  const std::size_t count = swatches.size();
  const double width = std::max<double>(kLeastWidth, picture_width);
  const double font = font_size_for(width, picture_height);
  const double margin = pixels(kMargin * font);

  CardLayout layout;
  layout.font_size = font;
  layout.width = static_cast<int>(width + 2 * margin);
  layout.picture = {margin + std::floor((width - picture_width) / 2), margin,
                    static_cast<double>(picture_width),
                    static_cast<double>(picture_height)};
  const StripRectangle place = {margin,
                                margin + picture_height + pixels(kGap * font),
                                width, pixels(kStripHeight * font)};
  const Grid legend = grid_for(count, fitting(width, kLegendColumn * font));
  if (count > 0 && has_legend(count, legend, width, font, options)) {
    add_strip_with_legend(swatches, legend, place, layout);
  } else if (count > 0) {
    add_tiles(count, place, layout);
  }
  const double bottom =
      std::max({layout.picture.y + layout.picture.height,
                bottom_of(layout.swatches), bottom_of(layout.labels)});
  layout.height = static_cast<int>(bottom + margin);
  return layout;
}

Srgb8 card_ground(const CardOptions& options) {
  return theme_of(options).ground;
}

void draw_card(cairo_t* cairo, std::span<const Swatch> swatches,
               const CardLayout& layout, const CardOptions& options) {
  const Theme& theme = theme_of(options);
  cairo_save(cairo);
  set_source(cairo, theme.ground);
  cairo_paint(cairo);
  draw_swatches(cairo, swatches, layout, theme);
  const StripRectangle seen = visible_part(cairo);
  for (std::size_t i = 0; i < swatches.size(); ++i) {
    if (!overlap(seen, layout.labels[i]) &&
        (layout.dots.empty() || !overlap(seen, layout.dots[i]))) {
      continue;
    }
    if (layout.dots.empty()) {
      draw_label_on(cairo, swatches[i], layout.labels[i], layout.font_size);
    } else {
      draw_label_below(cairo, swatches[i], layout.dots[i], layout.labels[i],
                       layout.font_size, theme);
    }
  }
  cairo_restore(cairo);
}

}  // namespace scene_palette
