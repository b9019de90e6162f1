#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Measures how surely a small patch on a noisy gray ramp gets an entry of a
palette, and the same pixels at random places none; prints a Markdown table.

  synthetic_accents.py --tool build/plugin/cli/scene-palette

Each picture is a ramp from 40 to 215 codes, 900 x 600, with a square patch of
0.3, 0.4 or 0.5 % of the area and Gaussian noise of 8 codes a channel: 20 hues,
each at 5 places.  The patch's color lies 0.155 to 0.2 (OKLab) from any gray.
The palette has 6 entries.  "Found": one within 0.04 of the mean of the patch's
pixels.  "Control": the pixels of the patch change places with others drawn at
random; it holds if the palette is that of the accurate method, bit for bit.
300 pictures and their controls take some minutes.  Needs python3-numpy and
python3-pil.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from named_colors import oklab  # noqa: E402

WIDTH, HEIGHT, NOISE = 900, 600, 8
SHARES = (0.003, 0.004, 0.005)
HUES, PLACES = 20, 5
FROM_OKLAB = numpy.array([[1, 0.3963377774, 0.2158037573],
                          [1, -0.1055613458, -0.0638541728],
                          [1, -0.0894841775, -1.2914855480]])
TO_LINEAR = numpy.array([[4.0767416621, -3.3077115913, 0.2309699292],
                         [-1.2684380046, 2.6097574011, -0.3413193965],
                         [-0.0041960863, -0.7034186147, 1.7076147010]])


def encoded(lightness, chroma, hue):
    """sRGB codes, unrounded; outside of 0-255 where sRGB has no such color."""
    lab = [lightness, chroma * numpy.cos(hue), chroma * numpy.sin(hue)]
    linear = TO_LINEAR @ (FROM_OKLAB @ lab) ** 3
    return 255 * numpy.where(
        linear <= 0.0031308, 12.92 * linear,
        1.055 * numpy.maximum(linear, 0) ** (1 / 2.4) - 0.055)


def striking_color(hue):
    """The codes of a color of this hue (radians), or of the nearest that has
    any, 0.155 to 0.2 from gray."""
    lightnesses = sorted(numpy.arange(0.45, 0.96, 0.01),
                         key=lambda lightness: abs(lightness - 0.6))
    for turn in sorted(numpy.arange(-0.8, 0.8, 0.05), key=abs):
        for chroma in numpy.arange(0.2, 0.154, -0.005):
            for lightness in lightnesses:
                codes = encoded(lightness, chroma, hue + turn)
                if 0 <= codes.min() and codes.max() <= 255:
                    return codes
    raise ValueError(f'no color of hue {hue}')


def pictures(share, hue, seed):
    """A picture, its control, and the mean of the patch in OKLab."""
    random = numpy.random.RandomState(seed)
    side = int(numpy.sqrt(share * WIDTH * HEIGHT) + 0.5)
    picture = numpy.repeat(
        numpy.linspace(40, 215, WIDTH)[None, :, None], HEIGHT, axis=0)
    picture = numpy.repeat(picture, 3, axis=2)
    x = random.randint(0, WIDTH - side)
    y = random.randint(0, HEIGHT - side)
    picture[y:y + side, x:x + side] = striking_color(hue)
    picture += random.normal(0, NOISE, picture.shape)
    picture = numpy.clip(numpy.floor(picture + 0.5), 0, 255).astype(numpy.uint8)
    mean = oklab(picture[y:y + side, x:x + side]).mean(axis=(0, 1))
    rows, columns = numpy.mgrid[y:y + side, x:x + side]
    inside = (rows * WIDTH + columns).ravel()
    places = random.choice(WIDTH * HEIGHT, len(inside), replace=False)
    control = picture.reshape(-1, 3).copy()
    for one, other in zip(inside, places):
        control[[one, other]] = control[[other, one]]
    return picture, control.reshape(picture.shape), mean


def palette(tool, path, method):
    run = subprocess.run(
        [tool, 'extract', path, '--colors', '6', '--method', method,
         '--format', 'json'], check=True, capture_output=True, text=True)
    return json.loads(run.stdout)['colors']


def is_found(colors, mean):
    entries = numpy.array([color['oklab'] for color in colors])
    return numpy.sqrt(((entries - mean) ** 2).sum(-1)).min() < 0.04


def measure(tool, share, hues, places, folder):
    """Parts of the pictures where scene finds the patch, where accurate does,
    and where the control is left alone; least distance from gray."""
    found, plain, alone = [], [], []
    for hue in range(hues):
        for place in range(places):
            picture, control, mean = pictures(
                share, 2 * numpy.pi * hue / hues, 1000 * hue + place)
            path = pathlib.Path(folder) / 'picture.png'
            Image.fromarray(picture).save(path, compress_level=0)
            found.append(is_found(palette(tool, path, 'scene'), mean))
            plain.append(is_found(palette(tool, path, 'accurate'), mean))
            Image.fromarray(control).save(path, compress_level=0)
            alone.append(palette(tool, path, 'scene') ==
                         palette(tool, path, 'accurate'))
    return [numpy.mean(part) for part in (found, plain, alone)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--hues', type=int, default=HUES)
    parser.add_argument('--places', type=int, default=PLACES)
    arguments = parser.parse_args()
    least = min(numpy.sqrt((oklab(striking_color(hue))[1:] ** 2).sum())
                for hue in 2 * numpy.pi * numpy.arange(HUES) / HUES)
    print(f'{arguments.hues} hues x {arguments.places} places, k = 6; the '
          f'patch is at least {least:.3f} from gray\n')
    print('| patch | scene | accurate | control |')
    print('|---|---|---|---|')
    with tempfile.TemporaryDirectory() as folder:
        for share in SHARES:
            parts = measure(arguments.tool, share, arguments.hues,
                            arguments.places, folder)
            print(f'| {share:.1%} | ' +
                  ' | '.join(f'{part:.1%}' for part in parts) + ' |')


if __name__ == '__main__':
    main()
