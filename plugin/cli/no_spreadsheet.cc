// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// In place of spreadsheet.cc where libxlsxwriter is missing.

#include "plugin/cli/spreadsheet.h"

namespace scene_palette {

bool has_spreadsheets() { return false; }

Result<std::string> spreadsheet_bytes(const RgbPicture& /*picture*/,
                                      bool /*with_numbers*/,
                                      const Progress& /*progress*/) {
  return std::string();
}

}  // namespace scene_palette
