// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// GTK's dialog for a file to save.
#pragma once

#include <gtk/gtk.h>

#include <span>
#include <string>

#include "ui/file_kind.h"

namespace scene_palette {

/// The path, with one of the endings of `kinds` (not empty), that the person
/// agreed to, also to replace the file there; empty if none.  Begins with
/// `proposed`, a path or only a name.  `parent` is in the window that has to
/// wait.
std::string ask_for_file(GtkWidget* parent, const char* title,
                         std::span<const FileKind> kinds,
                         const std::string& proposed);

/// Where to save something of the picture at `picture` (empty: it has no file):
/// beside it, with its name, or else `name`; with `ending`.
std::string path_beside(const std::string& picture, const char* name,
                        const std::string& ending);

}  // namespace scene_palette
