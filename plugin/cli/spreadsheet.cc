// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The library keeps one row in memory ("constant memory") and gives equal
// formats one style: black, which the three channels share, and 255 shades of
// each are 766 styles.

#include "plugin/cli/spreadsheet.h"

#include <fcntl.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/formats/file.h"
#include "plugin/cli/temporary_file.h"
#include "ui/swatch_strip.h"
#include "ui/text.h"

namespace scene_palette {
namespace {

constexpr int kChannels = 3;
constexpr const char* kFont = "Arial";

/// What is seen of a sheet in a window of moderate size, in pixels of the
/// screen at a zoom of 100%.
constexpr double kWindowWidth = 1200;
constexpr double kWindowHeight = 700;

/// The width of a cell in such pixels: as much as the window has room for, but
/// enough to see, or to read three digits.
constexpr int kMinCellWidth = 5;
constexpr int kMinNumberedCellWidth = 28;
constexpr int kMaxCellWidth = 60;

/// A cell of the least width is then still a pixel of the screen wide.
/// LibreOffice goes down to 20%, too.
constexpr double kMinZoom = 0.2;

/// In points, for each pixel of a cell's width.
constexpr double kFontSize = 8.0 / kMinNumberedCellWidth;

constexpr std::uint8_t kPaperA4 = 9;
constexpr double kMargin = 0.4;  // inches

struct WorkbookFree {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};
using WorkbookPtr = std::unique_ptr<lxw_workbook, WorkbookFree>;

/// The library's color; 0 would mean that none is set.
lxw_color_t color_of(const Srgb8& color) {
  const auto code =
      static_cast<lxw_color_t>((color.r << 16U) | (color.g << 8U) | color.b);
  return code == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : code;
}

/// How cells look.
struct CellShape {
  int width = kMinCellWidth;  // in pixels of the screen
  bool with_numbers = false;
};

CellShape cell_shape(const RgbPicture& picture, bool with_numbers) {
  const double fit =
      std::min(kWindowWidth / picture.width, kWindowHeight / picture.height);
  return {std::clamp(static_cast<int>(fit / kChannels),
                     with_numbers ? kMinNumberedCellWidth : kMinCellWidth,
                     kMaxCellWidth),
          with_numbers};
}

lxw_format* new_format(lxw_workbook* book, const Srgb8& color,
                       const CellShape& shape) {
  lxw_format* format = workbook_add_format(book);
  format_set_pattern(format, LXW_PATTERN_SOLID);
  format_set_fg_color(format, color_of(color));
  format_set_bg_color(format, color_of(color));
  format_set_font_name(format, kFont);
  if (!shape.with_numbers) {
    format_set_num_format(format, ";;;");
    return format;
  }
  format_set_font_size(format, std::floor(kFontSize * shape.width));
  format_set_font_color(format, color_of(label_color(color)));
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

/// The widths of columns are counted in digits of the workbook's own font, and
/// the library reckons with digits of 7 pixels.  Arial of 10 points has them,
/// and other than the library's Calibri it, or a font of the same widths, is
/// everywhere.
void set_own_font(lxw_workbook* book) {
  constexpr double kPoints = 10;
  lxw_format* own_format = STAILQ_FIRST(book->formats);
  format_set_font_name(own_format, kFont);
  format_set_font_size(own_format, kPoints);
}

/// The formats of the cells: of each channel, of each code.
class CellFormats {
 public:
  CellFormats(lxw_workbook* book, const CellShape& shape) {
    lxw_format* black = new_format(book, {0, 0, 0}, shape);
    for (int code = 0; code < 256; ++code) {
      const auto value = static_cast<std::uint8_t>(code);
      const std::array<Srgb8, kChannels> colors = {
          {{value, 0, 0}, {0, value, 0}, {0, 0, value}}};
      for (std::size_t channel = 0; channel < kChannels; ++channel) {
        formats_[channel][value] =
            code == 0 ? black : new_format(book, colors[channel], shape);
      }
    }
  }

  lxw_format* of(std::size_t channel, std::uint8_t code) const {
    return formats_[channel][code];
  }

 private:
  std::array<std::array<lxw_format*, 256>, kChannels> formats_{};
};

/// Sizes of cells, view and page, so that the sheet is seen as a picture.
void lay_out(lxw_worksheet* sheet, const RgbPicture& picture, int cell_width) {
  const int row_height = cell_width * kChannels;
  const auto last_column =
      static_cast<lxw_col_t>(picture.width * kChannels - 1);
  worksheet_set_column_pixels(sheet, 0, last_column,
                              static_cast<std::uint32_t>(cell_width), nullptr);
  constexpr double kPointsPerPixel = 0.75;
  worksheet_set_default_row(sheet, row_height * kPointsPerPixel, LXW_FALSE);
  const double fit =
      std::min(kWindowWidth / picture.width, kWindowHeight / picture.height) /
      row_height;
  worksheet_set_zoom(sheet, static_cast<std::uint16_t>(std::lround(
                                100 * std::clamp(fit, kMinZoom, 1.0))));
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_paper(sheet, kPaperA4);
  if (picture.width > picture.height) {
    worksheet_set_landscape(sheet);
  }
  worksheet_set_margins(sheet, kMargin, kMargin, kMargin, kMargin);
  worksheet_center_horizontally(sheet);
  worksheet_center_vertically(sheet);
  worksheet_print_area(sheet, 0, 0, static_cast<lxw_row_t>(picture.height - 1),
                       last_column);
  worksheet_fit_to_pages(sheet, 1, 1);
}

/// Writes the values too where they are not to be seen: a click on a cell shows
/// its own, formulas can use them, and LibreOffice prints no sheet without any.
bool write_row(lxw_worksheet* sheet, int y, std::span<const Srgb8> pixels,
               const CellFormats& formats) {
  const auto row = static_cast<lxw_row_t>(y);
  lxw_col_t column = 0;
  for (const Srgb8& pixel : pixels) {
    const std::array<std::uint8_t, kChannels> codes = {pixel.r, pixel.g,
                                                       pixel.b};
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
      const std::uint8_t code = codes[channel];
      if (worksheet_write_number(sheet, row, column, code,
                                 formats.of(channel, code)) != LXW_NO_ERROR) {
        return false;
      }
      ++column;
    }
  }
  return true;
}

/// Whether there is room for all the files that a sheet of `picture` takes on
/// the way, by trying.  The library does not notice that its files are cut off
/// where the disk is full.
bool has_room(const RgbPicture& picture, const std::string& path) {
  // <c r="OJL1048576" s="766"><v>255</v></c> is the longest cell.  The sheet
  // is written to a file, copied to another, and packed into a third.
  constexpr std::size_t kCellLength = 40;
  constexpr std::size_t kOtherLength = 1 << 18;  // mostly styles
  constexpr std::size_t kFiles = 3;
  const std::size_t length =
      kFiles *
      (picture.pixels.size() * kChannels * kCellLength +
       static_cast<std::size_t>(picture.height) * kCellLength + kOtherLength);
  const int file = g_open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) {
    return false;
  }
  const bool has_room =
      posix_fallocate(file, 0, static_cast<off_t>(length)) == 0;
  return g_close(file, nullptr) != FALSE && g_remove(path.c_str()) == 0 &&
         has_room;
}

/// Writes the sheet to the file `temporary`; false if that failed.
/// Errors: cancelled.
Result<bool> write_workbook(const TemporaryFile& temporary,
                            const RgbPicture& picture, bool with_numbers,
                            const Progress& progress) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temporary.folder();
  options.use_zip64 = LXW_TRUE;
  WorkbookPtr book(workbook_new_opt(temporary.path().c_str(), &options));
  // Translators: the name of a sheet with the pixels of a picture.
  lxw_worksheet* sheet =
      book ? workbook_add_worksheet(book.get(), translated("Pixels")) : nullptr;
  if (sheet == nullptr) {
    return false;
  }
  const CellShape shape = cell_shape(picture, with_numbers);
  set_own_font(book.get());
  lay_out(sheet, picture, shape.width);
  const CellFormats formats(book.get(), shape);
  for (int y = 0; y < picture.height; ++y) {
    if (!progress.report(static_cast<double>(y) / picture.height)) {
      return cancelled();
    }
    if (!write_row(sheet, y, picture.row(y), formats)) {
      return false;
    }
  }
  return workbook_close(book.release()) == LXW_NO_ERROR;
}

}  // namespace

bool has_spreadsheets() { return true; }

Result<std::string> spreadsheet_bytes(const RgbPicture& picture,
                                      bool with_numbers,
                                      const Progress& progress) {
  const TemporaryFile temporary;
  if (temporary.path().empty() || !has_room(picture, temporary.path())) {
    return std::string();
  }
  const Result<bool> written =
      write_workbook(temporary, picture, with_numbers, progress);
  if (!written) {
    return written.error();
  }
  if (!*written) {
    return std::string();
  }
  Result<std::string> bytes = read_file(temporary.path());
  return bytes ? *std::move(bytes) : std::string();
}

}  // namespace scene_palette
