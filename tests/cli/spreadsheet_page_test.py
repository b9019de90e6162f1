# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette mosaic: the page that LibreOffice prints of the spreadsheet.

A page is turned into pixels by pdftoppm of Poppler.
"""

import os
import subprocess
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

from mosaic_test import linear, scaled
from tool import ToolTest, picture

PHOTO = Path(__file__).resolve().parents[2] / "data" / "hibiscus.png"
CONVERSION_TIMEOUT = 90  # seconds; the first start of LibreOffice is slow


class Page(ToolTest):
    def page_of(self, name, resolution, *options):
        """The only page of the sheet of an image, without its margins."""
        result = self.run_tool("mosaic", name, "-o", "out.xlsx", *options)
        self.assertEqual(result.returncode, 0, result.stderr)
        subprocess.run(
            ["soffice", "--headless",
             f"-env:UserInstallation=file://{self.home}/office",
             "--convert-to", "pdf", "out.xlsx"],
            cwd=self.folder, env={**os.environ, "HOME": self.home},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=CONVERSION_TIMEOUT, check=True)
        subprocess.run(["pdftoppm", "-r", str(resolution), "-png", "out.pdf",
                        "page"], cwd=self.folder, check=True)
        page, = self.folder.glob("page*.png")
        pixels = self.pixels_of(page.name)
        is_drawn = (pixels < 250).any(axis=2)
        rows, columns = is_drawn.any(axis=1), is_drawn.any(axis=0)
        self.margins = [int(np.argmax(line)) for line in
                        (rows, rows[::-1], columns, columns[::-1])]
        return pixels[rows.argmax():len(rows) - rows[::-1].argmax(),
                      columns.argmax():len(columns) - columns[::-1].argmax()]

    def test_every_cell_has_its_color(self):
        pixels = np.random.default_rng(11).integers(30, 256, (12, 16, 3),
                                                    np.uint8)
        self.save("a.png", pixels)
        page = self.page_of("a.png", 100)
        height, width, _ = page.shape
        y = ((np.arange(12) + 0.5) * height / 12).astype(int)
        x = ((np.arange(48) + 0.5) * width / 48).astype(int)
        expected = pixels[..., np.newaxis] * np.eye(3, dtype=np.uint8)
        np.testing.assert_allclose(page[np.ix_(y, x)].astype(int),
                                   expected.reshape(12, 48, 3), atol=2)

    def test_page_is_the_photograph_at_a_third_of_its_light(self):
        with Image.open(PHOTO) as photo:
            pixels = np.asarray(photo.convert("RGB").resize((210, 140)))
        self.save("photo.png", pixels)
        page = self.page_of("photo.png", 200)
        height, width, _ = page.shape
        # Arial's digits have 7 pixels in Excel, which rounds them, and 7.4
        # here, or 8.5 in DejaVu Sans.
        self.assertAlmostEqual(width / height, 1.5, delta=0.4)
        seen = linear(scaled(page, 105, 70))
        photo = linear(scaled(pixels, 105, 70))
        for channel in range(3):
            found, expected = seen[..., channel], photo[..., channel]
            self.assertGreater(np.corrcoef(found.flat, expected.flat)[0, 1],
                               0.97)
            self.assertAlmostEqual(found.mean() / expected.mean(), 1 / 3,
                                   delta=0.03)

    def test_picture_is_in_the_middle_of_the_page(self):
        self.save("a.png", picture(height=9, width=16))
        self.page_of("a.png", 50, "--numbers")
        top, bottom, left, right = self.margins
        self.assertAlmostEqual(top, bottom, delta=3)
        self.assertAlmostEqual(left, right, delta=3)


if __name__ == "__main__":
    unittest.main()
