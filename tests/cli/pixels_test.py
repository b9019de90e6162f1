# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette pixels: the table is the picture, one row a pixel."""

import io
import resource
import unittest

import numpy as np
from PIL import Image

from bad_input_test import UNWRITABLE, interrupt_oneself, no_space
from tool import ToolTest, on_white, picture, png


class Pixels(ToolTest):
    def table_of(self, name, *notes):
        """The image that the table makes in the shape that is said."""
        result = self.run_tool("pixels", name)
        self.assertEqual(result.returncode, 0, result.stderr)
        shape, *said = result.stderr.decode().splitlines()
        self.assertEqual(len(said), len(notes), said)
        for line, words in zip(said, notes):
            self.assertIn(words, line)
        header, rows = result.stdout.split(b"\n", 1)
        self.assertEqual(header, b"R,G,B")
        prefix = f"scene-palette: {name}: "
        self.assertTrue(shape.startswith(prefix), shape)
        sizes = dict(item.split() for item in shape[len(prefix):].split(", "))
        self.assertEqual(list(sizes), ["rows", "columns", "channels"])
        table = np.loadtxt(io.BytesIO(rows), dtype=np.int64, delimiter=",",
                           ndmin=2)
        self.assertEqual(rows.count(b"\n"), len(table))
        return table.reshape([int(size) for size in sizes.values()])

    def assert_table(self, name, pixels, *notes):
        np.testing.assert_array_equal(self.table_of(name, *notes), pixels)

    def test_table_is_the_image_in_reading_order(self):
        pixels = np.random.default_rng(4).integers(0, 256, (67, 131, 3),
                                                   np.uint8)
        self.assert_table(self.save("a.png", pixels), pixels)
        self.assert_table(self.save("a.tif", pixels), pixels)

    def test_every_code_is_written(self):
        codes = np.arange(256, dtype=np.uint8).reshape(16, 16)
        pixels = np.dstack([codes, codes.T, codes[::-1]])
        self.assert_table(self.save("a.png", pixels), pixels)

    def test_gray_and_indexed_images_have_three_channels(self):
        gray = picture()[..., 0]
        self.assert_table(self.save("gray.png", gray), np.dstack([gray] * 3))
        self.save("indexed.png", picture(), "P")
        with Image.open(self.folder / "indexed.png") as image:
            self.assert_table("indexed.png", np.asarray(image.convert("RGB")))

    def test_16_bits_become_the_nearest_codes(self):
        deep = np.random.default_rng(5).integers(0, 65536, (40, 50, 3),
                                                 np.uint16)
        (self.folder / "deep.png").write_bytes(png(deep))
        self.assert_table("deep.png", np.round(deep / 257).astype(int))

    def test_what_is_transparent_lies_on_white(self):
        pixels = np.random.default_rng(6).integers(0, 256, (30, 40, 4),
                                                   np.uint8)
        self.assert_table(self.save("a.png", pixels), on_white(pixels),
                          "a.png: what is transparent is shown on white")

    def test_nothing_is_said_of_an_alpha_that_hides_nothing(self):
        opaque = np.full((60, 90), 255, np.uint8)
        self.save("a.png", np.dstack([picture(), opaque]))
        self.assert_table("a.png", picture())

    def test_smallest_and_tallest(self):
        for height in (1, 5000):
            pixels = picture(height=height, width=1)
            self.assert_table(self.save("a.png", pixels), pixels)

    def test_file_is_what_standard_output_would_be(self):
        self.save("a.png", picture())
        printed = self.run_tool("pixels", "a.png").stdout
        result = self.run_tool("pixels", "a.png", "-o", "out.csv")
        self.assertEqual((result.returncode, result.stdout), (0, b""))
        self.assertEqual((self.folder / "out.csv").read_bytes(), printed)
        self.assertEqual(self.files(), ["a.png", "out.csv"])

    def test_standard_output_can_be_named(self):
        self.save("a.png", picture())
        printed = self.run_tool("pixels", "a.png").stdout
        with open(self.folder / "out.csv", "wb") as out:
            self.run_tool("pixels", "a.png", "-o", "/dev/stdout", stdout=out)
        self.assertEqual((self.folder / "out.csv").read_bytes(), printed)
        self.assertEqual(self.files(), ["a.png", "out.csv"])

    def test_100_megapixels_take_bounded_memory(self):
        Image.new("L", (10000, 10000), 7).save(self.folder / "a.png")
        result = self.run_tool("pixels", "a.png", "-o", "/dev/null")
        self.assertEqual(result.returncode, 0)
        self.assertIn(b"rows 10000, columns 10000", result.stderr)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        self.assertLess(used, 600)  # megabytes; GEGL's own cache has 256


class Refused(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        (self.folder / "out.csv").write_text("older")

    def tearDown(self):
        self.assertEqual(self.files(), ["a.png", "out.csv"])
        self.assertEqual((self.folder / "out.csv").read_text(), "older")

    def refused(self, output, *arguments, **options):
        self.assert_refused(self.run_tool("pixels", *arguments, **options), 1,
                            output)

    def test_place_that_cannot_be_written(self):
        for output in ("missing/out.csv", f"{UNWRITABLE}/out.csv", "/dev/full"):
            self.refused(output, "a.png", "-o", output)

    def test_disk_without_space(self):
        self.refused("out.csv", "a.png", "-o", "out.csv", preexec_fn=no_space)

    def test_standard_output_without_space(self):
        with open("/dev/full", "wb") as full:
            self.refused("standard output", "a.png", stdout=full)

    def test_image_that_is_not_there(self):
        self.refused("none.png", "none.png", "-o", "out.csv")

    def test_several_images(self):
        self.assert_refused(self.run_tool("pixels", "a.png", "a.png"), 2,
                            "one image")

    def test_interruption(self):
        result = self.run_tool("pixels", "a.png", "-o", "out.csv",
                               preexec_fn=interrupt_oneself)
        self.assertEqual((result.returncode, result.stderr), (130, b""))


if __name__ == "__main__":
    unittest.main()
