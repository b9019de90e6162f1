#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Counts the words in the names of palettes, and how many names need a number,
and prints a Markdown table.

  names.py --tool build/plugin/cli/scene-palette --images FOLDER ...
           [--sheet FILE.png]

Takes the PNG pictures in each FOLDER.  On the sheet, for people to judge, each
picture stands beside its 8 colors with their names.
Needs python3-pil, and fonts-dejavu-core for the sheet.
"""
import argparse
import json
import pathlib
import subprocess

from PIL import Image, ImageDraw, ImageFont

FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
ROW, COLUMN, PATCH = 112, 150, 76  # pixels of the sheet
SHEET_COLORS = 8


def palette_of(tool, picture, colors):
    text = subprocess.run(
        [tool, 'extract', picture, '-k', str(colors), '--format', 'json'],
        check=True, capture_output=True, text=True).stdout
    return json.loads(text)['colors']


def print_counts(palettes):
    print('| colors | words in a name | with a number |\n|---:|---:|---:|')
    for colors, of_pictures in palettes.items():
        names = [color['name'] for palette in of_pictures for color in palette]
        for palette in of_pictures:
            assert len({color['name'] for color in palette}) == len(palette)
        words = sum(len(name.split()) for name in names) / len(names)
        numbered = sum(name[-1].isdigit() for name in names) / len(names)
        print(f'| {colors} | {words:.2f} | {numbered:.1%} |')


def draw_sheet(pictures, palettes, file):
    sheet = Image.new('RGB', (COLUMN * (SHEET_COLORS + 1),
                              ROW * len(pictures)), 'white')
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(FONT, 13)
    for row, (picture, palette) in enumerate(zip(pictures, palettes)):
        with Image.open(picture) as photograph:
            small = photograph.convert('RGB')
        small.thumbnail((COLUMN - 4, ROW - 4))
        sheet.paste(small, (0, row * ROW))
        for column, color in enumerate(palette, start=1):
            left, top = column * COLUMN, row * ROW
            draw.rectangle((left, top, left + COLUMN - 3, top + PATCH),
                           fill=color['hex'])
            lines = color['name'].rsplit(' ', 1)
            if draw.textlength(color['name'], font) < COLUMN:
                lines = [color['name']]
            draw.text((left, top + PATCH + 2), '\n'.join(lines), 'black', font,
                      spacing=1)
    sheet.save(file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tool', required=True)
    parser.add_argument('--images', required=True, nargs='+',
                        type=pathlib.Path)
    parser.add_argument('--sheet')
    arguments = parser.parse_args()
    pictures = sorted(file for folder in arguments.images
                      for file in folder.glob('*.png'))
    palettes = {colors: [palette_of(arguments.tool, picture, colors)
                         for picture in pictures]
                for colors in (SHEET_COLORS, 16, 32, 64, 256)}
    print_counts(palettes)
    if arguments.sheet:
        draw_sheet(pictures, palettes[SHEET_COLORS], arguments.sheet)


if __name__ == '__main__':
    main()
