// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "ui/gtk/scene_views.h"

#include <algorithm>
#include <utility>

#include "ui/gtk/layout.h"
#include "ui/gtk/toolkit.h"
#include "ui/guarded.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kSpacing = 12;
constexpr int kLeastWidth = 680;
constexpr int kLeastHeight = 280;
// More are no better to see in so small a cloud.
constexpr std::size_t kPoints = 2000;

bool looks_alike(const Palette& a, const Palette& b) {
  return a.space == b.space &&
         std::ranges::equal(a.swatches, b.swatches,
                            [](const Swatch& one, const Swatch& other) {
                              return one.srgb8 == other.srgb8 &&
                                     one.share == other.share;
                            });
}

}  // namespace

SceneViews::SceneViews(PaletteEditor& editor)
    : editor_(editor),
      picture_({[this](const PicturePick& color) { pick(color); }, nullptr,
                [this] { return hint(); }}),
      cloud_([this](std::optional<std::size_t> swatch) {
        if (is_editable_) {
          editor_.select(swatch);
        }
      }),
      root_(owned(new_fifths(picture_.widget(), cloud_.widget(), kSpacing))) {
  gtk_widget_set_size_request(root_.get(), kLeastWidth, kLeastHeight);
  gtk_widget_show_all(root_.get());
}

SceneViews::~SceneViews() {
  if (idle_ != 0) {
    g_source_remove(idle_);
  }
}

void SceneViews::set_thumbnail(Thumbnail thumbnail) {
  thumbnail_ = std::move(thumbnail);
  show_later();
}

void SceneViews::show_later() {
  const bool is_early =
      is_editable_ && editor_.state() == PaletteEditor::State::waiting;
  if (!thumbnail_ || is_early || idle_ != 0) {
    return;
  }
  const auto on_idle = +[](gpointer self) {
    guarded([&] { static_cast<SceneViews*>(self)->show_now(); }, warn);
    return gboolean{G_SOURCE_REMOVE};
  };
  idle_ = g_idle_add(on_idle, this);
}

void SceneViews::show_now() {
  idle_ = 0;
  has_picture_ = true;
  cloud_.set_points(sample_colors(*thumbnail_, kPoints));
  picture_.set_thumbnail(*std::exchange(thumbnail_, std::nullopt));
}

void SceneViews::pick(const PicturePick& pick) {
  if (!is_editable_ || !editor_.can_lock()) {
    gtk_widget_error_bell(picture_.widget());
    return;
  }
  editor_.lock_color(pick.color);
}

std::string SceneViews::hint() const {
  if (!is_editable_ || editor_.state() != PaletteEditor::State::shown) {
    return {};
  }
  return editor_.can_lock()
             ? translated("Click to lock this color")
             // Translators: why a click has no effect; names of methods.
             : translated("Colors can be locked with Scene and Accurate.");
}

void SceneViews::refresh(const Palette* other) {
  is_editable_ = other == nullptr;
  show(other != nullptr ? *other : editor_.palette(),
       other != nullptr ? std::nullopt : editor_.selected());
  show_later();
}

void SceneViews::show(const Palette& palette,
                      std::optional<std::size_t> selected) {
  if (!looks_alike(palette, palette_)) {
    palette_ = palette;
    picture_.set_palette(palette);
    cloud_.set_palette(palette);
  }
  if (selected != selected_) {
    selected_ = selected;
    picture_.set_highlighted(selected);
    cloud_.set_emphasized(selected);
  }
}

}  // namespace scene_palette
