# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette channels: three planes with exactly the picture's pixels."""

import unittest

import numpy as np
from PIL import Image

from bad_input_test import UNWRITABLE, interrupt_oneself, no_space
from mosaic_test import scaled
from tool import ToolTest, blocks, on_white, picture, png

GROUNDS = {(): (248, 248, 246), ("--dark",): (27, 27, 28)}
MAX_SIDE = 1280


def planes_of(pixels, gray=False):
    """The three pictures that the planes are to be."""
    shades = [np.ones(3, int)] * 3 if gray else np.eye(3, dtype=int)
    return [pixels[..., channel, np.newaxis] * shade
            for channel, shade in enumerate(shades)]


def places_of(image, part):
    """Where `part` is in `image`, exactly: a list of (x, y)."""
    height, width, _ = part.shape
    rows, columns = (image.shape[0] - height + 1, image.shape[1] - width + 1)
    found = np.ones((rows, columns), bool)
    for y, x in ((0, 0), (height // 2, width // 2), (height - 1, width - 1)):
        found &= (image[y:y + rows, x:x + columns] == part[y, x]).all(axis=2)
    return [(x, y) for y, x in np.argwhere(found)
            if (image[y:y + height, x:x + width] == part).all()]


class Channels(ToolTest):
    def figure_of(self, name, *options, notes=()):
        result = self.run_tool("channels", name, "-o", "out.png", *options)
        self.assertEqual((result.returncode, result.stdout), (0, b""),
                         result.stderr)
        self.assertEqual(result.stderr.decode().splitlines(),
                         [f"scene-palette: {name}: {note}" for note in notes])
        return self.pixels_of("out.png")

    def assert_planes(self, figure, planes):
        """Each is there once, side by side in order."""
        places = [places_of(figure, plane) for plane in planes]
        self.assertEqual([len(found) for found in places], [1, 1, 1])
        (red, top), (green, green_top), (blue, blue_top) = (
            found[0] for found in places)
        self.assertEqual((top, green_top, blue_top), (top, top, top))
        self.assertEqual(green - red, blue - green)
        self.assertGreater(green - red, planes[0].shape[1])

    def test_planes_are_the_channels_at_the_resolution_of_the_picture(self):
        pixels = np.random.default_rng(12).integers(0, 256, (200, 300, 3),
                                                    np.uint8)
        self.save("a.png", pixels)
        for ground in GROUNDS:
            self.assert_planes(self.figure_of("a.png", *ground),
                               planes_of(pixels))
            self.assert_planes(self.figure_of("a.png", "--gray", *ground),
                               planes_of(pixels, gray=True))

    def test_small_picture_is_enlarged_by_a_whole_factor(self):
        pixels = np.random.default_rng(13).integers(0, 256, (9, 12, 3),
                                                    np.uint8)
        figure = self.figure_of(self.save("a.png", pixels))
        large = pixels.repeat(21, axis=0).repeat(21, axis=1)
        self.assert_planes(figure, planes_of(large))

    def test_large_picture_is_scaled_down(self):
        pixels = np.random.default_rng(14).integers(0, 256, (500, 1600, 3),
                                                    np.uint8)
        figure = self.figure_of(
            self.save("a.png", pixels),
            notes=[f"scaled down to {MAX_SIDE} × 400 pixels"])
        expected = scaled(pixels, MAX_SIDE, 400)
        left = top = int(np.argmax((figure[:, figure.shape[1] // 6, 1:]
                                    .max(axis=1) == 0)))
        plane = figure[top:top + 400, left:left + MAX_SIDE]
        np.testing.assert_allclose(plane[..., 0], expected[..., 0], atol=0.501)
        self.assertEqual(plane[..., 1:].max(), 0)

    def test_margins_are_free(self):
        for height, width in ((1, 1), (60, 90), (5000, 1)):
            self.save("a.png", picture(height=height, width=width))
            for options, ground in GROUNDS.items():
                notes = [] if height < MAX_SIDE else [
                    "scaled down to 1 × 1280 pixels"]
                figure = self.figure_of("a.png", *options, notes=notes)
                frame = 20
                for edge in (figure[:frame], figure[-frame:],
                             figure[:, :frame], figure[:, -frame:]):
                    self.assertEqual({tuple(pixel) for pixel
                                      in np.unique(edge.reshape(-1, 3),
                                                   axis=0).tolist()},
                                     {ground})

    def test_range_is_that_of_all_pixels(self):
        """The same figure of other pixels with the same range and mean."""
        figures = []
        for colors in (((10, 20, 30), (250, 90, 200)),
                       ((250, 20, 200), (10, 90, 30)),
                       ((10, 20, 30), (250, 91, 200))):
            figures.append(self.figure_of(
                self.save("a.png", blocks(*colors))))
        below = [figure[115:] for figure in figures]
        np.testing.assert_array_equal(below[0], below[1])
        self.assertTrue((below[0] != below[2]).any())

    def test_gray_deep_and_transparent_pictures(self):
        random = np.random.default_rng(15)
        gray = random.integers(0, 256, (200, 280), np.uint8)
        self.assert_planes(self.figure_of(self.save("gray.png", gray)),
                           planes_of(np.dstack([gray] * 3)))
        deep = random.integers(0, 65536, (200, 280, 3), np.uint16)
        (self.folder / "deep.png").write_bytes(png(deep))
        self.assert_planes(self.figure_of("deep.png"),
                           planes_of(np.round(deep / 257).astype(int)))
        clear = random.integers(0, 256, (200, 280, 4), np.uint8)
        self.assert_planes(
            self.figure_of(self.save("clear.png", clear), notes=[
                "what is transparent is shown on white"]),
            planes_of(on_white(clear)))

    def test_100_megapixels(self):
        Image.new("L", (10000, 10000), 7).save(self.folder / "a.png")
        figure = self.figure_of("a.png",
                                notes=["scaled down to 1280 × 1280 pixels"])
        middle = figure[figure.shape[0] // 2, figure.shape[1] // 6]
        self.assertEqual(middle.tolist(), [7, 0, 0])


class Refused(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", picture())
        (self.folder / "out.png").write_text("older")

    def tearDown(self):
        self.assertEqual(self.files(), ["a.png", "out.png"])
        self.assertEqual((self.folder / "out.png").read_text(), "older")

    def refused(self, output, *words, **options):
        self.assert_refused(
            self.run_tool("channels", "a.png", "-o", output, **options), 1,
            output, *words)

    def test_ending_that_is_not_written(self):
        for output in ("out", "out.svg", "out.tif", "out.png.bak"):
            self.refused(output, ".png")

    def test_place_that_cannot_be_written(self):
        for output in ("missing/out.png", f"{UNWRITABLE}/out.png"):
            self.refused(output)

    def test_disk_without_space(self):
        self.refused("out.png", preexec_fn=no_space)

    def test_interruption(self):
        result = self.run_tool("channels", "a.png", "-o", "out.png",
                               preexec_fn=interrupt_oneself)
        self.assertEqual((result.returncode, result.stderr), (130, b""))


if __name__ == "__main__":
    unittest.main()
