// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// One drawing area that has the keyboard's focus for all swatches and knows
// which of them has it; its accessible description is that of this swatch.

#include "ui/gtk/strip_canvas.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/editor_text.h"
#include "ui/gtk/events.h"
#include "ui/gtk/toolkit.h"
#include "ui/strip_marks.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// The least size, in units of the font's: room for a padlock and two lines.
constexpr double kLeastWidth = 22;
constexpr double kLeastHeight = 6;

}  // namespace

class StripCanvas::Parts {
 public:
  explicit Parts(PaletteEditor& editor);
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { g_signal_handlers_disconnect_by_data(widget(), this); }

  GtkWidget* widget() const { return strip_.get(); }
  void refresh();
  void show_gap(std::optional<std::size_t> gap);
  std::vector<StripRectangle> places() const;
  std::optional<std::size_t> focused() const;
  void focus(std::size_t index);

 private:
  StripOptions options() const;
  bool draw(cairo_t& cairo);
  bool point(const GdkEventMotion& event);
  bool enter_focus(const GdkEventFocus& event);
  std::string tooltip() const;
  void describe() const;

  PaletteEditor& editor_;
  WidgetPtr strip_;
  std::size_t at_ = 0;                   // the swatch of the keyboard
  std::optional<std::size_t> selected_;  // when it was shown last
  std::optional<std::size_t> gap_;
  std::optional<std::size_t> pointed_;
};

StripCanvas::Parts::Parts(PaletteEditor& editor)
    : editor_(editor), strip_(owned(gtk_drawing_area_new())) {
  gtk_widget_set_can_focus(widget(), TRUE);
  gtk_widget_add_events(widget(),
                        GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK |
                            GDK_POINTER_MOTION_MASK | GDK_KEY_PRESS_MASK |
                            GDK_FOCUS_CHANGE_MASK);
  const double size = font_size(widget());
  gtk_widget_set_size_request(widget(),
                              static_cast<int>(std::ceil(size * kLeastWidth)),
                              static_cast<int>(std::ceil(size * kLeastHeight)));
  AtkObject* accessible = gtk_widget_get_accessible(widget());
  atk_object_set_role(accessible, ATK_ROLE_LIST);
  atk_object_set_name(accessible, translated("Colors of the palette"));
  connect_draw<&Parts::draw>(widget(), this);
  connect_event<&Parts::point, GdkEventMotion>(widget(), "motion-notify-event",
                                               this);
  for (const char* signal : {"focus-in-event", "focus-out-event"}) {
    connect_event<&Parts::enter_focus, GdkEventFocus>(widget(), signal, this);
  }
  connect_tooltip<&Parts::tooltip>(widget(), this);
  gtk_widget_show(widget());
}

void StripCanvas::Parts::refresh() {
  const std::size_t count = editor_.palette().swatches.size();
  const bool follows = selected_ == at_ && editor_.selected();
  selected_ = editor_.selected();
  gap_.reset();
  if (follows) {
    at_ = *selected_;
  }
  at_ = std::min(at_, count > 0 ? count - 1 : 0);
  pointed_.reset();
  describe();
  gtk_widget_trigger_tooltip_query(widget());
  gtk_widget_queue_draw(widget());
}

void StripCanvas::Parts::show_gap(std::optional<std::size_t> gap) {
  if (gap != gap_) {
    gap_ = gap;
    gtk_widget_queue_draw(widget());
  }
}

StripOptions StripCanvas::Parts::options() const {
  return {.equal_widths = editor_.wishes().equal_widths,
          .right_to_left = is_right_to_left(widget()),
          .font_size = font_size(widget()),
          .show_locks = true};
}

std::vector<StripRectangle> StripCanvas::Parts::places() const {
  return layout_strip(editor_.palette().swatches, width_of(widget()),
                      height_of(widget()), options());
}

bool StripCanvas::Parts::draw(cairo_t& cairo) {
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  draw_strip(&cairo, swatches, width_of(widget()), height_of(widget()),
             options());
  draw_strip_marks(
      &cairo, swatches, places(),
      {.selected = editor_.selected(), .focused = focused(), .gap = gap_},
      is_right_to_left(widget()));
  return true;
}

// Which swatch's tooltip it is; none hides where a dragged one would go.
bool StripCanvas::Parts::point(const GdkEventMotion& event) {
  const bool is_dragged = (event.state & GDK_BUTTON1_MASK) != 0;
  const auto index =
      is_dragged ? std::nullopt : swatch_at(places(), event.x, event.y);
  if (index != pointed_) {
    pointed_ = index;
    gtk_widget_trigger_tooltip_query(widget());
  }
  return false;
}

// Focus that comes by the Tab key comes to the selected swatch.
bool StripCanvas::Parts::enter_focus(const GdkEventFocus& event) {
  if (event.in != 0 && editor_.selected()) {
    at_ = *editor_.selected();
  }
  describe();
  gtk_widget_queue_draw(widget());
  return false;
}

std::string StripCanvas::Parts::tooltip() const {
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  std::optional<std::size_t> index = pointed_;
  if (!index && !gap_) {
    index = focused();
  }
  return index && *index < swatches.size()
             ? swatch_hint(color_texts(swatches)[*index], swatches[*index],
                           editor_.can_lock())
             : std::string();
}

void StripCanvas::Parts::describe() const {
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  const std::string text =
      at_ < swatches.size() ? spoken_swatch(color_texts(swatches)[at_],
                                            swatches[at_], at_, swatches.size())
                            : std::string();
  atk_object_set_description(gtk_widget_get_accessible(widget()), text.c_str());
}

std::optional<std::size_t> StripCanvas::Parts::focused() const {
  if (gtk_widget_has_focus(widget()) == FALSE ||
      at_ >= editor_.palette().swatches.size()) {
    return std::nullopt;
  }
  return at_;
}

void StripCanvas::Parts::focus(std::size_t index) {
  gtk_widget_grab_focus(widget());
  at_ = index;
  describe();
  gtk_widget_queue_draw(widget());
}

StripCanvas::StripCanvas(PaletteEditor& editor)
    : parts_(std::make_unique<Parts>(editor)) {}

StripCanvas::~StripCanvas() = default;

GtkWidget* StripCanvas::widget() const { return parts_->widget(); }

void StripCanvas::refresh() { parts_->refresh(); }

void StripCanvas::show_gap(std::optional<std::size_t> gap) {
  parts_->show_gap(gap);
}

std::vector<StripRectangle> StripCanvas::places() const {
  return parts_->places();
}

std::optional<std::size_t> StripCanvas::focused() const {
  return parts_->focused();
}

void StripCanvas::focus(std::size_t index) { parts_->focus(index); }

}  // namespace scene_palette
