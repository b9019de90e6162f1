# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette extract: formats, places, kinds of images, options."""

import json
import os
import pty
import unittest

import numpy as np
from PIL import Image

from tool import (ToolTest, blocks, codes_from_hex, entries_of_gpl,
                  display_p3_chunks, nearest, oklab, picture, png)

RED, GREEN, BLUE = (200, 30, 40), (40, 160, 60), (20, 60, 180)


class Formats(ToolTest):
    def test_gpl_is_what_a_pipe_gets(self):
        self.save("sea.png", picture())
        name, entries = entries_of_gpl(self.output_of("extract", "sea.png"))
        self.assertEqual(name, "Scene Palette: sea")
        self.assertEqual(len(entries), 8)
        for *_, entry_name in entries:
            self.assertRegex(entry_name, "^[a-z ]+[a-z]( [0-9]+)?, <?[0-9.]+%$")
        self.assertEqual(len({entry[3] for entry in entries}), 8)

    def test_hex_is_one_color_a_line(self):
        self.save("a.png", picture())
        text = self.output_of("extract", "a.png", "-k", "5", "--format", "hex")
        self.assertRegex(text, r"\A(#[0-9a-f]{6}\n){5}\Z")

    def test_text_in_a_pipe_has_no_escape_sequences(self):
        self.save("a.png", picture())
        text = self.output_of("extract", "a.png", "--format", "text")
        self.assertRegex(text, r"\A(#[0-9a-f]{6}  +<?[0-9.]+%  [a-z0-9 ]+\n){8}\Z")

    def test_text_with_blocks_is_what_a_terminal_gets(self):
        self.save("a.png", blocks(RED))
        self.assertEqual(self.on_terminal("extract", "a.png", "-k", "1"),
                         "\x1b[48;2;200;30;40m      \x1b[0m #c81e28  100%  red\r\n")

    def on_terminal(self, *arguments):
        ours, theirs = pty.openpty()
        with os.fdopen(ours, "rb", buffering=0) as terminal:
            result = self.run_tool(*arguments, stdout=theirs)
            os.close(theirs)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            return terminal.read(4096).decode()

    def test_all_formats_have_the_same_colors(self):
        self.save("a.png", picture())
        codes = codes_from_hex(
            self.output_of("extract", "a.png", "--format", "hex")).tolist()
        _, entries = entries_of_gpl(
            self.output_of("extract", "a.png", "--format", "gpl"))
        report = json.loads(
            self.output_of("extract", "a.png", "--format", "json"))
        self.assertEqual([list(entry[:3]) for entry in entries], codes)
        self.assertEqual(
            codes_from_hex(
                "\n".join(color["hex"] for color in report["colors"])).tolist(),
            codes)


class Json(ToolTest):
    def report(self, *arguments):
        text = self.output_of("extract", *arguments, "--format", "json")
        self.assertEqual(text.count("\n"), 1)
        return json.loads(text)

    def test_says_what_was_read_and_how(self):
        self.save("a.png", picture(40, 70))
        report = self.report("a.png", "-k", "4", "--method", "classic")
        self.assertEqual(
            list(report),
            ["image", "width", "height", "channels", "method", "space", "k",
             "colors", "error"])
        self.assertEqual(
            [report[key] for key in list(report)[:7]],
            ["a.png", 70, 40, 3, "classic", "srgb", 4])
        self.assertEqual(len(report["colors"]), 4)

    def test_color_is_the_same_in_each_notation(self):
        self.save("a.png", picture())
        for color in self.report("a.png")["colors"]:
            self.assertEqual(list(color)[:5],
                             ["hex", "srgb", "oklab", "share", "name"])
            self.assertLessEqual(set(list(color)[5:]), {"accent"})
            srgb = np.array(color["srgb"])
            rounded = np.rint(srgb * 255).astype(int)
            self.assertEqual(codes_from_hex(color["hex"])[0].tolist(),
                             rounded.tolist())
            np.testing.assert_allclose(color["oklab"], oklab(srgb * 255),
                                       atol=1e-6)

    def test_names_are_english_and_those_of_the_colors(self):
        self.save("a.png", blocks(RED, GREEN, BLUE))
        names = {color["hex"]: color["name"]
                 for color in self.report("a.png", "-k", "3")["colors"]}
        self.assertEqual(names, {"#c81e28": "red", "#28a03c": "green",
                                 "#143cb4": "blue"})

    def test_shares_are_those_of_the_nearest_colors(self):
        pixels = picture()
        self.save("a.png", pixels)
        colors = self.report("a.png")["colors"]
        shares = [color["share"] for color in colors]
        self.assertAlmostEqual(sum(shares), 1, places=12)
        _, indices = nearest(oklab(pixels.reshape(-1, 3)),
                             np.array([color["oklab"] for color in colors]))
        np.testing.assert_allclose(
            shares, np.bincount(indices, minlength=8) / indices.size,
            atol=0.002)

    def test_errors_are_means_over_all_pixels(self):
        pixels = picture()
        self.save("a.png", pixels)
        report = self.report("a.png")
        codes = pixels.reshape(-1, 3).astype(float)
        in_oklab, _ = nearest(
            oklab(codes),
            np.array([color["oklab"] for color in report["colors"]]))
        in_srgb8, _ = nearest(
            codes,
            codes_from_hex(
                "\n".join(color["hex"] for color in report["colors"])))
        error = report["error"]
        self.assertEqual(list(error),
                         ["oklab_mse", "srgb8_mse", "delta_e_ok_mean"])
        self.assertAlmostEqual(error["oklab_mse"], in_oklab.mean(), places=8)
        self.assertAlmostEqual(error["srgb8_mse"], in_srgb8.mean(), places=6)
        self.assertAlmostEqual(error["delta_e_ok_mean"],
                               np.sqrt(in_oklab).mean(), places=7)

    def test_number_that_the_picture_chose_has_its_reason(self):
        self.save("flat.png", blocks(RED, GREEN, BLUE, (0, 0, 0)))
        self.save("photo.png", picture())
        report = self.report("flat.png", "-k", "auto")
        self.assertEqual(
            list(report),
            ["image", "width", "height", "channels", "method", "space", "k",
             "auto", "colors", "error"])
        self.assertEqual(list(report["auto"]), ["rule", "curve"])
        self.assertEqual((report["k"], report["auto"]["rule"]),
                         (4, "distinct-colors"))
        curve = np.array(report["auto"]["curve"])
        self.assertEqual(curve.shape, (24,))
        self.assertTrue((np.diff(curve) <= 0).all())
        np.testing.assert_allclose(curve[3:], 0, atol=0.01)
        self.assertNotIn("auto", self.report("flat.png", "-k", "4"))

    def test_error_is_the_one_on_the_curve(self):
        self.save("a.png", picture())
        report = self.report("a.png", "-k", "auto", "--method", "accurate")
        self.assertEqual(report["auto"]["rule"], "error-below")
        k, curve = report["k"], report["auto"]["curve"]
        self.assertTrue(3 <= k <= 16)
        self.assertTrue(curve[k - 1] < 5)
        self.assertTrue(k == 3 or curve[k - 2] >= 5)
        self.assertAlmostEqual(100 * np.sqrt(report["error"]["oklab_mse"]),
                               curve[k - 1], delta=0.05)

    def test_several_images_are_one_line_each(self):
        self.save("a.png", picture())
        self.save("b.png", blocks(RED, BLUE))
        text = self.output_of("extract", "a.png", "b.png", "-k", "2",
                              "--format", "json")
        reports = [json.loads(line) for line in text.splitlines()]
        self.assertEqual([report["image"] for report in reports],
                         ["a.png", "b.png"])

    def test_name_that_is_not_utf8_leaves_json_valid(self):
        self.save("a.png", blocks(RED))
        name = os.fsencode(self.folder) + b"/\xff.png"
        os.rename(self.folder / "a.png", name)
        result = self.run_tool("extract", name, "-k", "1", "--format", "json")
        self.assertEqual(json.loads(result.stdout.decode())["k"], 1)


class Places(ToolTest):
    def test_file_takes_the_format_of_its_ending(self):
        self.save("a.png", blocks(RED, BLUE))
        for ending, start in ((".gpl", "GIMP Palette\n"), (".json", "{"),
                              (".hex", "#"), (".txt", "#"), (".JSON", "{"),
                              ("", "GIMP")):
            self.assertEqual(
                self.output_of("extract", "a.png", "-k", "2", "-o",
                               "out" + ending), "")
            text = (self.folder / ("out" + ending)).read_text()
            self.assertTrue(text.startswith(start), text)

    def test_folder_gets_one_file_for_each_image(self):
        self.save("a.png", blocks(RED))
        self.save("b.jpg", blocks(BLUE))
        (self.folder / "out").mkdir()
        self.output_of("extract", "a.png", "b.jpg", "-k", "1", "-o", "out",
                       "--format", "hex")
        self.assertEqual(self.files(),
                         ["a.hex", "a.png", "b.hex", "b.jpg", "out"])
        self.assertEqual((self.folder / "out/a.hex").read_text(), "#c81e28\n")

    def test_second_image_of_the_same_name_does_not_replace_the_first(self):
        self.save("a.png", blocks(RED))
        (self.folder / "more").mkdir()
        (self.folder / "out").mkdir()
        self.save("more/a.png", blocks(BLUE))
        result = self.run_tool("extract", "a.png", "more/a.png", "-k", "1",
                               "-o", "out", "--format", "hex")
        self.assert_refused(result, 1, "out/a.hex")
        self.assertEqual((self.folder / "out/a.hex").read_text(), "#c81e28\n")

    def test_written_file_replaces_an_older_one(self):
        self.save("a.png", blocks(RED))
        (self.folder / "a.hex").write_text("old " * 1000)
        self.output_of("extract", "a.png", "-k", "1", "-o", "a.hex")
        self.assertEqual((self.folder / "a.hex").read_text(), "#c81e28\n")


class Images(ToolTest):
    def colors(self, name, k=3):
        return self.output_of("extract", name, "-k", str(k), "--format",
                              "hex")

    def test_every_way_to_store_the_same_colors_gives_the_same(self):
        pixels = blocks(RED, GREEN, GREEN, BLUE)
        self.save("rgb.png", pixels)
        self.save("rgba.png", pixels, "RGBA")
        self.save("palette.png", pixels, "P")
        self.save("image.tif", pixels)
        self.save("image.gif", pixels, "P")
        (self.folder / "deep.png").write_bytes(
            png(pixels.astype(np.uint16) * 257))
        Image.fromarray(pixels).save(self.folder / "nameless", "PNG")
        Image.fromarray(pixels).save(self.folder / "misnamed.jpg", "PNG")
        expected = self.colors("rgb.png")
        self.assertEqual(sorted(expected.split()),
                         ["#143cb4", "#28a03c", "#c81e28"])
        for name in ("rgba.png", "palette.png", "image.tif", "image.gif",
                     "deep.png", "nameless", "misnamed.jpg"):
            with self.subTest(name):
                self.assertEqual(self.colors(name), expected)

    def test_jpeg_and_webp_are_read(self):
        for name in ("image.jpg", "image.webp"):
            self.save(name, blocks(RED))
            code = codes_from_hex(self.colors(name, 1))[0]
            np.testing.assert_allclose(code, RED, atol=3)

    def test_gray_has_gray_swatches(self):
        gray = picture()[..., 0]
        self.save("gray.png", gray)
        Image.fromarray(gray.astype(np.uint16) * 257).save(
            self.folder / "gray16.png")
        for name in ("gray.png", "gray16.png"):
            for red, green, blue in codes_from_hex(self.colors(name, 8)):
                self.assertTrue(red == green == blue, (name, red, green, blue))

    def test_color_outside_srgb_is_not_clipped(self):
        (self.folder / "wide.png").write_bytes(
            png(np.full((4, 4, 3), (255, 0, 0), np.uint8),
                *display_p3_chunks()))
        report = json.loads(self.output_of("extract", "wide.png", "-k", "1",
                                           "--format", "json"))
        # Red of Display P3 in sRGB, by the matrices of CSS Color 4, section 10.
        np.testing.assert_allclose(report["colors"][0]["srgb"],
                                   (1.0930, -0.2267, -0.1501), atol=2e-3)

    def test_transparent_pixels_do_not_count(self):
        pixels = np.dstack([blocks(RED, BLUE),
                            np.full((5, 16), 255, np.uint8)])
        pixels[:, 8:, 3] = 0
        self.save("a.png", pixels)
        self.assertEqual(self.colors("a.png", 1), "#c81e28\n")

    def test_one_color_gives_one_exact_entry(self):
        self.save("one.png", blocks(RED))
        result = self.run_tool("extract", "one.png", "--format", "hex")
        self.assertEqual((result.returncode, result.stdout), (0, b"#c81e28\n"))
        self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertIn(b"one.png", result.stderr)
        self.assertIn(b"only one color", result.stderr)

    def test_one_pixel_is_enough(self):
        self.save("dot.png", np.array([[RED]], np.uint8))
        self.assertEqual(self.colors("dot.png", 1), "#c81e28\n")

    def test_colors_beyond_srgb_are_named_and_keep_their_values(self):
        (self.folder / "p3.png").write_bytes(
            png(blocks((255, 0, 0), (90, 90, 90)), *display_p3_chunks()))
        result = self.run_tool("extract", "p3.png", "-k", "2", "--format",
                               "hex")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertRegex(result.stderr, b"p3.png: .*sRGB.*#ff0000")
        report = json.loads(self.output_of("extract", "p3.png", "-k", "2",
                                           "--format", "json"))
        clipped = {color["hex"]: color for color in report["colors"]
                   if color.get("clipped")}
        self.assertEqual(list(clipped), ["#ff0000"])
        # P3's red: 1.2249, -0.0421, -0.0196 in linear sRGB.
        np.testing.assert_allclose(clipped["#ff0000"]["srgb"],
                                   [1.0930, -0.2267, -0.1501], atol=2e-3)

    def test_fewer_colors_than_asked_for_is_said(self):
        self.save("few.png", blocks(RED, GREEN, BLUE))
        result = self.run_tool("extract", "few.png", "-k", "5", "--format",
                               "hex")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(sorted(result.stdout.decode().split()),
                         ["#143cb4", "#28a03c", "#c81e28"])
        self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertRegex(result.stderr, b"few.png.* 3 ")


if __name__ == "__main__":
    unittest.main()
