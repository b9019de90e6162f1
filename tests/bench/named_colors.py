#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Measures how many of the colors that a viewer would name have an entry of a
palette nearby, and prints a Markdown table.

  named_colors.py --tool build/plugin/cli/scene-palette --images FOLDER \\
                  [--colors 8] [--accents 0.5] [--libimagequant] [--gimp] \\
                  [--missed]

FOLDER holds the pictures by the names in tests/data/named-colors.tsv; those
that are not there are left out.  A color is the median of its rectangle in
OKLab; it is found if an entry lies within 0.08, or 0.10.  Beside the scene
method stand accurate, libimagequant (as Pillow calls it, where it is built with
it) and GIMP's conversion to indexed colors (gimp-console 2.10).  The excess is
how much greater the squared error in OKLab is than that of accurate, mean over
the pictures.  --missed lists the named colors that scene does not find.
Needs python3-numpy and python3-pil.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, features

TRUTH = pathlib.Path(__file__).parents[1] / 'data' / 'named-colors.tsv'
LIMITS = (0.08, 0.10)


def oklab(codes):
    """OKLab of 8-bit sRGB codes; the last axis is R, G, B."""
    encoded = numpy.asarray(codes, dtype=numpy.float64) / 255
    linear = numpy.where(encoded <= 0.04045, encoded / 12.92,
                         ((encoded + 0.055) / 1.055) ** 2.4)
    cones = linear @ numpy.array([
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005]])
    return numpy.cbrt(cones) @ numpy.array([
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660]])


def read_truth(folder):
    """Name and rectangle of each named color, by the picture's path."""
    with open(TRUTH, encoding='utf-8') as stream:
        rows = list(csv.DictReader(
            (line for line in stream if not line.startswith('#')),
            delimiter='\t'))
    truth = {}
    for row in rows:
        path = folder / row['image']
        if path.exists():
            box = [int(row[key]) for key in ('x', 'y', 'width', 'height')]
            truth.setdefault(path, []).append((row['name'], box))
    return truth


def by_tool(tool, path, colors, *options):
    """The palette of our tool, in 8-bit codes."""
    run = subprocess.run(
        [tool, 'extract', path, '--colors', str(colors), '--format', 'json',
         *options], check=True, capture_output=True, text=True)
    entries = json.loads(run.stdout)['colors']
    return [[int(entry['hex'][i:i + 2], 16) for i in (1, 3, 5)]
            for entry in entries]


def by_libimagequant(path, colors):
    image = Image.open(path).convert('RGBA').quantize(
        colors, method=Image.Quantize.LIBIMAGEQUANT)
    used = len(image.getcolors(256))
    codes = image.getpalette()[:3 * used]
    return [codes[i:i + 3] for i in range(0, len(codes), 3)]


def by_gimp(path, colors):
    """The colors of GIMP's indexed mode, read from the PNG it writes."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / 'indexed.png'
        script = f'''
(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{path}" "")))
       (drawable 0))
  (gimp-image-convert-indexed image CONVERT-DITHER-NONE
                              CONVERT-PALETTE-GENERATE {colors} FALSE FALSE "")
  (set! drawable (car (gimp-image-get-active-layer image)))
  (gimp-file-save RUN-NONINTERACTIVE image drawable "{output}" ""))'''
        subprocess.run(['gimp-console-2.10', '-i', '-b', script, '-b',
                        '(gimp-quit 0)'], check=True, capture_output=True)
        image = Image.open(output)
        used = sorted(index for _, index in image.getcolors(256))
        codes = image.getpalette()
        return [codes[3 * i:3 * i + 3] for i in used]


def squared_error(pixels, counts, palette):
    """Mean over the pixels, each with its nearest entry in OKLab."""
    nearest = numpy.full(len(pixels), numpy.inf)
    for entry in oklab(palette):
        nearest = numpy.minimum(nearest, ((pixels - entry) ** 2).sum(-1))
    return numpy.average(nearest, weights=counts)


def distances(picture, named, palette):
    """From each named color to the nearest entry."""
    entries = oklab(palette)
    found = []
    for _, (x, y, width, height) in named:
        part = oklab(picture[y:y + height, x:x + width]).reshape(-1, 3)
        color = numpy.median(part, axis=0)
        found.append(numpy.sqrt(((entries - color) ** 2).sum(-1)).min())
    return found


def methods(arguments):
    tool, colors = arguments.tool, arguments.colors
    table = {
        'scene': lambda path: by_tool(tool, path, colors, '--method', 'scene',
                                      '--accents', str(arguments.accents)),
        'accurate': lambda path: by_tool(tool, path, colors, '--method',
                                         'accurate'),
    }
    if arguments.libimagequant:
        if not features.check('libimagequant'):
            sys.exit('this Pillow is built without libimagequant')
        table['libimagequant'] = lambda path: by_libimagequant(path, colors)
    if arguments.gimp:
        table['GIMP indexed'] = lambda path: by_gimp(path, colors)
    return table


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--images', required=True, type=pathlib.Path)
    parser.add_argument('--colors', type=int, default=8)
    parser.add_argument('--accents', type=float, default=0.5)
    parser.add_argument('--libimagequant', action='store_true')
    parser.add_argument('--gimp', action='store_true')
    parser.add_argument('--missed', action='store_true')
    arguments = parser.parse_args()
    truth = read_truth(arguments.images)
    if not truth:
        sys.exit(f'none of the pictures is in {arguments.images}')
    table = methods(arguments)
    all_distances = {name: [] for name in table}
    errors = {name: [] for name in table}
    for path, named in truth.items():
        picture = numpy.asarray(Image.open(path).convert('RGB'))
        packed, counts = numpy.unique(
            picture.astype(numpy.int32) @ [1 << 16, 1 << 8, 1],
            return_counts=True)
        pixels = oklab(numpy.stack([packed >> 16, packed >> 8 & 255,
                                    packed & 255], axis=-1))
        for name, palette_of in table.items():
            palette = palette_of(path)
            found = distances(picture, named, palette)
            all_distances[name] += found
            errors[name].append(squared_error(pixels, counts, palette))
            if arguments.missed and name == 'scene':
                for (color, _), distance in zip(named, found):
                    if distance >= LIMITS[0]:
                        print(f'{path.name}: {color} {distance:.3f}')
    print(f'{len(all_distances["scene"])} colors in {len(truth)} pictures, '
          f'k = {arguments.colors}, accents {arguments.accents}\n')
    print('| method | within 0.08 | within 0.10 | excess | greatest |')
    print('|---|---|---|---|---|')
    base = numpy.array(errors['accurate'])
    for name in table:
        found = numpy.array(all_distances[name])
        excess = numpy.array(errors[name]) / base - 1
        shares = [f'{(found < limit).mean():.1%}' for limit in LIMITS]
        print(f'| {name} | {shares[0]} | {shares[1]} | {excess.mean():+.1%} '
              f'| {excess.max():+.1%} |')


if __name__ == '__main__':
    main()
