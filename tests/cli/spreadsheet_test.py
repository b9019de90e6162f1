# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette mosaic: what another library reads in the spreadsheet."""

import unittest

import numpy as np

from bad_input_test import UNWRITABLE, interrupt_oneself, no_space
from mosaic_test import MAX_WIDTH, linear, scaled
from sheet import Sheet
from tool import ToolTest, on_white, picture, png

WINDOW = (1200, 700)  # what is to be seen at once, in pixels of the screen


def every_code():
    """A picture in which each channel has every code."""
    codes = np.arange(256, dtype=np.uint8).reshape(16, 16)
    return np.dstack([codes, codes.T, codes[::-1]])


class Spreadsheet(ToolTest):
    def sheet_of(self, name, *options, notes=()):
        result = self.run_tool("mosaic", name, "-o", "out.xlsx", *options)
        self.assertEqual((result.returncode, result.stdout), (0, b""),
                         result.stderr)
        self.assertEqual(result.stderr.decode().splitlines(),
                         [f"scene-palette: {name}: {note}" for note in notes])
        return Sheet(self.folder / "out.xlsx")

    def assert_sheet(self, sheet, pixels):
        """Values and colors of all cells, three for each pixel."""
        height, width, _ = pixels.shape
        self.assertEqual((sheet.rows, sheet.columns), (height, 3 * width))
        values = sheet.values().reshape(pixels.shape)
        np.testing.assert_array_equal(values, pixels)
        colors = sheet.colors().reshape(height, width, 3, 3)
        np.testing.assert_array_equal(
            colors, pixels[..., np.newaxis] * np.eye(3, dtype=int))

    def test_each_pixel_is_three_cells_of_its_values_and_their_colors(self):
        pixels = picture(height=23, width=41)
        self.save("a.png", pixels)
        for options in ((), ("--numbers",)):
            self.assert_sheet(self.sheet_of("a.png", *options), pixels)

    def test_all_codes_of_all_channels_take_no_more_than_768_styles(self):
        self.save("a.png", every_code())
        for options in ((), ("--numbers",)):
            sheet = self.sheet_of("a.png", *options)
            self.assert_sheet(sheet, every_code())
            self.assertLessEqual(sheet.style_count(), 768)

    def test_numbers_are_seen_on_request_only(self):
        self.save("a.png", blocks := picture(height=4, width=5))
        self.assertEqual(self.sheet_of("a.png").number_formats(), {";;;"})
        sheet = self.sheet_of("a.png", "--numbers")
        self.assertEqual(sheet.number_formats(), {"General"})
        self.assert_sheet(sheet, blocks)

    def test_every_number_can_be_read_on_its_cell(self):
        self.save("a.png", every_code())
        sheet = self.sheet_of("a.png", "--numbers")
        # WCAG 2.2, "contrast ratio".
        light = np.sort([linear(colors) @ [0.2126, 0.7152, 0.0722]
                         for colors in (sheet.colors(), sheet.text_colors())],
                        axis=0)
        self.assertGreaterEqual(((light[1] + 0.05) / (light[0] + 0.05)).min(),
                                4.5)
        # An upright digit of Arial is 0.556 of the font's size wide.
        digit = 0.556 * sheet.sheet["A1"].font.sz / 0.75
        self.assertLess(3 * digit, sheet.cell_size()[0])

    def test_three_cells_together_are_square(self):
        for height, width in ((1, 1), (9, 16), (100, 100), (30, 400)):
            self.save("a.png", picture(height=height, width=width))
            for options in ((), ("--numbers",)):
                cell = self.sheet_of("a.png", *options).cell_size()
                self.assertAlmostEqual(3 * cell[0], cell[1], delta=0.01)

    def test_picture_is_seen_when_the_sheet_opens(self):
        for height, width in ((1, 1), (9, 16), (100, 30), (140, 240)):
            self.save("a.png", picture(height=height, width=width))
            sheet = self.sheet_of("a.png")
            cell = np.array(sheet.cell_size()) * sheet.zoom()
            size = cell * [3 * width, height]
            self.assertGreaterEqual(cell[0], 1)
            self.assertTrue((size <= np.array(WINDOW) * 1.02).all(), size)
            self.assertGreaterEqual(size.max(), 180)

    def test_tallest(self):
        pixels = picture(height=5000, width=1)
        self.save("a.png", pixels)
        self.assert_sheet(self.sheet_of("a.png"), pixels)

    def test_wide_image_is_scaled_down_to_400_pixels(self):
        pixels = picture(height=6, width=1100)
        self.save("a.png", pixels)
        sheet = self.sheet_of("a.png",
                              notes=[f"scaled down to {MAX_WIDTH} × 2 pixels"])
        np.testing.assert_allclose(
            sheet.values().reshape(2, MAX_WIDTH, 3),
            scaled(pixels, MAX_WIDTH, 2), atol=0.501)

    def test_gray_deep_and_transparent_images(self):
        gray = picture(8, 9)[..., 0]
        self.save("gray.png", gray)
        self.assert_sheet(self.sheet_of("gray.png"), np.dstack([gray] * 3))
        deep = np.random.default_rng(8).integers(0, 65536, (8, 9, 3),
                                                 np.uint16)
        (self.folder / "deep.png").write_bytes(png(deep))
        self.assert_sheet(self.sheet_of("deep.png"),
                          np.round(deep / 257).astype(int))
        clear = np.dstack([picture(8, 9), picture(8, 9)[..., 2]])
        self.save("clear.png", clear)
        self.assert_sheet(
            self.sheet_of("clear.png",
                          notes=["what is transparent is shown on white"]),
            on_white(clear))


class Refused(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        (self.folder / "out.xlsx").write_text("older")

    def tearDown(self):
        self.assertEqual(self.files(), ["a.png", "out.xlsx"])
        self.assertEqual((self.folder / "out.xlsx").read_text(), "older")

    def refused(self, output, *words, **options):
        self.assert_refused(
            self.run_tool("mosaic", "a.png", "-o", output, **options), 1,
            output, *words)

    def test_place_that_cannot_be_written(self):
        for output in ("missing/out.xlsx", f"{UNWRITABLE}/out.xlsx"):
            self.refused(output)

    def test_disk_without_space(self):
        self.refused("out.xlsx", "space", preexec_fn=no_space)

    def test_interruption(self):
        result = self.run_tool("mosaic", "a.png", "-o", "out.xlsx",
                               preexec_fn=interrupt_oneself)
        self.assertEqual((result.returncode, result.stderr), (130, b""))


if __name__ == "__main__":
    unittest.main()
