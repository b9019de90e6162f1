// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The procedure's arguments as a table of GTK 2 widgets.
#pragma once

#include <gtk/gtk.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "plugin/gimp2/options.h"
#include "ui/choices.h"
#include "ui/gtk/file_row.h"

namespace scene_palette {

/// Lives at least as long as its widget.
class Controls {
 public:
  /// Begins with `start`; an empty name appears as `proposed_name`; a file is
  /// proposed beside `picture`, which may be empty.  `on_change` is called
  /// whenever the shown palette may change.
  Controls(const Settings& start, std::string proposed_name,
           const std::string& picture, std::function<void()> on_change);
  Controls(const Controls&) = delete;
  Controls& operator=(const Controls&) = delete;

  /// The table, for a container to own.
  GtkWidget* widget() const { return GTK_WIDGET(table_); }

  void add_curve(GtkWidget* curve);             // below the number of colors
  void stop_telling() { is_telling_ = false; }  // of changes
  /// Shows `options` without telling of a change.
  void show(const ExtractOptions& options);

  /// Offers a posterized layer or not.
  void offer_layer(bool is_possible);

  /// What is set now; the name is empty if it is still the proposed one.
  Settings settings() const;

 private:
  void add_colors(int row, const ExtractOptions& start);
  void add_automatic(int row, bool is_wanted);
  void add_accents(int row, double value);
  template <typename T>
  GtkWidget* add_combo(int row, const char* label, const char* tooltip,
                       std::span<const Choice<T>> choices, T value);
  void add_seed(int row, std::uint64_t value);
  void add_name(int row, const std::string& name);
  GtkWidget* add_check(int row, const char* label, const char* tooltip,
                       bool is_wanted);
  void add_palette_row(int row, const std::string& name);
  void set_sensitivity();

  static void on_widget_change(Controls* controls);
  bool is_telling_ = true;  // what changes now is the user's doing
  std::string proposed_name_;
  std::function<void()> on_change_;

  GtkTable* table_;
  GtkAdjustment* colors_ = nullptr;
  GtkWidget* automatic_ = nullptr;
  GtkAdjustment* accents_ = nullptr;
  GtkWidget* method_ = nullptr;
  GtkWidget* seed_ = nullptr;
  GtkWidget* order_ = nullptr;
  GtkWidget* name_ = nullptr;
  GtkWidget* layer_ = nullptr;
  GtkWidget* dither_ = nullptr;
  GtkWidget* card_ = nullptr;
  GtkWidget* use_palette_ = nullptr;
  GtkWidget* palette_ = nullptr;
  FileRow file_;
};

}  // namespace scene_palette
