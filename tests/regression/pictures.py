#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The pictures whose palettes are kept under watch: data's photograph and two
made of sums, products and the generator that NumPy promises never to change, so
that they are the same everywhere.

    pictures.py FOLDER     writes them as PPM files, for tests/bench/best_known
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

PHOTOGRAPH = Path(__file__).resolve().parents[2] / "data" / "hibiscus.png"


def codes(values):
    return np.clip(np.floor(values + 0.5), 0, 255).astype(np.uint8)


def blend(first, second, part):
    """From one color to another; `part` (0-1) is an array of pixels."""
    part = part[..., np.newaxis]
    return np.array(first) * (1 - part) + np.array(second) * part


def places(height, width):
    """y and x of each pixel, 0-1."""
    y, x = np.mgrid[0:height, 0:width]
    return (y + 0.5) / height, (x + 0.5) / width


def valley():
    """Sky, meadow, lake and many small flowers, with noise: all hues."""
    y, x = places(240, 360)
    random = np.random.RandomState(1)
    ridge = 0.35 + 0.3 * x * (1 - x) + 0.2 * x * (1 - x) * (0.5 - x)
    land = blend((120, 150, 60), (20, 45, 25), np.clip(2 * (y - ridge), 0, 1))
    land = land * (0.6 + 1.6 * x * (1 - x))[..., np.newaxis]
    sky = blend((50, 100, 190), (245, 200, 160), np.clip(y / ridge, 0, 1))
    picture = np.where((y < ridge)[..., np.newaxis], sky, land)
    lake = ((x - 0.35) * 2) ** 2 + ((y - 0.8) * 5) ** 2
    picture = np.where((lake < 0.3)[..., np.newaxis],
                       blend((90, 170, 190), (15, 50, 90), lake / 0.3), picture)
    for _ in range(40):
        at_x, at_y = random.uniform(0.5, 1), random.uniform(0.6, 1)
        color = random.uniform(30, 255, 3)
        distance = ((x - at_x) * 1.5) ** 2 + (y - at_y) ** 2
        picture = np.where((distance < 0.0006)[..., np.newaxis],
                           blend(color, color / 2, distance / 0.0006), picture)
    return codes(picture + random.normal(0, 6, picture.shape))


def dusk():
    """Dark and of low contrast: few codes in each direction."""
    y, x = places(200, 300)
    random = np.random.RandomState(2)
    picture = blend((18, 22, 40), (52, 38, 34), x * y)
    face = ((x - 0.6) * 3) ** 2 + ((y - 0.5) * 2.2) ** 2
    picture = np.where((face < 0.5)[..., np.newaxis],
                       blend((84, 60, 48), (30, 22, 22), face / 0.5), picture)
    return codes(picture + random.normal(0, 2.5, picture.shape))


def photograph():
    with Image.open(PHOTOGRAPH) as image:
        return np.asarray(image.convert("RGB"))


def striking_colors():
    """Of several hues, all more than 0.15 (OKLab) from any gray."""
    return [(200, 40, 45), (225, 150, 20), (50, 165, 60), (30, 150, 190),
            (60, 70, 210), (200, 60, 180)]


def ramp_with(color, seed):
    """A gray ramp of 40-215 codes with noise (sigma 8), 900 x 600, 0.4 % of it
    a patch of `color`; and the same pixels with those of the patch scattered.
    """
    random = np.random.RandomState(seed)
    height, width, side = 600, 900, 46
    ramp = np.linspace(40, 215, width)[np.newaxis, :, np.newaxis]
    noise = random.normal(0, 8, (height, width, 3))
    is_patch = np.zeros((height, width), bool)
    y = random.randint(0, height - side)
    x = random.randint(0, width - side)
    is_patch[y:y + side, x:x + side] = True
    patch = codes(np.where(is_patch[..., np.newaxis], color, ramp) + noise)
    scattered = random.permutation(patch.reshape(-1, 3)).reshape(patch.shape)
    return patch, scattered


PICTURES = {"hibiscus": photograph, "valley": valley, "dusk": dusk}


def main():
    for name, make in PICTURES.items():
        Image.fromarray(make()).save(Path(sys.argv[1]) / f"{name}.ppm")


if __name__ == "__main__":
    main()
