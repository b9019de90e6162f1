# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What of a picture counts: masks, channels and odd selections."""

import numpy as np

import reference
from case import (CaseList, call_of, check_said, check_unchanged, layers_of,
                  one_palette, saved, successful)
from pictures import FIVE_COLORS
from reference import Colors

SOURCE_CASES = CaseList()

SMALL = """
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    %s)
"""
# Of the layer's 240 x 160 pixels a rectangle, in which half are shown.
MASK = """
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (add-layer-mask source ADD-MASK-SELECTION)
    (gimp-selection-none image)
"""


def inside(pixels):
    return pixels[40:90, 60:160]


@SOURCE_CASES.add(SMALL % (MASK + """
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Masked")))
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image)))
"""))
def layer_mask_hides_pixels(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    shown = inside(saved(outcome, "before"))
    reference.check_shares(palette, Colors.of(shown))
    reference.check_clusters(palette, Colors.of(shown))
    new, source = layers_of(outcome, "layers")
    assert new.place == source.place and new.has_alpha
    assert new.number == call.layer
    posterized = saved(outcome, "posterized")
    alpha = np.zeros(posterized.shape[:2], np.uint8)
    inside(alpha)[:] = 255
    assert np.array_equal(posterized[..., 3], alpha), "alpha is not the mask"
    reference.check_remap(inside(posterized)[..., :3], shown, palette)


@SOURCE_CASES.add(SMALL % (MASK + """
    (gimp-layer-set-apply-mask source FALSE)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (palette-name "Not applied")))
"""))
def layer_mask_that_is_not_applied(outcome):
    successful(outcome)
    palette = one_palette(outcome)
    reference.check_shares(palette, Colors.of(saved(outcome, "before")))


@SOURCE_CASES.add(SMALL % (MASK + """
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 100 0 140 160)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Both")))
    (gimp-selection-none image)
    (save-to "posterized" image (car (image-layers image)))
"""))
def layer_mask_and_selection(outcome):
    successful(outcome)
    palette = one_palette(outcome)
    shown = saved(outcome, "before")[40:90, 100:160]
    reference.check_shares(palette, Colors.of(shown))
    alpha = saved(outcome, "posterized")[..., 3]
    expected = np.zeros(alpha.shape, np.uint8)
    expected[40:90, 100:160] = 255
    assert np.array_equal(alpha, expected), "alpha is not both"


CHANNEL_CALL = """
    (extract "call" image (list %s)
             '((colors 8) (posterized-layer #t) (palette-name "Gray")))
    (record-layers "layers" (image-layers image))
    (save-to "after" image source)
"""


def check_gray(outcome, expected_shares):
    """The palette has these grays and shares, there is no layer, all is said.
    """
    call = successful(outcome)
    palette = one_palette(outcome)
    stated = dict(zip([entry.rgb for entry in palette.entries],
                      reference.shares(palette)))
    assert stated.keys() == expected_shares.keys(), stated
    for gray, share in expected_shares.items():
        assert abs(stated[gray] - share) < 0.01, stated
    assert call.layer <= 0 and len(layers_of(outcome, "layers")) == 1
    check_said(outcome, "palette of a mask or channel")
    check_said(outcome, "The palette was made, but no layer")
    check_unchanged(outcome)


WHITE_SHARE = 100 * 50 / (240 * 160)
BLACK_AND_WHITE = {(0, 0, 0): 1 - WHITE_SHARE, (255, 255, 255): WHITE_SHARE}


@SOURCE_CASES.add(SMALL % (MASK + (CHANNEL_CALL % "(layer-mask source)").replace(
    '(save-to "after"', '(gimp-layer-remove-mask source MASK-DISCARD)'
                        '(save-to "after"')))
def layer_mask_as_the_drawable(outcome):
    check_gray(outcome, BLACK_AND_WHITE)


@SOURCE_CASES.add(SMALL % ("""
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (let ((channel (channel-of-selection image)))
      (gimp-selection-none image)
""" + CHANNEL_CALL % "channel" + ")"))
def channel_as_the_drawable(outcome):
    check_gray(outcome, BLACK_AND_WHITE)


# What GIMP makes when the user turns the quick mask on.
@SOURCE_CASES.add(SMALL % ("""
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (let ((channel (channel-of-selection image)))
      (gimp-item-set-name channel "Qmask")
      (gimp-selection-none image)
""" + CHANNEL_CALL % "channel" + ")"))
def quick_mask(outcome):
    check_gray(outcome, BLACK_AND_WHITE)


@SOURCE_CASES.add(SMALL % """
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (gimp-selection-invert image)
    (gimp-selection-invert image)
    (gimp-selection-none image)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (palette-name "Empty")))
""")
def empty_selection_is_everything(outcome):
    successful(outcome)
    palette = one_palette(outcome)
    reference.check_shares(palette, Colors.of(saved(outcome, "before")))


@SOURCE_CASES.add(SMALL % """
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (let ((floating (float-copy image source)))
      (extract "call" image (list floating)
               '((method "accurate") (colors 5) (posterized-layer #t)
                 (palette-name "Floating")))
      (record-layers "layers" (image-layers image))
      (record "floating" floating)
      (save-to "posterized" image made-layer)
      (save-to "after" image source)
      (gimp-floating-sel-anchor floating))
    (record-layers "anchored" (image-layers image))
""")
def floating_selection(outcome):
    """Its pixels count, and the new layer outlives it."""
    call = successful(outcome)
    palette = one_palette(outcome)
    shown = inside(saved(outcome, "before"))
    reference.check_shares(palette, Colors.of(shown))
    reference.check_clusters(palette, Colors.of(shown))
    layers = {layer.number: layer for layer in layers_of(outcome, "layers")}
    floating = layers[int(outcome.text("floating"))]
    assert layers[call.layer].place == floating.place, layers
    anchored = [layer.number for layer in layers_of(outcome, "anchored")]
    assert call.layer in anchored and floating.number not in anchored, anchored
    posterized = saved(outcome, "posterized")
    reference.check_remap(posterized[..., :3], shown, palette)
    check_unchanged(outcome)


@SOURCE_CASES.add("""
  (let* ((image (load-image (string-append pictures "indexed.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((method "accurate") (colors 256) (posterized-layer #t)
               (palette-name "All of them")))
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image)))
    (save-to "after" image source))
""")
def indexed_image_whose_map_holds_the_palette(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    before = saved(outcome, "before")
    assert {entry.rgb for entry in palette.entries} == {
        tuple(map(int, code)) for code in Colors.of(before).codes}
    new, source = layers_of(outcome, "layers")
    assert new.number == call.layer and new.type == source.type
    assert np.array_equal(saved(outcome, "posterized"), before)
    check_unchanged(outcome)


@SOURCE_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (lower (only-layer image))
         (upper (copy-of-layer image lower)))
    (gimp-layer-set-offsets upper 30 20)
    (gimp-drawable-invert upper FALSE)
    (save-to "lower" image lower)
    (save-to "upper" image upper)
    (extract "call" image (list upper lower)
             '((method "accurate") (colors 6) (posterized-layer #t)
               (palette-name "Joint")))
    (record-layers "layers" (image-layers image))
    (let ((layers (image-layers image)))
      (save-to "posterized-upper" image (car layers))
      (save-to "posterized-lower" image (caddr layers))))
""", generations=("3",))
def several_layers(outcome):
    """One palette of both, a layer above each."""
    successful(outcome)
    palette = one_palette(outcome)
    upper, lower = saved(outcome, "upper"), saved(outcome, "lower")
    both = Colors.of(np.concatenate([upper, lower])[..., :3])
    reference.check_shares(palette, both)
    reference.check_clusters(palette, both)
    new_upper, old_upper, new_lower, old_lower = layers_of(outcome, "layers")
    assert new_upper.place == old_upper.place
    assert new_lower.place == old_lower.place
    used = set()
    for name, source in (("upper", upper), ("lower", lower)):
        pixels = saved(outcome, f"posterized-{name}")[..., :3]
        points = reference.oklab(source.reshape(-1, 3)[..., :3])
        least = reference.squared_distances(
            points, reference.oklab(palette.codes)).min(axis=1)
        chosen = ((points - reference.oklab(pixels.reshape(-1, 3))) ** 2).sum(
            axis=1)
        assert (np.sqrt(chosen) - np.sqrt(least)).max() < 1e-6, name
        used |= {tuple(map(int, code)) for code in Colors.of(pixels).codes}
    assert used == {entry.rgb for entry in palette.entries}


FIVE = """
  (let* ((five (load-image (string-append pictures "five-colors.png"))))
    (extract "first" five (image-layers five) '((palette-name "Of five"))))
  (checkpoint "first")
"""


@SOURCE_CASES.add(FIVE + SMALL % """
    (extract "call" image (list source) '((use-palette "%s")))
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image)))
    (save-to "after" image source)
""" % "Of five")
def existing_palette(outcome):
    """Only a layer is made, in the colors of the other picture."""
    call = successful(outcome)
    palette = one_palette(outcome, "first")
    assert not outcome.new_palettes("end", since="first"), "a palette was made"
    assert call.palette == palette.name and call.colors == len(FIVE_COLORS)
    new, source = layers_of(outcome, "layers")
    assert new.number == call.layer and new.place == source.place, (call, new)
    posterized = saved(outcome, "posterized")
    reference.check_remap(posterized, saved(outcome, "before"), palette)
    check_unchanged(outcome)


@SOURCE_CASES.add(FIVE + """
  (let* ((image (load-image (string-append pictures "indexed.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source) '((use-palette "Of five")))
    (record-layers "layers" (image-layers image))
    (save-to "after" image source))
""")
def existing_palette_that_the_color_map_lacks(outcome):
    call = call_of(outcome)
    assert not call.ok, "the call succeeded"
    assert "to RGB first" in call.message, call.message
    assert len(layers_of(outcome, "layers")) == 1
    assert not outcome.new_palettes("end", since="first")
    check_unchanged(outcome)


@SOURCE_CASES.add(FIVE + """
  (let* ((image (load-image (string-append pictures "gray.png")))
         (source (only-layer image)))
    (extract "call" image (list source) '((use-palette "Of five")))
    (record-layers "layers" (image-layers image)))
""")
def existing_palette_in_a_gray_image(outcome):
    successful(outcome)
    new, source = layers_of(outcome, "layers")
    assert new.type == source.type
    check_said(outcome, "shows only how light")
