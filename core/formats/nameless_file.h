// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Files that have no name until they are complete: of one that is not, nothing
// is left even where the process is killed.  Linux only (O_TMPFILE, man 2
// open).
#pragma once

#include <cstdio>
#include <string>

namespace scene_palette {

/// A new file without a name, to write to, in the folder of `path`; null where
/// the system or the file system has none such, or there is no such folder.
std::FILE* open_nameless_file(const std::string& path);

/// Gives a file of open_nameless_file(), which stays open, the name `path` in
/// the folder it was made for, with all that was flushed.  Returns 0, or an
/// error number: EEXIST if something has that name already.
int give_name(std::FILE* file, const std::string& path);

}  // namespace scene_palette
