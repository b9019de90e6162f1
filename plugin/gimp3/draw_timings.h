// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// When a change of the dialog is on the screen, for measurements: see Timings.
#pragma once

#include <libgimp/gimpui.h>

#include <cstddef>

#include "plugin/gegl/pointers.h"
#include "plugin/gimp3/timings.h"
#include "ui/gtk/events.h"
#include "ui/gtk/scene_views.h"
#include "ui/palette_editor.h"

namespace scene_palette {

/// Marks "change_N", when the number of colors is set to N, and once for each
/// palette, at the end of the frame in which they were drawn, "strip_N" and
/// "preview_N" ("strip-draft_N" for a draft).  Nothing if timings are not
/// wanted.
class DrawTimings {
 public:
  /// To be made before all that changes with `config`: it looks first.
  DrawTimings(const Timings& timings, GimpProcedureConfig* config);
  DrawTimings(const DrawTimings&) = delete;
  DrawTimings& operator=(const DrawTimings&) = delete;
  ~DrawTimings();

  /// Watches what draws the palette of `editor`, as long as frames are drawn.
  void watch(GtkWidget* strip, const SceneViews& preview,
             const PaletteEditor& editor);

 private:
  void change();
  void note(GtkWidget* widget);
  void end_frame();

  const Timings& timings_;
  GimpProcedureConfig* config_;
  const PaletteEditor* editor_ = nullptr;
  const SceneViews* views_ = nullptr;
  WidgetPtr strip_;
  WidgetPtr preview_;
  GObjectPtr<GdkFrameClock> clock_;
  // What was drawn in this frame, and what is marked already.
  bool strip_is_drawn_ = false;
  bool preview_is_drawn_ = false;
  std::size_t asked_ = 0;
  std::size_t marked_strip_ = 0;
  std::size_t marked_draft_ = 0;
  std::size_t marked_preview_ = 0;
};

}  // namespace scene_palette
