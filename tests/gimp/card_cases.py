# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The palette card: a new image with the picture and its palette below."""

import numpy as np

from case import (CaseList, check_unchanged, layers_of, one_palette, saved,
                  successful)

CARD_CASES = CaseList()
LEAST_WIDTH = 300  # of what is between the margins

# Flattens the card: its layers are recorded before that.
SAVE_CARD = """
    (record "precision" (image-precision card))
    (record-layers "card-layers" (image-layers card))
    (if (not (= (image-precision card) precision-8-bit))
      (gimp-image-convert-precision card precision-8-bit))
    (save-to "card" card (flat-layer card))
"""


def check_card(outcome, pixels, tolerance=0):
    """The saved card has `pixels` in the middle and the palette below."""
    call = successful(outcome)
    assert call.card > 0, "no card was returned"
    card = saved(outcome, "card")[..., :3].astype(int)
    height, width = pixels.shape[:2]
    between = max(width, LEAST_WIDTH)
    margin = (card.shape[1] - between) // 2
    left = margin + (between - width) // 2
    shown = card[margin:margin + height, left:left + width]
    off = np.abs(shown - pixels[..., :3].astype(int)).max()
    assert off <= tolerance, f"the card's picture is {off} codes off"
    below = card[margin + height:, margin:-margin]
    strip = below[np.argmax((below != card[0, 0]).any(axis=(1, 2))) + 1]
    starts = np.nonzero((np.diff(strip, axis=0) != 0).any(axis=1))[0] + 1
    colors = [tuple(strip[i].tolist()) for i in (0, *starts)]
    expected = [entry.rgb for entry in one_palette(outcome).entries]
    assert colors == expected, f"strip {colors}, palette {expected}"
    return card[0, 0]


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (gimp-image-clean-all image)
    (record "images-before" (length (all-images)))
    (extract "call" image (list source) '((colors 6) (palette-card #t)))
    (record "images" (length (all-images)))
    (record-layers "layers" (image-layers image))
    (record "clean" (image-clean? image))
    (save-to "after" image source)
""" + SAVE_CARD + """
    (record "shown" (image-shown? card)))
""")
def card_of_a_layer(outcome):
    assert outcome.text("shown") == "#f", "a window in a run without any"
    check_card(outcome, saved(outcome, "before"))
    check_unchanged(outcome)
    assert len(layers_of(outcome, "layers")) == 1, "a layer was added"
    assert outcome.text("clean") == "#t", "the image was changed"
    assert int(outcome.text("images")) == 1 + int(
        outcome.text("images-before"))
    picture, page = layers_of(outcome, "card-layers")
    assert picture.size == (240, 160) and page.offsets == (0, 0), (picture,
                                                                   page)


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "call" image (image-layers image) '((colors 6)))
    (record "images" (length (all-images))))
""")
def no_card_unless_asked_for(outcome):
    assert successful(outcome).card <= 0
    assert outcome.text("images") == "1"


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (extract "call" image (list source)
             '((colors 5) (palette-card #t) (posterized-layer #t)))
""" + SAVE_CARD + ")")
def card_of_what_is_selected(outcome):
    check_card(outcome, saved(outcome, "source")[40:90, 60:160])


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "alpha.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (gimp-image-select-ellipse image CHANNEL-OP-REPLACE 0 0 80 160)
    (extract "call" image (list source) '((colors 5) (palette-card #t)))
""" + SAVE_CARD + ")")
def card_shows_its_page_where_nothing_is_selected(outcome):
    """The left third is opaque; the ellipse leaves its corners out."""
    source = saved(outcome, "source")[..., :3]
    y, x = np.mgrid[0:160, 0:80]
    distance = np.hypot((x - 39.5) / 40, (y - 79.5) / 80)
    card = saved(outcome, "card")[..., :3].astype(int)
    margin = (card.shape[1] - LEAST_WIDTH) // 2
    left = margin + (LEAST_WIDTH - 80) // 2
    shown = card[margin:margin + 160, left:left + 80]
    assert (shown[distance > 1.05] == card[0, 0]).all(), "outside"
    inside = distance < 0.95
    assert (shown[inside] == source[:, :80][inside]).all(), "inside"


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "gray.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (extract "call" image (list source) '((colors 4) (palette-card #t)))
""" + SAVE_CARD + ")")
def card_of_a_gray_image(outcome):
    gray = saved(outcome, "source")
    check_card(outcome, np.repeat(gray[..., None], 3, axis=2))


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "indexed.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (extract "call" image (list source) '((colors 5) (palette-card #t)))
""" + SAVE_CARD + ")")
def card_of_an_indexed_image(outcome):
    check_card(outcome, saved(outcome, "source"))


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (gimp-image-convert-precision image precision-float-linear)
    (record "source-precision" (image-precision image))
    (extract "call" image (list source) '((colors 6) (palette-card #t)))
""" + SAVE_CARD + ")")
def card_in_float_precision(outcome):
    assert outcome.text("precision") == outcome.text("source-precision")
    check_card(outcome, saved(outcome, "source"), tolerance=1)


@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "one-pixel.png"))))
    (save-to "source" image (only-layer image))
    (extract "call" image (image-layers image) '((palette-card #t)))
""" + SAVE_CARD + ")")
def card_of_one_pixel(outcome):
    check_card(outcome, saved(outcome, "source"))


# Two layers side by side, of which one hides a part of the other.
@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image))
         (other (copy-of-layer image source)))
    (gimp-drawable-invert other FALSE)
    (gimp-layer-set-offsets other 100 20)
    (save-to "source" image source)
    (save-to "other" image other)
    (extract "call" image (list source other)
             '((colors 6) (palette-card #t)))
""" + SAVE_CARD + ")", generations=("3",))
def card_of_two_layers(outcome):
    card = saved(outcome, "card")[..., :3].astype(int)
    margin = (card.shape[1] - 340) // 2
    shown = card[margin:margin + 180, margin:margin + 340]
    assert (shown[20:, 100:] == saved(outcome, "other")).all(), "upper layer"
    assert (shown[:160, :100] == saved(outcome, "source")[:, :100]).all()
    assert (shown[:20, 240:] == card[0, 0]).all(), "page"


# No image of GIMP is higher than this, so that its card would be too high.
@CARD_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (gimp-image-scale image 2 524288)
    (extract "call" image (image-layers image)
             '((colors 3) (palette-card #t) (posterized-layer #t)))
    (record "images" (length (all-images)))
    (record-layers "layers" (image-layers image)))
""")
def card_that_cannot_be_made(outcome):
    """All else is there."""
    call = successful(outcome)
    assert call.card <= 0 and call.layer > 0, call
    assert len(one_palette(outcome).entries) == 3
    assert outcome.text("images") == "1", "half a card was left"
    assert len(layers_of(outcome, "layers")) == 2
    assert "no palette card" in outcome.log, f"said: {outcome.log[-500:]!r}"
