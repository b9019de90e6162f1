// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/gimp3/draw_timings.h"

#include <string>
#include <utility>

#include "plugin/gimp3/options.h"

namespace scene_palette {
namespace {

std::string name_of(const char* event, std::size_t colors) {
  return std::string(event) + "_" + std::to_string(colors);
}

}  // namespace

DrawTimings::DrawTimings(const Timings& timings, GimpProcedureConfig* config)
    : timings_(timings), config_(config) {
  if (!timings_.is_enabled()) {
    return;
  }
  const auto on_change = +[](GObject*, GParamSpec*, gpointer self) {
    static_cast<DrawTimings*>(self)->change();
  };
  const std::string signal = std::string("notify::") + argument::kColors;
  g_signal_connect(config_, signal.c_str(), G_CALLBACK(on_change), this);
}

DrawTimings::~DrawTimings() {
  g_signal_handlers_disconnect_by_data(config_, this);
  for (GtkWidget* widget : {strip_.get(), preview_.get()}) {
    if (widget != nullptr) {
      g_signal_handlers_disconnect_by_data(widget, this);
    }
  }
  if (clock_) {
    g_signal_handlers_disconnect_by_data(clock_.get(), this);
  }
}

void DrawTimings::watch(GtkWidget* strip, const SceneViews& preview,
                        const PaletteEditor& editor) {
  if (!timings_.is_enabled()) {
    return;
  }
  editor_ = &editor;
  views_ = &preview;
  strip_.reset(GTK_WIDGET(g_object_ref(strip)));
  preview_.reset(GTK_WIDGET(g_object_ref(preview.widget())));
  // A box draws its children in its own handler, which comes before these.
  const auto on_draw = +[](GtkWidget* widget, cairo_t*, gpointer self) {
    static_cast<DrawTimings*>(self)->note(widget);
    return gboolean{FALSE};
  };
  for (GtkWidget* widget : {strip, preview.widget()}) {
    g_signal_connect_after(widget, "draw", G_CALLBACK(on_draw), this);
  }
}

void DrawTimings::change() {
  int colors = 0;
  g_object_get(config_, argument::kColors, &colors, nullptr);
  asked_ = static_cast<std::size_t>(colors);
  marked_strip_ = 0;
  marked_draft_ = 0;
  marked_preview_ = 0;
  timings_.mark(name_of("change", asked_));
}

// All that was drawn in a frame comes to the screen at its end.
void DrawTimings::note(GtkWidget* widget) {
  (widget == strip_.get() ? strip_is_drawn_ : preview_is_drawn_) = true;
  if (!clock_) {
    clock_.reset(
        GDK_FRAME_CLOCK(g_object_ref(gtk_widget_get_frame_clock(widget))));
    const auto on_end = +[](GdkFrameClock*, gpointer self) {
      static_cast<DrawTimings*>(self)->end_frame();
    };
    g_signal_connect(clock_.get(), "after-paint", G_CALLBACK(on_end), this);
  }
}

void DrawTimings::end_frame() {
  const std::size_t colors = editor_->palette().swatches.size();
  const auto mark = [&](const char* event, std::size_t& marked) {
    if (marked != colors) {
      marked = colors;
      timings_.mark(name_of(event, colors));
    }
  };
  const bool strip_is_drawn = std::exchange(strip_is_drawn_, false);
  const bool preview_is_drawn = std::exchange(preview_is_drawn_, false);
  if (colors == 0) {
    return;
  }
  if (!editor_->is_current()) {
    // Else it is the palette of before.
    if (strip_is_drawn && colors == asked_) {
      mark("strip-draft", marked_draft_);
    }
    return;
  }
  if (strip_is_drawn) {
    mark("strip", marked_strip_);
  }
  if (preview_is_drawn && views_->is_complete()) {
    mark("preview", marked_preview_);
  }
}

}  // namespace scene_palette
