// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The far sides are those across from the viewer; labels stand at edges where
// such a side ends.

#include "ui/cloud_box.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "ui/text_line.h"

namespace scene_palette {
namespace {

struct Vector {
  double x = 0;
  double y = 0;
};

struct Rectangle {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  bool overlaps(const Rectangle& other) const {
    return x < other.x + other.width && other.x < x + width &&
           y < other.y + other.height && other.y < y + height;
  }
};

/// A line of text and what of it has ink.
struct Label {
  LayoutPtr layout;
  Rectangle ink;
};

/// An edge of the box that an axis can have, as it is seen.
struct AxisEdge {
  std::size_t axis = 0;
  BoxPoint place{};        // of the edge; the axis' own value does not matter
  std::size_t across = 0;  // the axis along which its ticks point away
  Vector middle;
  Vector outward;  // across the edge, away from the box; of length 1
  double length = 0;
  bool is_outermost = false;  // nothing of the box is seen beyond it
};

BoxPoint with(BoxPoint point, std::size_t axis, double value) {
  point[axis] = value;
  return point;
}

void line_to(cairo_t* cairo, const Projection& projection,
             const BoxPoint& point) {
  const Seen seen = projection.at(point);
  cairo_line_to(cairo, seen.x, seen.y);
}

double place_of(const CloudAxis& axis, double value) {
  return 2 * (value - axis.from) / (axis.to - axis.from) - 1;
}

/// The far side across `axis`: filled, with the grid of the two other axes.
void draw_side(cairo_t* cairo, const Projection& projection,
               const CloudAxes& axes, std::size_t axis, const CloudTheme& theme,
               double line_width) {
  const std::size_t u = (axis + 1) % 3;
  const std::size_t v = (axis + 2) % 3;
  const BoxPoint base = with({}, axis, -projection.viewer_sides()[axis]);
  const auto at = [&](double a, double b) {
    return with(with(base, u, a), v, b);
  };
  const auto trace = [&] {
    cairo_new_path(cairo);
    for (const auto& [a, b] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
      line_to(cairo, projection, at(a, b));
    }
    cairo_close_path(cairo);
  };
  trace();
  set_source(cairo, theme.sides[axis]);
  cairo_fill(cairo);
  for (const double tick : axes[u].ticks) {
    const double a = place_of(axes[u], tick);
    line_to(cairo, projection, at(a, -1));
    line_to(cairo, projection, at(a, 1));
    cairo_new_sub_path(cairo);
  }
  for (const double tick : axes[v].ticks) {
    const double b = place_of(axes[v], tick);
    line_to(cairo, projection, at(-1, b));
    line_to(cairo, projection, at(1, b));
    cairo_new_sub_path(cairo);
  }
  set_source(cairo, theme.grid);
  cairo_set_line_width(cairo, line_width);
  cairo_stroke(cairo);
  trace();
  set_source(cairo, theme.edge);
  cairo_stroke(cairo);
}

double distance_beyond(const AxisEdge& edge, const Seen& seen) {
  return (seen.x - edge.middle.x) * edge.outward.x +
         (seen.y - edge.middle.y) * edge.outward.y;
}

/// The edge along `axis` where the side across `open` ends that is toward the
/// viewer, and the one across `far` that is not.
AxisEdge make_edge(const Projection& projection, std::size_t axis,
                   std::size_t open, std::size_t far) {
  AxisEdge edge;
  edge.axis = axis;
  edge.across = open;
  edge.place.at(open) = projection.viewer_sides().at(open);
  edge.place.at(far) = -projection.viewer_sides().at(far);
  const Seen from = projection.at(with(edge.place, axis, -1));
  const Seen to = projection.at(with(edge.place, axis, 1));
  edge.middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
  edge.length = std::hypot(to.x - from.x, to.y - from.y);
  if (edge.length > 0) {
    edge.outward = {(to.y - from.y) / edge.length,
                    (from.x - to.x) / edge.length};
  }
  if (distance_beyond(edge, projection.at({})) > 0) {
    edge.outward = {-edge.outward.x, -edge.outward.y};
  }
  edge.is_outermost =
      std::ranges::all_of(kBoxCorners, [&](const BoxPoint& corner) {
        return distance_beyond(edge, projection.at(corner)) < 1e-3;
      });
  return edge;
}

/// Where the labels of `axis` are best: outside of all that is seen of the box,
/// and below it or, for the upright axis, to its left.
AxisEdge best_edge(const Projection& projection, std::size_t axis) {
  const std::size_t u = (axis + 1) % 3;
  const std::size_t v = (axis + 2) % 3;
  const AxisEdge one = make_edge(projection, axis, u, v);
  const AxisEdge other = make_edge(projection, axis, v, u);
  if (one.is_outermost != other.is_outermost) {
    return one.is_outermost ? one : other;
  }
  const bool is_one =
      axis == 2 ? one.middle.x < other.middle.x : one.middle.y > other.middle.y;
  return is_one ? one : other;
}

/// Whether `edge` is seen well enough for labels: one that points toward the
/// viewer is not, or they would stand among the points.
bool has_labels(const Projection& projection, const AxisEdge& edge,
                double font_size) {
  const double least =
      edge.is_outermost ? 0 : kLabeledInnerEdge * projection.at({}).half_edge;
  return edge.length >= std::max(least, 3 * font_size);
}

Label make_label(cairo_t* cairo, const std::string& text, double font_size,
                 bool bold) {
  Label label{text_line(cairo, text, {.size = font_size, .is_bold = bold}), {}};
  PangoRectangle ink{};
  pango_layout_get_extents(label.layout.get(), &ink, nullptr);
  const auto unit = [](int x) { return static_cast<double>(x) / PANGO_SCALE; };
  label.ink = {unit(ink.x), unit(ink.y), unit(ink.width), unit(ink.height)};
  return label;
}

/// How far a rectangle reaches from its middle in a direction.
double reach(const Rectangle& rectangle, const Vector& direction) {
  return (rectangle.width * std::abs(direction.x) +
          rectangle.height * std::abs(direction.y)) /
         2;
}

/// The box of the axes' labels, drawn where there is room for them.
class Labels {
 public:
  Labels(cairo_t* cairo, const CloudTheme& theme, const CloudMeasures& measures)
      : cairo_(cairo), theme_(theme), measures_(measures) {}

  void draw(const Projection& projection, const CloudAxis& axis,
            const AxisEdge& edge) {
    const double font_size = measures_.font_size;
    if (!has_labels(projection, edge, font_size)) {
      return;
    }
    draw_ticks(projection, axis, edge);
    std::vector<Label> labels;
    double widest = 0;
    for (const std::string& text : axis.labels) {
      labels.push_back(make_label(cairo_, text, font_size, false));
      widest = std::max(widest, reach(labels.back().ink, edge.outward));
    }
    set_source(cairo_, theme_.label);
    const std::vector<Rectangle> places =
        label_places(projection, axis, edge, labels);
    const std::size_t step = step_for(places);
    for (std::size_t i = 0; i < labels.size(); i += step) {
      show(labels[i], places[i]);
    }
    const Seen middle = projection.at(tick_end(edge, 0));
    const Label name =
        make_label(cairo_, axis.name, kNameSize * font_size, true);
    const double distance = (kLabelGap + kNameGap) * font_size + 2 * widest +
                            reach(name.ink, edge.outward);
    set_source(cairo_, axis.to > 1 ? theme_.names.at(edge.axis) : theme_.label);
    show(name, centered(name, middle, edge.outward, distance));
  }

 private:
  static BoxPoint tick_end(const AxisEdge& edge, double place) {
    BoxPoint point = with(edge.place, edge.axis, place);
    point.at(edge.across) *= 1 + kTickLength;
    return point;
  }

  static Rectangle centered(const Label& label, const Seen& from,
                            const Vector& direction, double distance) {
    return {from.x + direction.x * distance - label.ink.width / 2,
            from.y + direction.y * distance - label.ink.height / 2,
            label.ink.width, label.ink.height};
  }

  void draw_ticks(const Projection& projection, const CloudAxis& axis,
                  const AxisEdge& edge) {
    cairo_new_path(cairo_);
    for (const double tick : axis.ticks) {
      const double place = place_of(axis, tick);
      cairo_new_sub_path(cairo_);
      line_to(cairo_, projection, with(edge.place, edge.axis, place));
      line_to(cairo_, projection, tick_end(edge, place));
    }
    set_source(cairo_, theme_.edge);
    cairo_stroke(cairo_);
  }

  std::vector<Rectangle> label_places(const Projection& projection,
                                      const CloudAxis& axis,
                                      const AxisEdge& edge,
                                      std::span<const Label> labels) const {
    std::vector<Rectangle> places;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Seen end =
          projection.at(tick_end(edge, place_of(axis, axis.ticks[i])));
      places.push_back(centered(labels[i], end, edge.outward,
                                kLabelGap * measures_.font_size +
                                    reach(labels[i].ink, edge.outward)));
    }
    return places;
  }

  /// The least step with which both ends get labels and none touches another.
  std::size_t step_for(std::span<const Rectangle> places) const {
    const std::size_t last = places.size() - 1;
    for (std::size_t step = 1; step < last; ++step) {
      if (last % step == 0 && are_apart(places, step)) {
        return step;
      }
    }
    return last;
  }

  bool are_apart(std::span<const Rectangle> places, std::size_t step) const {
    for (std::size_t i = step; i < places.size(); i += step) {
      if (with_margin(places[i]).overlaps(with_margin(places[i - step]))) {
        return false;
      }
    }
    return true;
  }

  Rectangle with_margin(const Rectangle& place) const {
    const double x = kLabelMargin * measures_.font_size;
    const double y = x / 3;
    return {place.x - x, place.y - y, place.width + 2 * x,
            place.height + 2 * y};
  }

  /// Draws `label` with its ink at `place`, unless another is there.
  void show(const Label& label, const Rectangle& place) {
    if (std::ranges::any_of(taken_, [&](const Rectangle& other) {
          return other.overlaps(place);
        })) {
      return;
    }
    taken_.push_back(with_margin(place));
    cairo_move_to(cairo_, place.x - label.ink.x, place.y - label.ink.y);
    pango_cairo_show_layout(cairo_, label.layout.get());
  }

  cairo_t* cairo_;
  const CloudTheme& theme_;
  const CloudMeasures& measures_;
  std::vector<Rectangle> taken_;
};

}  // namespace

void draw_cloud_box(cairo_t* cairo, const Projection& projection,
                    const CloudAxes& axes, const CloudTheme& theme,
                    const CloudMeasures& measures) {
  cairo_save(cairo);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    draw_side(cairo, projection, axes, axis, theme, measures.line_width);
  }
  Labels labels(cairo, theme, measures);
  for (std::size_t axis = 0; axis < axes.size(); ++axis) {
    labels.draw(projection, axes.at(axis), best_edge(projection, axis));
  }
  cairo_restore(cairo);
}

}  // namespace scene_palette
