# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What the arguments of the clustering do, without a display."""

import colorsys
import itertools

import numpy as np

import reference
from case import CaseList, one_palette, saved, successful
from pictures import ACCENT_COLOR, FIVE_COLORS
from reference import Colors

OPTION_CASES = CaseList()

CALL = """
  (let* ((image (load-image (string-append pictures "%s")))
         (source (only-layer image)))
    (save-to "source" image source)
    (extract "call" image (list source) '%s))
"""


def codes_of(palette):
    return {entry.rgb for entry in palette.entries}


@OPTION_CASES.add(CALL % ("five-colors.png",
                          "((auto-colors #t) (colors 200))"))
def automatic_number_of_a_flat_picture(outcome):
    assert successful(outcome).colors == 5
    assert codes_of(one_palette(outcome)) == set(FIVE_COLORS)
    assert "only 5 different" not in outcome.log, "said though nobody asked"


def rms_error(colors, palette):
    distances = reference.squared_distances(
        reference.oklab(colors.codes), reference.oklab(palette.codes))
    return 100 * np.sqrt((distances.min(axis=1) * colors.weights).sum())


@OPTION_CASES.add(CALL % ("small.png", '((method "accurate") (auto-colors #t) '
                                       '(colors 200))'))
def automatic_number_of_a_photograph(outcome):
    """The fewest with an error below 5, none of them alike."""
    call = successful(outcome)
    palette = one_palette(outcome)
    colors = Colors.of(saved(outcome, "source"))
    k = call.colors
    assert 3 <= k <= 16 and k == len(palette.entries), call
    error = rms_error(colors, palette)
    assert error < 5, f"error {error} with {k} colors"
    with_one_less = 100 * np.sqrt(reference.k_means_error(
        reference.oklab(colors.codes), colors.weights, k - 1))
    assert k == 3 or with_one_less > 4.9, (
        f"{k - 1} colors have an error of {with_one_less}")
    return f"{k} colors, error {error:.2f}; {k - 1}: {with_one_less:.2f}"


def hue_slices_of(pixels, k):
    """The means of k equal parts of the pixels sorted by hue."""
    codes = pixels.reshape(-1, 3).tolist()
    # Rounded, so that codes of one hue have the same; grays come first.
    codes.sort(key=lambda code: (
        min(code) < max(code),
        round(colorsys.rgb_to_hsv(*(c / 255 for c in code))[0], 9),
        max(code), min(code)))
    assert len(codes) % k == 0
    return np.array(codes).reshape(k, -1, 3).mean(axis=1)


# Of so few colors that each has its own place in the histogram.
@OPTION_CASES.add(CALL % ("indexed.png", '((method "hue-slices") (colors 10))'))
def hue_slices(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    assert call.colors == len(palette.entries) == 10, call
    expected = hue_slices_of(saved(outcome, "source"), 10)
    # Slices may be so much alike that rounding them to codes moves shares.
    assert abs(reference.shares(palette).sum() - 1) < 0.06, "shares"
    off = max(np.abs(expected - code).max(axis=1).min()
              for code in palette.codes)
    assert off < 1, f"a color is {off:.2f} codes from the mean of a slice"
    return f"{off:.2f} codes off"


@OPTION_CASES.add(CALL % ("small.png", '((colors 6) (auto-colors #f) '
                                       '(locked-colors "#FF00ff, 123456"))'))
def locked_colors(outcome):
    assert successful(outcome).colors == 6
    palette = one_palette(outcome)
    assert {(255, 0, 255), (0x12, 0x34, 0x56)} < codes_of(palette), palette
    reference.check_shares(palette, Colors.of(saved(outcome, "source")))


@OPTION_CASES.add("""
  (let* ((image (load-image (string-append pictures "five-colors.png")))
         (layers (image-layers image)))
    (extract "first" image layers '((colors 2) (palette-name "First")))
    (checkpoint "first")
    (extract "second" image layers
             '((colors 5) (excluded-colors "#c81e28 #fafafa")
               (palette-name "Second"))))
""")
def excluded_colors(outcome):
    successful(outcome, "second")
    found = codes_of(one_palette(outcome, "end", since="first"))
    excluded = {(200, 30, 40), (250, 250, 250)}
    assert excluded < set(FIVE_COLORS) and not excluded & found, found


ACCENT_SCRIPT = """
  (let* ((image (load-image (string-append pictures "accent.png")))
         (layers (image-layers image)))
    (extract "accurate" image layers '((colors 6) (method "accurate")))
    (checkpoint "accurate")
    (extract "none" image layers
             '((colors 6) (method "scene") (accents 0) (palette-name "None")))
    (checkpoint "none")
    (extract "scene" image layers
             '((colors 6) (method "scene") (palette-name "Scene"))))
"""


def distance_to_accent(palette):
    distances = reference.squared_distances(
        reference.oklab(np.array([ACCENT_COLOR])),
        reference.oklab(palette.codes))
    return float(np.sqrt(distances.min()))


@OPTION_CASES.add(ACCENT_SCRIPT)
def accents(outcome):
    """A small striking patch has an entry with scene, and only then."""
    accurate = one_palette(outcome, "accurate")
    none = one_palette(outcome, "none", since="accurate")
    scene = one_palette(outcome, "end", since="none")
    assert none.codes.tolist() == accurate.codes.tolist(), "accents 0 differs"
    near, far = distance_to_accent(scene), distance_to_accent(accurate)
    assert near < 0.04, f"{near:.3f} from the accent"
    assert far > 0.1, f"accurate is {far:.3f} from it: this tests nothing"
    assert len(scene.entries) == 6
    return f"{near:.3f} from the accent, accurate {far:.3f}"


@OPTION_CASES.add(CALL % ("small.png", '((colors 7) (order "smooth"))'))
def smooth_order(outcome):
    successful(outcome)
    points = reference.oklab(one_palette(outcome).codes)
    lengths = np.sqrt(reference.squared_distances(points, points))
    paths = itertools.permutations(range(7))
    shortest = min(sum(lengths[i, j] for i, j in zip(path, path[1:]))
                   for path in paths)
    length = sum(lengths[i, i + 1] for i in range(6))
    # The codes are rounded.
    assert length < shortest * 1.01, f"{length:.4f}, not {shortest:.4f}"
