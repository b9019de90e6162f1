// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/strip_canvas.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/editor_text.h"
#include "ui/gtk/events.h"
#include "ui/gtk/toolkit.h"
#include "ui/gtk3/strip_box.h"
#include "ui/gtk3/swatch_item.h"
#include "ui/guarded.h"
#include "ui/strip_marks.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

// The least size, in units of the font's: room for a padlock and two lines.
constexpr double kLeastWidth = 22;
constexpr double kLeastHeight = 6;

}  // namespace

// All of the canvas: a widget for each swatch has the focus and speaks for it.
class StripCanvas::Parts {
 public:
  explicit Parts(PaletteEditor& editor);
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts();

  GtkWidget* widget() const { return strip_.get(); }
  void refresh();
  void show_gap(std::optional<std::size_t> gap);
  std::vector<StripRectangle> places() const;
  std::optional<std::size_t> focused() const;
  void focus(std::size_t index);
  bool draw(cairo_t& cairo);

 private:
  void connect();
  void resize_items(std::size_t count);
  void describe_items();
  void adapt_to_style();
  StripOptions options() const;
  std::vector<StripRectangle> layout(double width, double height) const;

  PaletteEditor& editor_;
  SwatchActions actions_;
  StripBoxHooks hooks_;
  WidgetPtr strip_;
  std::vector<GtkWidget*> items_;        // the children of strip_
  std::optional<std::size_t> selected_;  // when it was shown last
  std::optional<std::size_t> gap_;
};

StripCanvas::Parts::Parts(PaletteEditor& editor)
    : editor_(editor),
      actions_{[this](std::size_t i) { editor_.select(i); },
               [this](std::size_t i) { editor_.toggle_lock(i); },
               [this](std::size_t i) { editor_.drop(i); }},
      hooks_{
          [this](double width, double height) { return layout(width, height); },
          [this]() -> GtkWidget* {
            return items_.empty() ? nullptr
                                  : items_[editor_.selected().value_or(0)];
          }},
      strip_(owned(new_strip_box(&hooks_))) {
  AtkObject* accessible = gtk_widget_get_accessible(strip_.get());
  atk_object_set_role(accessible, ATK_ROLE_LIST_BOX);
  atk_object_set_name(accessible, translated("Colors of the palette"));
  gtk_widget_show(strip_.get());
  connect();
  adapt_to_style();
}

StripCanvas::Parts::~Parts() {
  g_signal_handlers_disconnect_by_data(strip_.get(), this);
  forget_hooks(strip_.get());
  for (GtkWidget* item : items_) {
    forget_actions(item);
  }
}

void StripCanvas::Parts::connect() {
  connect_draw<&Parts::draw>(strip_.get(), this);
  const auto on_style = +[](GtkWidget*, gpointer self) {
    guarded([&] { static_cast<Parts*>(self)->adapt_to_style(); }, warn);
  };
  g_signal_connect(strip_.get(), "style-updated", G_CALLBACK(on_style), this);
  // Whoever destroys the dialog first: no item is touched afterwards.
  const auto on_destroy = +[](GtkWidget*, gpointer self) {
    static_cast<Parts*>(self)->items_.clear();
  };
  g_signal_connect(strip_.get(), "destroy", G_CALLBACK(on_destroy), this);
}

void StripCanvas::Parts::adapt_to_style() {
  const double size = font_size(strip_.get());
  gtk_widget_set_size_request(strip_.get(),
                              static_cast<int>(std::ceil(size * kLeastWidth)),
                              static_cast<int>(std::ceil(size * kLeastHeight)));
}

void StripCanvas::Parts::refresh() {
  const std::size_t count = editor_.palette().swatches.size();
  const std::optional<std::size_t> had_focus = focused();
  const bool follows = had_focus && had_focus == selected_;
  gap_.reset();
  selected_ = editor_.selected();
  if (had_focus && count > 0 && *had_focus >= count) {
    focus(count - 1);
  }
  resize_items(count);
  describe_items();
  if (follows && selected_ && selected_ != had_focus) {
    focus(*selected_);
  }
  gtk_widget_queue_allocate(strip_.get());
  gtk_widget_queue_draw(strip_.get());
}

void StripCanvas::Parts::resize_items(std::size_t count) {
  while (items_.size() > count) {
    GtkWidget* item = items_.back();
    items_.pop_back();
    forget_actions(item);
    gtk_widget_destroy(item);
  }
  while (items_.size() < count) {
    GtkWidget* item = new_swatch_item(items_.size(), &actions_);
    add_to_strip_box(strip_.get(), item);
    g_signal_connect_object(item, "notify::has-focus",
                            G_CALLBACK(gtk_widget_queue_draw), strip_.get(),
                            G_CONNECT_SWAPPED);
    items_.push_back(item);
  }
}

void StripCanvas::Parts::describe_items() {
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  const std::vector<std::string> names = color_texts(swatches);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Swatch& swatch = swatches[i];
    set_swatch_look(
        items_[i],
        {.name = spoken_swatch(names[i], swatch, i, swatches.size()),
         .tooltip = swatch_hint(names[i], swatch, editor_.can_lock()),
         .is_selected = editor_.selected() == i,
         .is_locked = swatch.is_locked});
  }
}

void StripCanvas::Parts::show_gap(std::optional<std::size_t> gap) {
  if (gap != gap_) {
    gap_ = gap;
    gtk_widget_queue_draw(strip_.get());
  }
}

StripOptions StripCanvas::Parts::options() const {
  return {.equal_widths = editor_.wishes().equal_widths,
          .right_to_left = is_right_to_left(strip_.get()),
          .font_size = font_size(strip_.get()),
          .show_locks = true};
}

std::vector<StripRectangle> StripCanvas::Parts::layout(double width,
                                                       double height) const {
  return layout_strip(editor_.palette().swatches, width, height, options());
}

std::vector<StripRectangle> StripCanvas::Parts::places() const {
  return layout(width_of(strip_.get()), height_of(strip_.get()));
}

bool StripCanvas::Parts::draw(cairo_t& cairo) {
  const std::vector<Swatch>& swatches = editor_.palette().swatches;
  const std::optional<std::size_t> index = focused();
  const bool has_ring = index && shows_focus(items_[*index]);
  draw_strip(&cairo, swatches, width_of(strip_.get()), height_of(strip_.get()),
             options());
  draw_strip_marks(&cairo, swatches, places(),
                   {.selected = editor_.selected(),
                    .focused = has_ring ? index : std::nullopt,
                    .gap = gap_},
                   is_right_to_left(strip_.get()));
  return false;
}

std::optional<std::size_t> StripCanvas::Parts::focused() const {
  const auto found = std::ranges::find_if(items_, [](GtkWidget* item) {
    return gtk_widget_is_focus(item) != FALSE;
  });
  if (found == items_.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - items_.begin());
}

void StripCanvas::Parts::focus(std::size_t index) {
  if (index < items_.size()) {
    gtk_widget_grab_focus(items_[index]);
  }
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
