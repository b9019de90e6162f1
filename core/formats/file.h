// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Whole files, or nothing: what is written appears under its name only when it
// is complete.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace scene_palette {

/// A file on its way: complete, but under a temporary name beside its place,
/// and removed unless it is committed.  So whatever can fail has failed before
/// anything else is changed.
class PendingFile {
 public:
  /// Writes `bytes` for `path`.  Errors: write_failed, naming `path` and the
  /// reason; nothing is left behind.
  static Result<PendingFile> write(const std::string& path,
                                   std::string_view bytes);

  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&& other) noexcept;
  ~PendingFile();

  /// Gives the file its name, in place of any other of that name; once.
  /// Errors: write_failed; nothing is left behind.
  Status commit();

 private:
  PendingFile(std::string path, std::string part);

  std::string path_;
  std::string part_;  // empty once it is committed
};

/// Writes `bytes` to a temporary name beside `path` and renames it to `path`;
/// a device or pipe (/dev/stdout) is written directly.
/// Errors: write_failed, naming `path` and the reason; nothing is left behind.
Status write_file(const std::string& path, std::string_view bytes);

/// The whole file.  Errors: read_failed, naming `path` and the reason.
Result<std::string> read_file(const std::string& path);

}  // namespace scene_palette
