# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""scene-palette posterize: the image in exactly the colors of its palette."""

import json
import unittest

import numpy as np

from tool import (ToolTest, blocks, codes_from_hex, display_p3_chunks, distinct,
                  nearest, oklab, picture, png, png_chunks)

RED, BLUE = (200, 30, 40), (20, 60, 180)


class Posterize(ToolTest):
    def palette_of(self, name, k):
        report = json.loads(self.output_of("extract", name, "-k", str(k),
                                           "--format", "json"))
        return codes_from_hex(
            "\n".join(color["hex"] for color in report["colors"]))

    def assert_nearest(self, points, written, palette, tie):
        """All `written` are of `palette`, and none is further than need be."""
        least, _ = nearest(points, palette)
        taken = ((points - written) ** 2).sum(axis=1)
        np.testing.assert_allclose(taken, least, rtol=0, atol=tie)

    def test_each_pixel_has_the_nearest_color_of_the_palette(self):
        pixels = picture()
        self.save("a.png", pixels)
        self.output_of("posterize", "a.png", "-o", "out.png", "-k", "7")
        palette = self.palette_of("a.png", 7)
        written = self.pixels_of("out.png")
        self.assertEqual(written.dtype, np.uint8)
        self.assertEqual(written.shape, pixels.shape)
        self.assertEqual(distinct(written), set(map(tuple, palette.tolist())))
        self.assert_nearest(oklab(pixels.reshape(-1, 3)),
                            oklab(written.reshape(-1, 3)), oklab(palette), 1e-6)

    def test_dithering_comes_nearer_from_afar(self):
        # From dark blue to light orange, so that mixtures can be right.
        part = np.linspace(0, 1, 256)[None, :, None] ** 2
        ends = np.array([20, 30, 90]), np.array([250, 200, 140])
        pixels = np.rint((1 - part) * ends[0] + part * ends[1]).repeat(
            64, axis=0).astype(np.uint8)
        self.save("a.png", pixels)
        palette = {tuple(end.tolist()) for end in ends}
        locks = ("-k", "2", "--lock", "#141e5a", "--lock", "#fac88c")

        def from_afar(codes):
            height, width = (size // 8 * 8 for size in codes.shape[:2])
            linear = (codes[:height, :width] / 255) ** 2.2
            return linear.reshape(height // 8, 8, width // 8, 8, 3).mean((1, 3))

        def error(*options):
            self.output_of("posterize", "a.png", "-o", "out.png", *locks,
                           *options)
            written = self.pixels_of("out.png")
            self.assertLessEqual(distinct(written), palette)
            return ((from_afar(written) - from_afar(pixels)) ** 2).mean()

        plain = error("--dither", "none")
        self.assertEqual(error(), plain)
        for dither in ("ordered", "blue-noise", "floyd-steinberg"):
            with self.subTest(dither):
                self.assertLess(error("--dither", dither), plain / 2)

    def test_dithering_is_the_same_every_time(self):
        self.save("a.png", picture())
        for dither in ("ordered", "blue-noise", "floyd-steinberg"):
            for name, threads in (("one.png", "1"), ("many.png", "8")):
                self.output_of("posterize", "a.png", "-o", name, "--dither",
                               dither, "--threads", threads)
            np.testing.assert_array_equal(self.pixels_of("one.png"),
                                          self.pixels_of("many.png"))

    def test_classic_takes_the_nearest_in_srgb(self):
        pixels = picture()
        self.save("a.png", pixels)
        options = ("-k", "6", "--method", "classic")
        self.output_of("posterize", "a.png", "-o", "out.png", *options)
        palette = codes_from_hex(self.output_of(
            "extract", "a.png", "--format", "hex", *options))
        written = self.pixels_of("out.png")
        self.assertEqual(distinct(written), set(map(tuple, palette.tolist())))
        self.assert_nearest(pixels.reshape(-1, 3).astype(float),
                            written.reshape(-1, 3), palette, 0.1)

    def test_every_kind_of_image_gets_k_colors(self):
        pixels = picture()
        self.save("gray.png", pixels[..., 0])
        self.save("palette.png", pixels, "P")
        self.save("photo.jpg", pixels)
        self.save("photo.webp", pixels)
        self.save("photo.tif", pixels)
        for name in ("gray.png", "palette.png", "photo.jpg", "photo.webp",
                     "photo.tif"):
            with self.subTest(name):
                self.output_of("posterize", name, "-o", "out.png", "-k", "5")
                self.assertEqual(
                    distinct(self.pixels_of("out.png")),
                    set(map(tuple, self.palette_of(name, 5).tolist())))

    def test_alpha_is_kept(self):
        pixels = np.dstack([picture(), picture()[..., 2]])
        self.save("a.png", pixels)
        self.output_of("posterize", "a.png", "-o", "out.png", "-k", "4")
        written = self.pixels_of("out.png")
        np.testing.assert_array_equal(written[..., 3], pixels[..., 3])
        self.assertEqual(len(distinct(written[..., :3])), 4)

    def test_16_bits_stay_16_bits(self):
        (self.folder / "deep.png").write_bytes(
            png(picture().astype(np.uint16) * 257))
        self.output_of("posterize", "deep.png", "-o", "out.png", "-k", "3")
        _, bits = png_chunks((self.folder / "out.png").read_bytes())
        self.assertEqual(bits, 16)
        self.assertEqual(len(distinct(self.pixels_of("out.png"))), 3)

    def test_png_says_srgb_and_nothing_more(self):
        self.save("a.png", picture())
        self.output_of("posterize", "a.png", "-o", "out.png")
        kinds, bits = png_chunks((self.folder / "out.png").read_bytes())
        self.assertEqual((kinds, bits), (["IHDR", "sRGB", "IDAT", "IEND"], 8))

    def test_space_of_the_image_is_kept(self):
        (self.folder / "wide.png").write_bytes(
            png(picture(), *display_p3_chunks()))
        self.output_of("posterize", "wide.png", "-o", "out.png", "-k", "6")
        kinds, bits = png_chunks((self.folder / "out.png").read_bytes())
        self.assertEqual((kinds, bits), (["IHDR", "iCCP", "IDAT", "IEND"], 8))
        self.assertEqual(len(distinct(self.pixels_of("out.png"))), 6)
        np.testing.assert_allclose(self.palette_of("out.png", 6),
                                   self.palette_of("wide.png", 6), atol=2)

    def test_tiff_has_the_same_pixels(self):
        self.save("a.png", picture())
        for name in ("out.png", "out.tif", "OUT.TIFF"):
            self.output_of("posterize", "a.png", "-o", name, "-k", "3")
            np.testing.assert_array_equal(self.pixels_of(name),
                                          self.pixels_of("out.png"))

    def test_openexr_has_the_same_colors(self):
        self.save("a.png", picture())
        self.output_of("posterize", "a.png", "-o", "out.exr", "-k", "3")
        np.testing.assert_array_equal(self.palette_of("out.exr", 3),
                                      self.palette_of("a.png", 3))

    def test_palette_file_is_used_instead(self):
        self.save("a.png", picture())
        self.save("stripes.png", blocks(RED, BLUE))
        self.output_of("extract", "stripes.png", "-k", "2", "-o", "two.gpl")
        self.output_of("posterize", "a.png", "-o", "out.png", "--palette",
                       "two.gpl")
        self.assertEqual(distinct(self.pixels_of("out.png")), {RED, BLUE})

    def test_palette_in_color_colors_a_gray_image(self):
        self.save("gray.png", picture()[..., 0])
        self.save("stripes.png", blocks(RED, (250, 220, 180)))
        self.output_of("extract", "stripes.png", "-k", "2", "-o", "two.gpl")
        self.output_of("posterize", "gray.png", "-o", "out.png", "--palette",
                       "two.gpl")
        self.assertEqual(distinct(self.pixels_of("out.png")),
                         {RED, (250, 220, 180)})

    def test_source_is_not_touched_and_nothing_else_is_left(self):
        self.save("a.png", picture())
        before = (self.folder / "a.png").read_bytes()
        self.output_of("posterize", "a.png", "-o", "out.png")
        self.assertEqual((self.folder / "a.png").read_bytes(), before)
        self.assertEqual(self.files(), ["a.png", "out.png"])

    def test_fewer_colors_than_asked_for_is_said(self):
        self.save("few.png", blocks(RED, BLUE))
        result = self.run_tool("posterize", "few.png", "-o", "out.png")
        self.assertEqual(result.returncode, 0)
        self.assertRegex(result.stderr, rb"\A.*few.png.* 2 .*\n\Z")
        np.testing.assert_array_equal(self.pixels_of("out.png"),
                                      self.pixels_of("few.png"))


if __name__ == "__main__":
    unittest.main()
