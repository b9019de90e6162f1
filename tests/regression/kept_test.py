#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What was won is kept: the error of the palettes against the best known one
(kept.tsv), and small striking colors that the palette must not miss.

The environment variable SCENE_PALETTE names the tool.

kept.tsv: the errors are those of `best_known --restarts 12 --colors 8,64,256`
(OKLab x 10^4, sRGB in 8-bit codes, the palette unrounded) on what pictures.py
writes; `percent` is the largest excess allowed: what was measured and a small
reserve.  The tool's sRGB error is that of the palette rounded to 8 bits, which
alone costs some percent of the small errors of a dark picture.
"""

import csv
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

import pictures

FOLDER = Path(__file__).resolve().parent


def oklab(codes):
    """Of 8-bit sRGB codes; formulas of B. Ottosson, 2020, and IEC 61966-2-1."""
    encoded = np.asarray(codes, np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92,
                      ((encoded + 0.055) / 1.055) ** 2.4)
    lms = linear @ np.array([
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005]])
    return np.cbrt(lms) @ np.array([
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660]])


class Kept(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def extract(self, pixels, *options):
        """The palette, as the tool's JSON has it."""
        file = self.folder / "picture.png"
        Image.fromarray(pixels).save(file, compress_level=1)
        result = subprocess.run(
            [os.environ["SCENE_PALETTE"], "extract", str(file), *options,
             "--format", "json"], stdout=subprocess.PIPE, timeout=60,
            check=True)
        return json.loads(result.stdout)

    def test_error(self):
        with open(FOLDER / "kept.tsv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        for row in rows:
            with self.subTest(**row):
                error = self.extract(
                    pictures.PICTURES[row["picture"]](), "--method", "accurate",
                    "--space", row["space"], "--colors", row["k"])["error"]
                reached = (error["oklab_mse"] * 1e4 if row["space"] == "oklab"
                           else error["srgb8_mse"])
                excess = 100 * (reached / float(row["error"]) - 1)
                print(row["picture"], row["space"], row["k"],
                      f"{excess:.3f} % above, {row['percent']} % allowed")
                self.assertLessEqual(excess, float(row["percent"]))

    def test_accents(self):
        for seed, color in enumerate(pictures.striking_colors()):
            patch, scattered = pictures.ramp_with(color, seed)
            with self.subTest(color=color):
                found = self.extract(patch, "--method", "scene",
                                     "--colors", "6")
                entries = oklab([[int(each["hex"][i:i + 2], 16)
                                  for i in (1, 3, 5)]
                                 for each in found["colors"]])
                distances = np.sqrt(((entries - oklab(color)) ** 2).sum(axis=1))
                self.assertLess(distances.min(), 0.04)
            with self.subTest(color=color, scattered=True):
                scene, accurate = (
                    self.extract(scattered, "--method", method, "--colors",
                                 "6")["colors"]
                    for method in ("scene", "accurate"))
                self.assertEqual(scene, accurate)


if __name__ == "__main__":
    unittest.main()
