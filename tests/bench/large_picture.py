#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Makes a picture of 24 megapixels of a smaller one: mirrored to tiles and cut
to 6000×4000, then with Gaussian noise.

  large_picture.py IMAGE OUTPUT.ppm [--noise SIGMA]

SIGMA is in 8-bit codes; each channel of each pixel has its own noise, always
the same.  Needs python3-numpy and python3-pil.
"""
import argparse

import numpy
from PIL import Image

WIDTH, HEIGHT = 6000, 4000
SEED = 42
ROWS = 100  # with noise at a time: floats of the whole picture take 600 MB


def add_noise(pixels, sigma):
    """Adds the noise in place."""
    generator = numpy.random.Generator(numpy.random.PCG64(SEED))
    for row in range(0, HEIGHT, ROWS):
        part = pixels[row:row + ROWS]
        noise = generator.normal(0, sigma, part.shape)
        part[:] = numpy.clip(numpy.rint(part + noise), 0, 255)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--noise", type=float, default=0)
    parser.add_argument("image")
    parser.add_argument("output")
    options = parser.parse_args()
    pixels = numpy.asarray(Image.open(options.image).convert("RGB"))
    height, width = pixels.shape[:2]
    # "symmetric" repeats the mirrored picture as often as it takes.
    pixels = numpy.pad(pixels[:HEIGHT, :WIDTH],
                       ((0, max(0, HEIGHT - height)),
                        (0, max(0, WIDTH - width)), (0, 0)), "symmetric")
    if options.noise > 0:
        add_noise(pixels, options.noise)
    Image.fromarray(pixels).save(options.output)


if __name__ == "__main__":
    main()
