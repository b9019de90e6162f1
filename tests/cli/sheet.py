# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What is in a spreadsheet, read by openpyxl."""

import zipfile
from xml.etree import ElementTree

import numpy as np
import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def codes_of(color):
    """The three codes of a color "FF102030" of a fill or a font."""
    return [int(color.rgb[i:i + 2], 16) for i in (2, 4, 6)]


class Sheet:
    """The only sheet of the file `path`."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet, = self.book.worksheets
        self.rows = self.sheet.max_row
        self.columns = self.sheet.max_column

    def of_cells(self, what, dtype=np.int64):
        """what(cell) for each cell: rows × columns × …"""
        return np.array([[what(cell) for cell in row]
                         for row in self.sheet.iter_rows()], dtype)

    def values(self):
        return self.of_cells(lambda cell: cell.value)

    def colors(self):
        """What a solid fill shows: its foreground."""
        assert all(cell.fill.fill_type == "solid"
                   for row in self.sheet.iter_rows() for cell in row)
        return self.of_cells(lambda cell: codes_of(cell.fill.fgColor))

    def text_colors(self):
        return self.of_cells(lambda cell: codes_of(cell.font.color))

    def number_formats(self):
        return {cell.number_format
                for row in self.sheet.iter_rows() for cell in row}

    def style_count(self):
        """Of cells, as the file has them, with the default one."""
        with zipfile.ZipFile(self.path) as archive:
            styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
        return len(styles.find(MAIN + "cellXfs"))

    def cell_size(self):
        """Width and height in pixels of the screen, of all cells.

        ECMA-376 part 1, 18.3.1.13, with digits of 7 pixels.
        """
        (first, column), = self.sheet.column_dimensions.items()
        assert (first, column.min, column.max) == ("A", 1, self.columns)
        height, = {row.height for row in self.sheet.row_dimensions.values()}
        width = np.trunc((256 * column.width + np.trunc(128 / 7)) / 256 * 7)
        return width, height / 0.75

    def zoom(self):
        return (self.sheet.sheet_view.zoomScale or 100) / 100
