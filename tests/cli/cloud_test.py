# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette cloud: the files that it writes, and what it refuses."""

import base64
import json
import re
import unittest

import numpy as np

from tool import (ToolTest, blocks, codes_from_hex, distinct, oklab, picture,
                  png, png_chunks)

RED, BLUE = (200, 30, 40), (20, 60, 180)
LIGHT, DARK = (255, 255, 255), (21, 23, 26)
# No user may make files there, not even root.
UNWRITABLE = "/proc"


def page_data(page):
    """What the script of a page is told."""
    return json.loads(re.search(
        r'<script type="application/json" id="data">(.*?)</script>', page,
        re.DOTALL).group(1))


def points_of(data):
    """The colors of the points: n × 3."""
    return np.frombuffer(base64.b64decode(data["points"]),
                         np.uint8).reshape(-1, 3)


class Picture(ToolTest):
    def drawn(self, name, *options):
        self.output_of("cloud", name, "-o", "out.png", *options)
        return self.pixels_of("out.png")

    def test_is_square_in_the_size_asked_for(self):
        self.save("a.png", picture())
        self.assertEqual(self.drawn("a.png").shape, (1200, 1200, 3))
        for size in ("100", "301", "2400"):
            self.assertEqual(self.drawn("a.png", "--size", size).shape,
                             (int(size), int(size), 3))
        kinds, bits = png_chunks((self.folder / "out.png").read_bytes())
        self.assertEqual((kinds[:2], kinds[-1], bits),
                         (["IHDR", "sRGB"], "IEND", 8))

    def test_has_the_colors_of_the_picture(self):
        self.save("a.png", picture())
        for axes in ("srgb", "oklab"):
            found = distinct(self.drawn("a.png", "--axes", axes, "--size",
                                        "600"))
            self.assertGreater(len(found & distinct(picture())), 200)

    def test_leaves_a_margin_on_its_ground(self):
        self.save("a.png", picture())
        for size in ("300", "600"):
            for options, ground in (((), LIGHT), (("--dark",), DARK)):
                pixels = self.drawn("a.png", "--size", size, *options)
                margin = int(size) // 100
                for edge in (pixels[:margin], pixels[-margin:],
                             pixels[:, :margin], pixels[:, -margin:]):
                    self.assertEqual(distinct(edge), {ground})

    def test_options_change_what_is_seen(self):
        self.save("a.png", picture())
        first = self.drawn("a.png", "--size", "400")
        for option, value in (("--azimuth", "-60"), ("--elevation", "70"),
                              ("--zoom", "1.5"), ("--axes", "oklab"),
                              ("--points", "50"), ("--colors", "3"),
                              ("--seed", "1")):
            self.assertFalse(np.array_equal(
                self.drawn("a.png", "--size", "400", option, value), first),
                option)
        np.testing.assert_array_equal(
            self.drawn("a.png", "--size", "400", "--threads", "1"), first)


class Page(ToolTest):
    def written(self, name, *options, output="out.html"):
        self.output_of("cloud", name, "-o", output, *options)
        return (self.folder / output).read_text(encoding="utf-8")

    def test_needs_nothing_from_elsewhere(self):
        self.save("a.png", picture())
        page = self.written("a.png")
        self.assertEqual(re.findall(r"https?:(?=//)|//[a-z]+\.[a-z]+|@import|"
                                    r"\b(?:src|import|fetch)\s*[=(]", page), [])
        self.assertEqual(re.findall(r'href="(.*?)"', page), ["data:,"])

    def test_is_small_with_20000_points(self):
        noise = np.random.default_rng(1).integers(0, 256, (300, 300, 3))
        self.save("noise.png", noise.astype(np.uint8))
        page = self.written("noise.png", "--points", "20000", "-k", "256")
        self.assertEqual(len(points_of(page_data(page))), 20000)
        self.assertLess(len(page.encode()), 300_000)

    def test_has_distinct_pixels_of_the_picture(self):
        # Each color is there once, so that a color tells a position.
        codes = np.arange(60 * 90)
        pixels = np.dstack([codes % 256, codes // 256, 0 * codes + 7])
        self.save("a.png", pixels.reshape(60, 90, 3).astype(np.uint8))
        data = page_data(self.written("a.png"))
        points = points_of(data)
        self.assertEqual(points.shape, (2000, 3))
        self.assertEqual(len(distinct(points)), 2000)
        self.assertLess(distinct(points), distinct(pixels))
        again = points_of(page_data(self.written("a.png")))
        np.testing.assert_array_equal(again, points)
        other = points_of(page_data(self.written("a.png", "--seed", "5")))
        self.assertFalse(np.array_equal(other, points))

    def test_has_the_palette_and_the_nearest_color_of_each_point(self):
        self.save("a.png", picture())
        data = page_data(self.written("a.png", "-k", "6"))
        hexes = [entry["hex"] for entry in data["palette"]]
        self.assertEqual(hexes, self.output_of(
            "extract", "a.png", "-k", "6", "--format", "hex").split())
        self.assertAlmostEqual(
            sum(entry["share"] for entry in data["palette"]), 1)
        points = oklab(points_of(data))
        palette = oklab(codes_from_hex("\n".join(hexes)))
        distance = np.linalg.norm(points[:, np.newaxis] - palette, axis=2)
        taken = np.frombuffer(base64.b64decode(data["clusters"]), np.uint8)
        # The palette's colors are rounded here.
        own = distance[np.arange(len(taken)), taken]
        self.assertLess((own - distance.min(axis=1)).max(), 0.004)

    def test_leaves_out_transparent_pixels(self):
        pixels = np.dstack([picture(), np.full((60, 90), 0, np.uint8)])
        pixels[:20, :, 3] = 255
        self.save("a.png", pixels)
        points = points_of(page_data(self.written("a.png")))
        self.assertEqual(len(points), 20 * 90)
        self.assertEqual(distinct(points), distinct(picture()[:20]))

    def test_is_safe_with_any_name(self):
        name = "a<b>&\"'{{data}}.png"
        self.save(name, blocks(RED, BLUE))
        page = self.written(name, "-k", "2")
        self.assertRegex(re.search(r"<title>(.*?)</title>", page).group(1),
                         r"of a&lt;b&gt;&amp;&quot;&\S+;{{data}}\.png$")
        self.assertEqual(page.count("<b>"), 0)

    def test_begins_with_the_view_asked_for(self):
        self.save("a.png", picture())
        data = page_data(self.written(
            "a.png", "--azimuth", "-10", "--elevation", "40", "--zoom", "2",
            "--axes", "oklab", "--dark", output="out.HTM"))
        self.assertEqual(data["camera"],
                         {"azimuth": -10, "elevation": 40, "zoom": 2})
        self.assertEqual((data["space"], data["dark"]), ("oklab", True))


class Pictures(ToolTest):
    def test_of_every_kind_have_a_cloud(self):
        self.save("one.png", blocks(RED)[:1, :1])
        self.save("thin.png", np.repeat(blocks(RED, BLUE)[:, :1], 1000, axis=0))
        self.save("gray.png", picture()[..., 0])
        self.save("palette.png", picture(), "P")
        self.save("photo.jpg", picture())
        (self.folder / "deep.png").write_bytes(
            png(picture().astype(np.uint16) * 257))
        for name, points in (("one.png", 1), ("thin.png", 2000),
                             ("gray.png", 2000), ("palette.png", 2000),
                             ("photo.jpg", 2000), ("deep.png", 2000)):
            with self.subTest(name):
                for output in ("out.png", "out.html"):
                    result = self.run_tool("cloud", name, "-o", output, "-k",
                                           "1", "--size", "200")
                    self.assertEqual((result.returncode, result.stderr),
                                     (0, b""))
                page = (self.folder / "out.html").read_text(encoding="utf-8")
                self.assertEqual(len(points_of(page_data(page))), points)

    def test_without_visible_pixels_are_refused(self):
        self.save("clear.png", np.zeros((9, 9, 4), np.uint8))
        for output in ("out.png", "out.html"):
            self.assert_refused(self.run_tool("cloud", "clear.png", "-o",
                                              output), 1, "clear.png",
                                "transparent")
        self.assertEqual(self.files(), ["clear.png"])


class Refusals(ToolTest):
    def setUp(self):
        super().setUp()
        self.save("a.png", blocks(RED, BLUE))

    def refused(self, status, *arguments, words):
        self.assert_refused(self.run_tool("cloud", "-k", "2", *arguments),
                            status, *words)
        self.assertEqual(self.files(), ["a.png"])

    def test_unknown_ending(self):
        for name in ("out.svg", "out", "out.html.gz", ".png"):
            self.refused(1, "a.png", "-o", name, words=(name, ".png or .html"))

    def test_unwritable_output(self):
        for name in ("out.png", "out.html"):
            self.refused(1, "a.png", "-o", f"{UNWRITABLE}/{name}",
                         words=(f"{UNWRITABLE}/{name}",))
            self.refused(1, "a.png", "-o", f"missing/{name}",
                         words=(f"missing/{name}",))

    def test_missing_picture(self):
        self.refused(1, "b.png", "-o", "out.png", words=("b.png",))

    def test_values_outside_of_their_range(self):
        for option, value, limits in (
                ("--points", "0", "1 to 100000"),
                ("--points", "100001", "1 to 100000"),
                ("--azimuth", "361", "-360 to 360"),
                ("--elevation", "91", "-90 to 90"),
                ("--zoom", "0.2", "0.25 to 8"), ("--size", "99", "100 to 8000"),
                ("--axes", "hsv", "oklab, srgb")):
            self.refused(2, "a.png", "-o", "out.png", option, value,
                         words=(option, limits, f'"{value}"'))


if __name__ == "__main__":
    unittest.main()
