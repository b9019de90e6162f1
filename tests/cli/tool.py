# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Runs scene-palette as a process, and makes the images that it is given.

The environment variable SCENE_PALETTE names the tool.
"""

import os
import re
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

TIMEOUT = 60  # seconds; each run takes a fraction of one


class ToolTest(unittest.TestCase):
    """A test with a folder of its own, which is the working directory."""

    @classmethod
    def setUpClass(cls):
        home = tempfile.TemporaryDirectory()
        cls.addClassCleanup(home.cleanup)
        cls.home = home.name

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_tool(self, *arguments, **options):
        return subprocess.run(
            [os.environ["SCENE_PALETTE"], *arguments], cwd=self.folder,
            env=environment(self.home), timeout=TIMEOUT, check=False,
            stdin=subprocess.DEVNULL,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})

    def output_of(self, *arguments):
        """What the tool prints, where it succeeds without a word."""
        result = self.run_tool(*arguments)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return result.stdout.decode()

    def assert_refused(self, result, status, *words):
        """One line on standard error with `words`, and nothing else."""
        lines = result.stderr.decode().splitlines()
        self.assertEqual(len(lines), 1, lines)
        for word in words:
            self.assertIn(word, lines[0])
        self.assertTrue(lines[0].startswith("scene-palette: "), lines[0])
        self.assertEqual(result.returncode, status, lines)
        self.assertIn(result.stdout, (None, b""))

    def save(self, name, pixels, mode=None):
        """Writes `pixels` as the image file `name`; returns `name`."""
        image = Image.fromarray(pixels)
        if mode:
            image = image.convert(mode, palette=Image.Palette.ADAPTIVE)
        image.save(self.folder / name)
        return name

    def pixels_of(self, name):
        with Image.open(self.folder / name) as image:
            return np.asarray(image)

    def files(self):
        return sorted(path.name for path in self.folder.rglob("*"))


def environment(home):
    """The tests' own language and home, and no terminal's wishes."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("LANGUAGE", "NO_COLOR", "LANG")
            and not name.startswith("LC_")}
    return {**kept, "LC_ALL": "C.UTF-8", "HOME": home,
            "XDG_CACHE_HOME": home}


def picture(height=60, width=90):
    """A picture with some thousand colors in large areas: height × width × 3."""
    y, x = np.mgrid[0:height, 0:width]
    red = 128 + 100 * np.sin(x / 17)
    green = 128 + 100 * np.cos(y / 13)
    blue = 60 + (x + y) % 120
    return np.dstack([red, green, blue]).astype(np.uint8)


def blocks(*colors):
    """A picture of vertical stripes, 8 pixels wide, one for each color."""
    row = np.repeat(np.array(colors, np.uint8), 8, axis=0)
    return np.repeat(row[np.newaxis], 5, axis=0)


def on_white(pixels):
    """RGB codes of RGBA codes, mixed with white by codes and rounded."""
    color, alpha = pixels[..., :3].astype(float), pixels[..., 3:] / 255
    return np.floor(color * alpha + 255 * (1 - alpha) + 0.5).astype(np.uint8)


def png_chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def png(pixels, *chunks):
    """The bytes of an RGB PNG file, with `chunks` before its pixels.

    8 or 16 bits a channel, as `pixels` has.
    """
    height, width, _ = pixels.shape
    bits = 8 * pixels.itemsize
    rows = b"".join(b"\0" + row.astype(f">u{pixels.itemsize}").tobytes()
                    for row in pixels)
    return (b"\x89PNG\r\n\x1a\n"
            + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits,
                                             2, 0, 0, 0))
            + b"".join(chunks)
            + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b""))


def display_p3_chunks():
    """Chunks that say Display P3 primaries, with a gamma of 2.2."""
    chromaticities = (0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060)
    return (png_chunk(b"gAMA", struct.pack(">I", 45455)),
            png_chunk(b"cHRM", struct.pack(
                ">8I", *(round(x * 100000) for x in chromaticities))))


def png_chunks(data):
    """The types of the chunks of a PNG file, and its bits a channel."""
    kinds = []
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        kinds.append(kind.decode())
        at += 12 + length
    return kinds, data[24]


def distinct(pixels):
    """The different colors, as a set of tuples."""
    return {tuple(map(int, color))
            for color in np.unique(pixels.reshape(-1, pixels.shape[-1]),
                                   axis=0)}


def oklab(codes):
    """OKLab (… × 3) of 8-bit sRGB codes (… × 3).

    Björn Ottosson, "A perceptual color space for image processing", 2020,
    https://bottosson.github.io/posts/oklab/; the curve of IEC 61966-2-1.
    """
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


def nearest(points, colors):
    """For each point (n × 3) its smallest squared distance, and to which."""
    distances = ((points[:, np.newaxis] - colors[np.newaxis]) ** 2).sum(axis=2)
    return distances.min(axis=1), distances.argmin(axis=1)


def codes_from_hex(text):
    """The colors in lines of "#rrggbb": n × 3."""
    return np.array([[int(line[i:i + 2], 16) for i in (1, 3, 5)]
                     for line in text.split()])


def entries_of_gpl(text):
    """Name, and (r, g, b, entry name) of each line of a .gpl file."""
    lines = text.splitlines()
    assert lines[0] == "GIMP Palette", lines[0]
    name = re.fullmatch(r"Name: (.+)", lines[1]).group(1)
    entries = []
    for line in lines[2:]:
        match = re.fullmatch(r" *(\d+) +(\d+) +(\d+)\t(.+)", line)
        if match:
            red, green, blue = (int(match.group(i)) for i in (1, 2, 3))
            entries.append((red, green, blue, match.group(4)))
    return name, entries
