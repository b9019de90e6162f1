# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette card: the picture, untouched, and its palette below it."""

import json
import struct
import unittest
import zlib

import numpy as np

from tool import (ToolTest, blocks, display_p3_chunks, distinct, picture, png,
                  png_chunks)

RED, BLUE = (200, 30, 40), (20, 60, 180)
LEAST_WIDTH = 300  # of what is between the margins
UNWRITABLE = "/proc"  # no user may make files there, not even root


def photograph(height=240, width=360):
    return picture(height, width)


def place_of(card, size):
    """Where the picture of `size` (height, width) is in a card: slices.

    Its top margin is as wide as the page's margins at the sides.
    """
    height, width = size
    margin = (card.shape[1] - max(width, LEAST_WIDTH)) // 2
    left = margin + (max(width, LEAST_WIDTH) - width) // 2
    return slice(margin, margin + height), slice(left, left + width)


def strip_of(card, size):
    """The colors of the strip and their widths, left to right.

    The strip is the first thing below the picture.
    """
    rows, _ = place_of(card, size)
    below = card[rows.stop:]
    margin = rows.start
    used = (below[:, margin:-margin] != card[0, 0]).any(axis=(1, 2))
    row = below[np.argmax(used) + 1, margin:-margin].astype(int)
    starts = [0, *(np.nonzero((np.diff(row, axis=0) != 0).any(axis=1))[0] + 1)]
    widths = np.diff([*starts, len(row)])
    return [tuple(row[start].tolist()) for start in starts], widths


class Card(ToolTest):
    def card_of(self, name, *options):
        self.output_of("card", name, "-o", "card.png", *options)
        return self.pixels_of("card.png")

    def palette_of(self, name, *options):
        """The colors as tuples, and their shares."""
        report = json.loads(self.output_of("extract", name, "--format", "json",
                                           *options))
        codes = [tuple(bytes.fromhex(color["hex"][1:]))
                 for color in report["colors"]]
        return codes, np.array([color["share"] for color in report["colors"]])

    def test_picture_is_untouched_in_its_own_size(self):
        pixels = photograph()
        self.save("a.png", pixels)
        card = self.card_of("a.png")
        self.assertEqual((card.dtype, card.shape[2]), (np.uint8, 3))
        np.testing.assert_array_equal(card[place_of(card, pixels.shape[:2])],
                                      pixels)

    def test_strip_has_the_palette_by_share_and_is_as_wide(self):
        pixels = photograph()
        self.save("a.png", pixels)
        for k in ("2", "5", "8"):
            card = self.card_of("a.png", "-k", k)
            colors, widths = strip_of(card, pixels.shape[:2])
            codes, shares = self.palette_of("a.png", "-k", k)
            self.assertEqual(colors, codes)
            self.assertEqual(widths.sum(), pixels.shape[1])
            wide = shares > 0.1
            np.testing.assert_allclose(widths[wide] / widths.sum(),
                                       shares[wide], atol=0.03)

    def test_equal_swatches_are_equal(self):
        pixels = photograph()
        self.save("a.png", pixels)
        card = self.card_of("a.png", "-k", "4", "--equal")
        colors, widths = strip_of(card, pixels.shape[:2])
        self.assertEqual(colors, self.palette_of("a.png", "-k", "4")[0])
        self.assertLessEqual(np.ptp(widths), 1)

    def test_every_color_of_many_is_there(self):
        pixels = photograph()
        self.save("a.png", pixels)
        for k in ("64", "256"):
            card = self.card_of("a.png", "-k", k)
            rows, _ = place_of(card, pixels.shape[:2])
            codes, _ = self.palette_of("a.png", "-k", k)
            self.assertEqual(len(codes), int(k))
            self.assertLessEqual(set(codes), distinct(card[rows.stop:]))

    def test_ground_is_light_or_dark_and_all_of_the_margins(self):
        self.save("a.png", photograph())
        for options, low, high in (((), 230, 255), (("--dark",), 0, 40)):
            card = self.card_of("a.png", *options)
            ground = card[0, 0]
            self.assertTrue((ground >= low).all() and (ground <= high).all())
            margin = (card.shape[1] - 360) // 2
            for side in (card[:margin], card[-margin:], card[:, :margin],
                         card[:, -margin:]):
                self.assertEqual(len(distinct(side)), 1)

    def test_extraction_options_are_heard(self):
        pixels = photograph()
        self.save("a.png", pixels)
        options = ("-k", "3", "--method", "accurate", "--order", "share",
                   "--lock", "#00ff00")
        colors, _ = strip_of(self.card_of("a.png", *options),
                             pixels.shape[:2])
        self.assertEqual(colors, self.palette_of("a.png", *options)[0])
        self.assertIn((0, 255, 0), colors)

    def test_pictures_of_every_shape_have_a_readable_card(self):
        for height, width in ((1, 1), (64, 64), (5000, 1), (1, 5000)):
            with self.subTest(height=height, width=width):
                pixels = np.resize(picture(100, 100), (height, width, 3))
                self.save("a.png", pixels)
                self.run_tool("card", "a.png", "-o", "card.png")
                card = self.pixels_of("card.png")
                np.testing.assert_array_equal(
                    card[place_of(card, (height, width))], pixels)
                self.assertGreaterEqual(card.shape[1], LEAST_WIDTH)
                colors, _ = strip_of(card, (height, width))
                known = set(self.run_tool(
                    "extract", "a.png", "--format", "hex").stdout.split())
                self.assertEqual({b"#%02x%02x%02x" % color
                                  for color in colors}, known)

    def test_gray_indexed_and_other_files(self):
        pixels = photograph()
        self.save("gray.png", pixels[..., 0])
        self.save("indexed.png", pixels, "P")
        self.save("photo.jpg", pixels)
        self.save("photo.tif", pixels)
        for name in ("gray.png", "indexed.png", "photo.jpg", "photo.tif"):
            with self.subTest(name):
                card = self.card_of(name)
                shown = card[place_of(card, pixels.shape[:2])]
                if name == "indexed.png":
                    self.assertLessEqual(len(distinct(shown)), 256)
                    self.assertGreater(len(distinct(shown)), 100)
                else:
                    expected = self.pixels_of(name)
                    if expected.ndim == 2:
                        expected = expected[..., np.newaxis]
                    tolerance = 3 if name == "photo.jpg" else 0
                    np.testing.assert_allclose(shown.astype(int),
                                               expected + 0 * shown.astype(int),
                                               atol=tolerance)

    def test_transparent_parts_show_the_ground(self):
        alpha = np.zeros((240, 360), np.uint8)
        alpha[:, 120:240] = 255
        alpha[:, 240:] = 51
        pixels = np.dstack([photograph(), alpha])
        self.save("a.png", pixels)
        for options in ((), ("--dark",)):
            card = self.card_of("a.png", *options)
            self.assertEqual(card.shape[2], 3)
            shown = card[place_of(card, alpha.shape)]
            ground = card[0, 0].astype(float)
            weight = alpha[..., np.newaxis] / 255
            expected = pixels[..., :3] * weight + ground * (1 - weight)
            np.testing.assert_allclose(shown, expected, atol=0.51)

    def test_16_bits_stay_16_bits(self):
        pixels = photograph().astype(np.uint16) * 257 + 13
        (self.folder / "deep.png").write_bytes(png(pixels))
        self.output_of("card", "deep.png", "-o", "card.png")
        data = (self.folder / "card.png").read_bytes()
        self.assertEqual(png_chunks(data)[1], 16)
        card = decoded_16_bits(data)
        np.testing.assert_array_equal(card[place_of(card, pixels.shape[:2])],
                                      pixels)

    def test_space_of_the_picture_is_kept(self):
        pixels = photograph()
        (self.folder / "wide.png").write_bytes(
            png(pixels, *display_p3_chunks()))
        card = self.card_of("wide.png")
        kinds, bits = png_chunks((self.folder / "card.png").read_bytes())
        self.assertEqual((sorted(set(kinds)), bits),
                         (["IDAT", "IEND", "IHDR", "iCCP"], 8))
        np.testing.assert_array_equal(card[place_of(card, pixels.shape[:2])],
                                      pixels)

    def test_png_says_srgb_and_nothing_more(self):
        self.save("a.png", photograph())
        self.card_of("a.png")
        kinds, bits = png_chunks((self.folder / "card.png").read_bytes())
        self.assertEqual((sorted(set(kinds)), bits),
                         (["IDAT", "IEND", "IHDR", "sRGB"], 8))

    def test_source_is_not_touched_and_nothing_else_is_left(self):
        self.save("a.png", photograph())
        before = (self.folder / "a.png").read_bytes()
        self.card_of("a.png")
        self.assertEqual((self.folder / "a.png").read_bytes(), before)
        self.assertEqual(self.files(), ["a.png", "card.png"])

    def test_verbose_says_the_stages(self):
        self.save("a.png", photograph())
        result = self.run_tool("card", "a.png", "-o", "card.png", "--verbose")
        for stage in (b"load", b"read", b"cluster", b"save"):
            self.assertIn(stage, result.stderr)


class Refusal(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", blocks(RED, BLUE))

    def refused(self, status, word, *arguments):
        before = self.files()
        self.assert_refused(self.run_tool("card", *arguments), status, word)
        self.assertEqual(self.files(), before)

    def test_unknown_ending(self):
        for output in ("out", "out.jpg", "out.png.bak", "out.tif", "out.html"):
            self.refused(1, output, "a.png", "-o", output)

    def test_place_that_cannot_be_written_to(self):
        for folder in ("missing", UNWRITABLE, "a.png"):
            self.refused(1, f"{folder}/out.png", "a.png", "-k", "2", "-o",
                         f"{folder}/out.png")

    def test_what_is_no_picture(self):
        (self.folder / "text.png").write_text("This is a text.\n" * 30)
        clear = np.dstack([picture(), np.zeros((60, 90), np.uint8)])
        self.save("clear.png", clear)
        for name in ("text.png", "clear.png", "missing.png"):
            self.refused(1, name, name, "-o", "out.png")

    def test_wrong_usage(self):
        self.refused(2, "--output", "a.png")
        self.refused(2, "one image", "a.png", "a.png", "-o", "out.png")
        self.refused(2, "1 to 256", "a.png", "-o", "out.png", "-k", "257")


def decoded_16_bits(data):
    """The pixels of an RGB PNG file with 16 bits a channel.

    Pillow would read 8 of them.  Knows the filters none, sub and up.
    """
    width, height = struct.unpack(">II", data[16:24])
    packed = b""
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    lines = np.frombuffer(zlib.decompress(packed), np.uint8)
    lines = lines.reshape(height, 1 + 6 * width)
    rows = np.zeros((height, width, 6), np.uint8)
    above = np.zeros((width, 6), np.uint8)
    for row, line in zip(rows, lines):
        assert line[0] <= 2, f"filter {line[0]}"
        row[:] = line[1:].reshape(width, 6)
        if line[0] == 1:
            row[:] = np.cumsum(row, axis=0, dtype=np.uint8)
        elif line[0] == 2:
            row += above
        above = row
    return rows.reshape(height, 6 * width).view(">u2").reshape(
        height, width, 3)


if __name__ == "__main__":
    unittest.main()
