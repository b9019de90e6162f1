// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// For libraries that write files only by name.
#pragma once

#include <glib/gstdio.h>

#include <string>

#include "plugin/gegl/pointers.h"

namespace scene_palette {

/// A folder of our own for files on their way; removed with all in it.
class TemporaryFile {
 public:
  TemporaryFile() : folder_(g_dir_make_tmp("scene-palette-XXXXXX", nullptr)) {
    if (folder_ != nullptr) {
      path_ = std::string(folder_.get()) + "/image";
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (folder_ != nullptr) {
      g_remove(path_.c_str());
      g_rmdir(folder_.get());
    }
  }

  /// Empty if there is no place for temporary files.
  const std::string& path() const { return path_; }

  /// The folder, which must be as it was when this object ends.
  char* folder() const { return folder_.get(); }

 private:
  CharPtr folder_;
  std::string path_;
};

}  // namespace scene_palette
