// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A row of a dialog in which a file to save is chosen, or none.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/file_kind.h"
#include "ui/gtk/events.h"

namespace scene_palette {

struct FileRowStart {
  std::string label;  // with an underscore before its letter
  std::string tooltip;
  std::string title;  // of the window in which the file is chosen
  std::vector<FileKind> kinds;
  std::string proposed;  // a path, or only a name
};

class FileRow {
 public:
  /// `on_change` is called when the person has chosen another file, or none.
  FileRow(FileRowStart start, std::function<void()> on_change);
  FileRow(const FileRow&) = delete;
  FileRow& operator=(const FileRow&) = delete;
  ~FileRow();

  /// To be packed once.
  GtkWidget* widget() const { return box_.get(); }

  /// Empty for none.
  const std::string& path() const { return path_; }
  void set_path(const std::string& path);

 private:
  void toggle();
  void choose();

  FileRowStart start_;
  std::function<void()> on_change_;
  std::string path_;
  WidgetPtr box_;
  WidgetPtr check_;
  WidgetPtr button_;
  WidgetPtr name_;
  WidgetPtr note_;
};

}  // namespace scene_palette
