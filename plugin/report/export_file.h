// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The file that the plug-in writes a palette to, beside GIMP's own.
#pragma once

#include <string>
#include <vector>

#include "core/formats/file.h"
#include "core/result.h"
#include "plugin/report/report.h"
#include "ui/file_kind.h"

namespace scene_palette {

/// The formats, as people choose from them.
std::vector<FileKind> export_kinds();

/// What a file is for, which formats there are; translated.
std::string about_export_file();

/// Errors: invalid_argument where the ending of `path` names no format; the
/// message is translated and names those that do.
Status check_export_file(const std::string& path);

/// That a script asked for a file but for no new palette; translated.
Error unused_export_file();

/// The complete file of `report`, in the format that the ending of `path` asks
/// for and as the tool writes it; it gets its name by commit(), in place of any
/// file of that name.
/// Errors: as above; write_failed, naming `path` and the reason.
Result<PendingFile> prepare_export(const std::string& path,
                                   const Report& report);

}  // namespace scene_palette
