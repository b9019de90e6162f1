// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// What the tool says: results on standard output, and on standard error one
// line each, naming the file.
#pragma once

#include <glib.h>

#include <string>
#include <string_view>

#include "core/result.h"

namespace scene_palette {

/// `pattern`, a printf pattern, with the arguments filled in.
std::string formatted(const char* pattern, ...) G_GNUC_PRINTF(1, 2);

/// Writes "scene-palette: LINE" to standard error.
void say(const std::string& line);

/// Why the work on the image file `path` failed, as one line that names a
/// file.
std::string failure_line(const std::string& path, const Error& error);

/// Writes to standard output, at once.  Errors: write_failed.
Status write_to_stdout(std::string_view text);

}  // namespace scene_palette
