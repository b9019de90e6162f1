// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// A picture as a spreadsheet, with libxlsxwriter where the tool was built with
// it.
#pragma once

#include <string>

#include "core/progress.h"
#include "core/result.h"
#include "plugin/cli/rgb_rows.h"

namespace scene_palette {

/// The most rows and columns of a sheet, in Excel and in LibreOffice 7.
inline constexpr int kMaxSheetRows = 1048576;
inline constexpr int kMaxSheetColumns = 16384;

/// Whether spreadsheets can be made.
bool has_spreadsheets();

/// The bytes of an .xlsx file with a sheet of three columns for each column of
/// `picture`, at most kMaxSheetRows × kMaxSheetColumns cells: the red, green
/// and blue of each pixel as the value of a cell and as its color, (v, 0, 0),
/// (0, v, 0), (0, 0, v).  The three cells together are square.  Values are seen
/// `with_numbers` only, in black or white, and the cells are then larger.
/// Empty if it cannot be made.  Errors: cancelled.
Result<std::string> spreadsheet_bytes(const RgbPicture& picture,
                                      bool with_numbers,
                                      const Progress& progress);

}  // namespace scene_palette
