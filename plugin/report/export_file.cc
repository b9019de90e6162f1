// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers

#include "plugin/report/export_file.h"

#include <glib.h>

#include "plugin/gegl/pointers.h"
#include "ui/filled_in.h"
#include "ui/text.h"

namespace scene_palette {

namespace {

/// ".gpl, .json"
std::string file_endings() {
  std::string endings;
  for (const Choice<PaletteFormat>& choice : format_choices()) {
    endings += (endings.empty() ? "" : ", ");
    endings += file_ending(choice.value);
  }
  return endings;
}

}  // namespace

std::vector<FileKind> export_kinds() {
  std::vector<FileKind> kinds;
  for (const Choice<PaletteFormat>& choice : format_choices()) {
    kinds.push_back({translated(choice.label), file_ending(choice.value)});
  }
  return kinds;
}

std::string about_export_file() {
  return filled_in(
      // Translators: %s are endings of files.
      translated("Also write the new palette to this file, in place of any "
                 "other; its ending decides the format: %s"),
      file_endings().c_str());
}

Status check_export_file(const std::string& path) {
  if (format_for_name(path)) {
    return ok();
  }
  const CharPtr shown(g_filename_display_name(path.c_str()));
  return Error{
      ErrorCode::invalid_argument,
      // Translators: the name of a file, and the endings it may have.
      filled_in(translated("export-file is \"%s\", but must end in one of %s"),
                shown.get(), file_endings().c_str())};
}

Error unused_export_file() {
  return {ErrorCode::invalid_argument,
          translated("export-file is for a new palette, but use-palette names "
                     "one that exists")};
}

Result<PendingFile> prepare_export(const std::string& path,
                                   const Report& report) {
  const Status usable = check_export_file(path);
  if (!usable) {
    return usable.error();
  }
  return PendingFile::write(path,
                            report_text(report, *format_for_name(path), false));
}

}  // namespace scene_palette
