#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""How near dithered pictures come to the picture, seen from afar.

    dithering.py --tool SCENE_PALETTE [--colors 8,16] IMAGE ...

From afar: both blurred by a Gaussian with a standard deviation of 3 pixels, in
linear light.  Prints, for each picture and number of colors, the mean squared
error of each way of dithering over that of none, as a table of Markdown.
Exit status 1 if one of them exceeds half.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

MODES = ("ordered", "blue-noise", "floyd-steinberg")
SIGMA = 3
LIMIT = 0.5


def linear(file):
    codes = np.asarray(Image.open(file).convert("RGB")) / 255
    return np.where(codes <= 0.04045, codes / 12.92,
                    ((codes + 0.055) / 1.055) ** 2.4)


def blurred(values):
    """The part whose blur needs no pixel from beyond the frame."""
    steps = np.arange(-4 * SIGMA, 4 * SIGMA + 1)
    kernel = np.exp(-steps ** 2 / (2 * SIGMA ** 2))
    kernel /= kernel.sum()
    for axis in (0, 1):
        length = values.shape[axis] - len(kernel) + 1
        values = sum(weight * np.take(values, range(i, i + length), axis)
                     for i, weight in enumerate(kernel))
    return values


def errors_of(tool, image, colors, folder):
    """Mean squared error by way of dithering, "none" included."""
    palette = folder / "palette.gpl"
    subprocess.run([tool, "extract", image, "-k", str(colors), "--format",
                    "gpl", "-o", palette], check=True)
    goal = blurred(linear(image))
    errors = {}
    for mode in ("none", *MODES):
        made = folder / f"{mode}.png"
        subprocess.run([tool, "posterize", image, "-o", made, "--palette",
                        palette, "--dither", mode], check=True)
        errors[mode] = ((blurred(linear(made)) - goal) ** 2).mean()
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", type=Path, required=True)
    parser.add_argument("--colors", default="8,16")
    parser.add_argument("images", nargs="+", type=Path)
    arguments = parser.parse_args()
    worst = 0
    print("| picture | k |", " | ".join(MODES), "|")
    print("|---|---|" + "---|" * len(MODES))
    with tempfile.TemporaryDirectory() as folder:
        for image in arguments.images:
            for colors in map(int, arguments.colors.split(",")):
                errors = errors_of(arguments.tool, image, colors, Path(folder))
                ratios = [errors[mode] / errors["none"] for mode in MODES]
                worst = max(worst, *ratios)
                print(f"| {image.stem} | {colors} |",
                      " | ".join(f"{ratio:.3f}" for ratio in ratios), "|",
                      flush=True)
    return 1 if worst > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
