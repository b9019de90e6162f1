// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Whole files, or nothing: what is written appears under its name only when it
// is complete.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace scene_palette {

/// A file on its way, which is gone unless it is committed.  It has no name
/// meanwhile, so that a killed process leaves nothing, or where the file system
/// cannot do that, a temporary one beside its place.  A device or pipe
/// (/dev/stdout) is written directly.
class PendingFile {
 public:
  /// An empty file for `path`, to append to.
  /// Errors: write_failed, naming `path` and the reason.
  static Result<PendingFile> open(const std::string& path);

  /// The complete file, so that whatever can fail has failed before anything
  /// else is changed.  Errors: as above; nothing is left behind.
  static Result<PendingFile> write(const std::string& path,
                                   std::string_view bytes);

  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&& other) noexcept;
  ~PendingFile();

  /// Adds `bytes` at the end of a file that is open.  Errors: write_failed.
  Status append(std::string_view bytes);

  /// Completes the file and gives it its name, in place of any other of that
  /// name; once.  Errors: write_failed; nothing is left behind.
  Status commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  PendingFile() = default;
  Status finish();
  Status name_file();

  std::string path_;
  std::string part_;  // its name meanwhile; empty if it has none
  std::unique_ptr<std::FILE, Close> file_;  // null once it is complete
  bool is_nameless_ = false;
};

/// Writes `bytes` to `path`, as a whole or not at all; a device or pipe
/// (/dev/stdout) is written directly.
/// Errors: write_failed, naming `path` and the reason; nothing is left behind.
Status write_file(const std::string& path, std::string_view bytes);

/// The whole file.  Errors: read_failed, naming `path` and the reason.
Result<std::string> read_file(const std::string& path);

}  // namespace scene_palette
