// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Standard error is not buffered here: a line is out before the next one is
// made.

#include "plugin/cli/messages.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include "plugin/cli/pointers.h"
#include "ui/text.h"

namespace scene_palette {

std::string formatted(const char* pattern, ...) {
  std::va_list arguments;
  va_start(arguments, pattern);
  const CharPtr text(g_strdup_vprintf(pattern, arguments));
  va_end(arguments);
  return text.get();
}

void say(const std::string& line) {
  const std::string text = "scene-palette: " + line + "\n";
  std::fputs(text.c_str(), stderr);
}

std::string failure_line(const std::string& path, const Error& error) {
  switch (error.code) {
    case ErrorCode::read_failed:
    case ErrorCode::write_failed:
      return user_message(error);  // It names the file.
    case ErrorCode::no_visible_pixels:
      return formatted(
          translated("%s: there is nothing to see, all pixels are transparent"),
          path.c_str());
    case ErrorCode::cancelled:
    case ErrorCode::invalid_argument:
    case ErrorCode::unknown_colors:
    case ErrorCode::no_layer:
      break;
  }
  return path + ": " + user_message(error);
}

Status write_to_stdout(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
      std::fflush(stdout) != 0) {
    return Error{
        ErrorCode::write_failed,
        std::string(translated("standard output")) + ": " + g_strerror(errno)};
  }
  return ok();
}

}  // namespace scene_palette
