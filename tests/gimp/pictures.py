# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The pictures of the end-to-end tests, made in code from one photograph.

PNG without gAMA and without a profile: every GIMP then reads the codes as sRGB.
"""

from pathlib import Path

import numpy as np
from PIL import Image

import icc

ONE_COLOR = (122, 45, 67)
ACCENT_COLOR = (200, 40, 60)
FIVE_COLORS = {
    # Colors and their pixels, of 100.
    (200, 30, 40): 40,
    (20, 60, 180): 25,
    (240, 230, 90): 20,
    (250, 250, 250): 10,
    (10, 12, 14): 5,
}


def make_pictures(folder, photograph):
    """Writes the pictures into `folder`; `photograph` is a file."""
    folder = Path(folder)
    folder.mkdir()
    photo = Image.open(photograph).convert("RGB")
    small = photo.resize((240, 160), Image.Resampling.BOX)
    Image.fromarray(np.asarray(photo)).save(folder / "photo.png")
    Image.fromarray(np.asarray(small)).save(folder / "small.png")
    small.convert("L").save(folder / "gray.png")
    small.quantize(64, dither=Image.Dither.NONE).save(folder / "indexed.png")
    transparent = np.zeros((20, 30, 4), np.uint8)
    transparent[..., :3] = np.asarray(small)[:20, :30]
    Image.fromarray(transparent).save(folder / "transparent.png")
    Image.fromarray(with_alpha(np.asarray(small))).save(folder / "alpha.png")
    Image.new("RGB", (64, 48), ONE_COLOR).save(folder / "one-color.png")
    Image.new("RGB", (1, 1), ONE_COLOR).save(folder / "one-pixel.png")
    Image.fromarray(five_colors()).save(folder / "five-colors.png")
    Image.fromarray(with_accent()).save(folder / "accent.png")
    small.save(folder / "tables.png",
               icc_profile=icc.table_profile("Tables of the test"))


def with_alpha(pixels):
    """`pixels` opaque at the left, half transparent, and clear at the right."""
    height, width, _ = pixels.shape
    alpha = np.full((height, width), 255, np.uint8)
    alpha[:, width // 3:] = 128
    alpha[:, 2 * width // 3:] = 0
    return np.dstack([pixels, alpha])


def with_accent(height=300, width=400):
    """A noisy gray ramp with a patch of ACCENT_COLOR on 0.4 % of it."""
    random = np.random.default_rng(1)
    ramp = np.linspace(40, 215, width)[None, :, None]
    pixels = np.broadcast_to(ramp, (height, width, 3)).copy()
    pixels[100:120, 60:84] = ACCENT_COLOR
    pixels += random.normal(0, 8, pixels.shape)
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


def five_colors():
    """10 × 10 pixels of FIVE_COLORS."""
    rows = [color for color, count in FIVE_COLORS.items()
            for _ in range(count)]
    return np.array(rows, np.uint8).reshape(10, 10, 3)


def read_picture(file):
    """The codes in a PNG: height × width, or × 3 or × 4."""
    image = Image.open(file)
    if image.mode == "P":
        image = image.convert("RGB")
    return np.asarray(image)
