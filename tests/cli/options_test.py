# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette extract: what its options do to the palette."""

import colorsys
import itertools
import json
import unittest

import numpy as np

from tool import ToolTest, blocks, picture

RED = (200, 30, 40)


class Options(ToolTest):
    def report(self, *options):
        return json.loads(self.output_of("extract", "a.png", *options,
                                         "--format", "json"))

    def codes(self, *options):
        return sorted(self.output_of("extract", "a.png", *options, "--format",
                                     "hex").split())

    def test_same_seed_gives_the_same_bytes(self):
        self.save("a.png", picture())
        for method in ("scene", "accurate", "classic", "hue-slices"):
            call = ("extract", "a.png", "--method", method, "--seed", "7",
                    "--format", "json")
            self.assertEqual(self.output_of(*call), self.output_of(*call))

    def test_number_of_threads_makes_no_difference(self):
        self.save("a.png", picture())
        expected = self.report("-k", "20", "--threads", "1")
        for threads in ("2", "3", "8", "64"):
            self.assertEqual(self.report("-k", "20", "--threads", threads),
                             expected)

    def test_hue_slices_are_means_of_pixels_sorted_by_hue(self):
        pixels = picture()
        self.save("a.png", pixels)
        colors = self.report("--method", "hue-slices", "-k", "10")["colors"]
        codes = pixels.reshape(-1, 3).tolist()
        # Rounded, so that codes of one hue have the same.
        codes.sort(key=lambda code: (round(colorsys.rgb_to_hsv(
            *(c / 255 for c in code))[0], 9), max(code), min(code)))
        slices = np.array(codes).reshape(10, -1, 3).mean(axis=1) / 255
        np.testing.assert_allclose(
            sorted(color["srgb"] for color in colors),
            sorted(slices.tolist()), atol=0.01)

    def test_accents_of_0_leave_the_accurate_palette(self):
        self.save("a.png", picture())
        self.assertEqual(
            self.report("--method", "scene", "--accents", "0")["colors"],
            self.report("--method", "accurate")["colors"])

    def test_reserved_and_locked_colors_are_marked(self):
        pixels = np.empty((300, 450, 3))
        pixels[:] = np.linspace(40, 215, 450)[:, np.newaxis]
        pixels[40:63, 60:83] = (200, 30, 40)
        pixels += np.random.RandomState(1).normal(0, 8, pixels.shape)
        pixels = np.clip(pixels, 0, 255).astype(np.uint8)
        self.save("a.png", pixels)
        colors = self.report("-k", "7", "--lock", "#123456")["colors"]
        self.assertEqual([color["hex"] for color in colors
                          if color.get("locked")], ["#123456"])
        reserved, = (color["srgb"] for color in colors if color.get("accent"))
        np.testing.assert_allclose(reserved, np.array([200, 30, 40]) / 255,
                                   atol=0.04)
        for color in colors:
            self.assertNotIn(False, color.values())
        for color in self.report("-k", "6", "--method", "accurate")["colors"]:
            self.assertEqual(sorted(color),
                             ["hex", "name", "oklab", "share", "srgb"])

    def test_best_is_not_worse(self):
        self.save("a.png", picture())
        for method in ("scene", "accurate"):
            errors = [self.report("--method", method, "-k", "24",
                                  *more)["error"]["oklab_mse"]
                      for more in ((), ("--best",))]
            self.assertLessEqual(errors[1], errors[0] * (1 + 1e-9))

    def test_space_is_where_the_error_is_least(self):
        self.save("a.png", picture())
        reports = [self.report("--method", "accurate", "--space", space)
                   for space in ("oklab", "srgb")]
        self.assertEqual([report["space"] for report in reports],
                         ["oklab", "srgb"])
        errors = [report["error"] for report in reports]
        self.assertLess(errors[0]["oklab_mse"], errors[1]["oklab_mse"])
        self.assertLess(errors[1]["srgb8_mse"], errors[0]["srgb8_mse"])

    def test_locked_colors_are_in_the_palette(self):
        self.save("a.png", picture())
        for method in ("scene", "accurate"):
            codes = self.codes("--method", method, "-k", "6", "--lock",
                               "#FF00ff", "--lock", "123456")
            self.assertEqual(len(codes), 6)
            self.assertLess({"#ff00ff", "#123456"}, set(codes))

    def test_excluded_color_does_not_come_back(self):
        self.save("a.png", picture())
        for method in ("scene", "accurate"):
            first = self.codes("--method", method, "-k", "6")
            options = ()
            for code in first[:2]:
                options += ("--exclude", code)
            codes = self.codes("--method", method, "-k", "6", *options)
            self.assertEqual(len(codes), 6)
            self.assertFalse(set(first[:2]) & set(codes))

    def test_smooth_order_is_the_shortest_way(self):
        self.save("a.png", picture())
        points = np.array([color["oklab"] for color in self.report(
            "-k", "7", "--order", "smooth")["colors"]])
        lengths = np.sqrt(((points[:, None] - points) ** 2).sum(axis=2))
        shortest = min(
            sum(lengths[i, j] for i, j in zip(path, path[1:]))
            for path in itertools.permutations(range(7)))
        self.assertAlmostEqual(
            sum(lengths[i, i + 1] for i in range(6)), shortest, places=9)
        self.assertLess(points[0, 0], points[-1, 0])

    def test_order_sorts_the_colors(self):
        self.save("a.png", picture())
        keys = {
            "lightness": lambda color: color["oklab"][0],
            "share": lambda color: -color["share"],
            "chroma": lambda color: -np.hypot(*color["oklab"][1:]),
        }
        for order, key in keys.items():
            report = json.loads(self.output_of(
                "extract", "a.png", "--order", order, "--format", "json"))
            values = [key(color) for color in report["colors"]]
            self.assertEqual(values, sorted(values), order)

    def test_verbose_says_times_and_errors(self):
        self.save("a.png", picture())
        result = self.run_tool("extract", "a.png", "--verbose", "--format",
                               "hex")
        self.assertEqual(result.returncode, 0)
        self.assertRegex(
            result.stderr.decode(),
            r"a\.png: load [0-9.]+ s, read [0-9.]+ s, cluster [0-9.]+ s.*\n"
            r".*oklab_mse [0-9.e-]+, srgb8_mse [0-9.e-]+, "
            r"delta_e_ok_mean [0-9.e-]+\n")

    def test_images_after_two_dashes_may_start_with_a_dash(self):
        self.save("-k.png", blocks(RED))
        self.assertEqual(self.output_of("extract", "-k", "1", "--format",
                                        "hex", "--", "-k.png"), "#c81e28\n")

    def test_help_and_version_are_told(self):
        for command in ((), ("extract",), ("posterize",)):
            text = self.output_of(*command, "--help")
            self.assertIn("scene-palette " + " ".join(command), text)
            self.assertRegex(self.output_of(*command, "--version"),
                             r"\Ascene-palette [0-9.]+\n\Z")
        self.assertIn("--colors", self.output_of("extract", "-h"))


if __name__ == "__main__":
    unittest.main()
