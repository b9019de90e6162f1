// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The live strip of the dialog: the palette that the present settings give.
// The pixels are never read again; each change clusters the histogram anew, in
// another thread, so that a slider follows the hand.
#pragma once

#include <libgimp/gimpui.h>

#include <functional>
#include <optional>
#include <string>

#include "core/histogram.h"
#include "core/palette.h"
#include "core/result.h"
#include "ui/extraction_worker.h"

namespace scene_palette {

class Preview {
 public:
  /// Told of each palette that the settings give, or null if they give none;
  /// returns what else is to be said of it, or an empty text.
  using OnResult = std::function<std::string(const Palette*)>;

  /// `histogram` and `config` must outlive the preview.
  Preview(const Histogram& histogram, GimpProcedureConfig* config,
          OnResult on_result);
  Preview(const Preview&) = delete;
  Preview& operator=(const Preview&) = delete;
  ~Preview();

  /// The strip, or the reason why there is none; to be packed once.
  GtkWidget* widget() const { return box_; }

 private:
  void build();
  void request();
  void show_result();
  void show_palette(Palette palette);
  void show_count(int colors);
  void show_error(const Error& error);
  void show_note(const std::string& note);
  void draw(cairo_t* cairo) const;

  const Histogram& histogram_;
  GimpProcedureConfig* config_;
  OnResult on_result_;
  Palette palette_;  // what the strip shows
  GtkWidget* box_;
  GtkWidget* stack_;
  GtkWidget* strip_;
  GtkWidget* error_;
  GtkWidget* note_;
  std::optional<ExtractionWorker> worker_;
};

}  // namespace scene_palette
