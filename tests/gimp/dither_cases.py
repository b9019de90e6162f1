# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Dithered layers: from afar like the picture, and as the tool makes them."""

import subprocess

import numpy as np

import reference
from case import CaseList, one_palette, saved, successful
from pictures import read_picture
from reference import Colors

DITHER_CASES = CaseList()
MODES = ("none", "ordered", "blue-noise", "floyd-steinberg")
# From so far (standard deviation in pixels) nobody sees single pixels.
SIGMA = 3
# After that blur the error of a dithered layer is at most this much of that of
# one that is not dithered.  What lies beyond the mixtures of the palette stays:
# tests/bench/dithering.py measures photographs.
WORST_ERROR_RATIO = 0.75

EXTRACT = """
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (extract "call" image (list source)
             '((method "accurate") (colors 8) (palette-name "Dithered")))
"""
CALL = """
    (extract "call-{0}" image (list source)
             '((use-palette "Dithered") (dither "{1}")))
    (save-to "{0}" image made-layer)
"""


def blurred(pixels):
    """Codes in linear light, after a Gaussian; a frame of the picture."""
    c = np.arange(256) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    steps = np.arange(-3 * SIGMA, 3 * SIGMA + 1)
    kernel = np.exp(-steps ** 2 / (2 * SIGMA ** 2))
    kernel /= kernel.sum()
    blur = linear[pixels[..., :3]]
    for axis in (0, 1):
        blur = np.apply_along_axis(
            lambda line: np.convolve(line, kernel, "valid"), axis, blur)
    return blur


@DITHER_CASES.add(EXTRACT + "".join(CALL.format(mode, mode) for mode in MODES)
                  + CALL.format("again", "blue-noise") + ")")
def dithered_layers(outcome):
    """Only palette colors, from afar like the picture, always the same."""
    palette = one_palette(outcome)
    allowed = {entry.rgb for entry in palette.entries}
    goal = blurred(saved(outcome, "source"))
    errors = {}
    for mode in MODES:
        successful(outcome, f"call-{mode}")
        pixels = saved(outcome, mode)
        used = {tuple(map(int, code)) for code in Colors.of(pixels).codes}
        assert used <= allowed, f"{mode}: {used - allowed}"
        errors[mode] = float(((blurred(pixels) - goal) ** 2).sum())
    assert np.array_equal(saved(outcome, "again"), saved(outcome, "blue-noise"))
    ratios = {mode: errors[mode] / errors["none"] for mode in MODES[1:]}
    for mode, ratio in ratios.items():
        assert ratio <= WORST_ERROR_RATIO, f"{mode}: {ratio:.2f}"
    return ", ".join(f"{mode} {ratio:.2f}" for mode, ratio in ratios.items())


@DITHER_CASES.add("""
  (let* ((image (load-image (string-append pictures "five-colors.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (extract "call" image (list source)
             '((colors 5) (posterized-layer #t) (dither "ordered")
               (palette-name "Flat ordered")))
    (save-to "ordered" image made-layer)
    (extract "again" image (list source)
             '((colors 5) (posterized-layer #t) (dither "floyd-steinberg")
               (palette-name "Flat diffused")))
    (save-to "diffused" image made-layer))
""")
def colors_of_the_palette_stay_flat(outcome):
    for name in ("ordered", "diffused"):
        assert np.array_equal(saved(outcome, name), saved(outcome, "source"))


def tool_case(tool):
    """The case that compares layers with those of the program `tool`."""
    cases = CaseList()

    @cases.add(EXTRACT + "".join(CALL.format(mode, mode) for mode in MODES)
               + ")")
    def layers_as_the_tool_makes_them(outcome):
        (data,) = outcome.new_palettes().values()
        reference.check_entries(reference.parse_gpl(data))
        palette = outcome.folder / "palette.gpl"
        palette.write_bytes(data)
        for mode in MODES:
            made = outcome.folder / f"tool-{mode}.png"
            subprocess.run(
                [tool, "posterize", outcome.folder / "source.png", "-o", made,
                 "--palette", palette, "--dither", mode], check=True)
            assert np.array_equal(read_picture(made)[..., :3],
                                  saved(outcome, mode)[..., :3]), mode
    return cases
