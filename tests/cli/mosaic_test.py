# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette mosaic: pixels taken apart into cells, as a picture."""

import unittest

import numpy as np
from PIL import Image

from bad_input_test import UNWRITABLE, interrupt_oneself, no_space
from tool import ToolTest, on_white, picture, png

MAX_WIDTH = 400


def linear(codes):
    """Linear light of sRGB codes (IEC 61966-2-1)."""
    value = np.asarray(codes, float) / 255
    return np.where(value <= 0.04045, value / 12.92,
                    ((value + 0.055) / 1.055) ** 2.4)


def encoded(light):
    return 255 * np.where(light <= 0.0031308, light * 12.92,
                          1.055 * np.power(light, 1 / 2.4) - 0.055)


def coverage(length, target):
    """How much of each of `length` pixels lies in each of `target` pixels."""
    edges = np.arange(target + 1) * length / target
    pixels = np.arange(length)
    ends = np.minimum(edges[1:, np.newaxis], pixels + 1)
    starts = np.maximum(edges[:-1, np.newaxis], pixels)
    return np.maximum(ends - starts, 0) * target / length


def scaled(pixels, width, height):
    """The means of areas in linear light, as codes that are not rounded."""
    rows = coverage(pixels.shape[0], height)
    columns = coverage(pixels.shape[1], width)
    return encoded(np.einsum("yi,xj,ijc->yxc", rows, columns, linear(pixels),
                             optimize=True))


class Subpixels(ToolTest):
    def mosaic_of(self, name, *notes):
        result = self.run_tool("mosaic", name, "-o", "out.png")
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stderr.decode().splitlines()
        self.assertEqual(lines, [f"scene-palette: {name}: {note}"
                                 for note in notes])
        return self.pixels_of("out.png")

    def assert_mosaic(self, name, pixels, *notes):
        """Three times three cells a pixel: its red, its green, its blue."""
        cells = self.mosaic_of(name, *notes)
        height, width, _ = pixels.shape
        self.assertEqual(cells.shape, (3 * height, 3 * width, 3))
        for channel in range(3):
            expected = np.zeros_like(pixels)
            expected[..., channel] = pixels[..., channel]
            for row in range(3):
                np.testing.assert_array_equal(cells[row::3, channel::3],
                                              expected)

    def test_each_pixel_is_three_times_three_cells(self):
        pixels = np.random.default_rng(7).integers(0, 256, (40, 61, 3),
                                                   np.uint8)
        self.assert_mosaic(self.save("a.png", pixels), pixels)
        gray = pixels[..., 0]
        self.assert_mosaic(self.save("gray.png", gray), np.dstack([gray] * 3))

    def test_16_bits_become_the_nearest_codes(self):
        deep = np.random.default_rng(8).integers(0, 65536, (20, 30, 3),
                                                 np.uint16)
        (self.folder / "deep.png").write_bytes(png(deep))
        self.assert_mosaic("deep.png",
                           np.round(deep / 257).astype(np.uint8))

    def test_what_is_transparent_lies_on_white(self):
        pixels = np.random.default_rng(9).integers(0, 256, (20, 30, 4),
                                                   np.uint8)
        self.assert_mosaic(self.save("a.png", pixels), on_white(pixels),
                           "what is transparent is shown on white")

    def test_smallest_and_tallest(self):
        for height, width in ((1, 1), (5000, 1), (3, MAX_WIDTH)):
            pixels = picture(height=height, width=width)
            self.assert_mosaic(self.save("a.png", pixels), pixels)

    def test_from_afar_it_is_the_picture_at_a_third_of_its_light(self):
        pixels = picture()
        cells = linear(self.mosaic_of(self.save("a.png", pixels)))
        seen = cells.reshape(60, 3, 90, 3, 3).mean(axis=(1, 3))
        np.testing.assert_allclose(seen * 3, linear(pixels), atol=1e-12)

    def test_wide_image_is_scaled_down_to_400_pixels(self):
        for height, width in ((150, 401), (211, 727), (1, 1000), (300, 2400)):
            pixels = np.random.default_rng(10).integers(
                0, 256, (height, width, 3), np.uint8)
            target = max(1, round(height * MAX_WIDTH / width))
            cells = self.mosaic_of(
                self.save("a.png", pixels),
                f"scaled down to {MAX_WIDTH} × {target} pixels")
            found = np.dstack([cells[::3, channel::3, channel]
                               for channel in range(3)])
            self.assertEqual(found.shape, (target, MAX_WIDTH, 3))
            np.testing.assert_allclose(
                found, scaled(pixels, MAX_WIDTH, target), atol=0.501)

    def test_100_megapixels(self):
        Image.new("L", (10000, 10000), 7).save(self.folder / "a.png")
        cells = self.mosaic_of("a.png", "scaled down to 400 × 400 pixels")
        self.assertEqual(cells.shape, (1200, 1200, 3))
        for channel in range(3):
            self.assertEqual(set(cells[:, channel::3, channel].flat), {7})


class Refused(ToolTest):
    OLDER = "out.png"

    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        (self.folder / self.OLDER).write_text("older")

    def tearDown(self):
        self.assertEqual(self.files(), ["a.png", self.OLDER])
        self.assertEqual((self.folder / self.OLDER).read_text(), "older")

    def refused(self, output, *words, **options):
        self.assert_refused(
            self.run_tool("mosaic", "a.png", "-o", output, **options), 1,
            output, *words)

    def test_ending_that_is_not_written(self):
        for output in ("out", "out.xls", "out.ods", "out.csv", "out.png.bak"):
            self.refused(output, ".xlsx", ".png")

    def test_place_that_cannot_be_written(self):
        for output in ("missing/out.png", f"{UNWRITABLE}/out.png"):
            self.refused(output)

    def test_disk_without_space(self):
        self.refused(self.OLDER, preexec_fn=no_space)

    def test_output_is_needed(self):
        self.assert_refused(self.run_tool("mosaic", "a.png"), 2, "--output")

    def test_image_that_is_not_there(self):
        self.assert_refused(self.run_tool("mosaic", "none.png", "-o",
                                          self.OLDER), 1, "none.png")

    def test_interruption(self):
        result = self.run_tool("mosaic", "a.png", "-o", self.OLDER,
                               preexec_fn=interrupt_oneself)
        self.assertEqual((result.returncode, result.stderr), (130, b""))


if __name__ == "__main__":
    unittest.main()
