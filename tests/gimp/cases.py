# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What the procedure's arguments do to a photograph, without a display."""

import numpy as np

import reference
from case import (CaseList, call_of, check_posterized, check_unchanged,
                  layers_of, one_palette, saved, successful)
from reference import Colors

CASES = CaseList()


PHOTO_SCRIPT = """
  (let* ((image (load-image (string-append pictures "photo.png")))
         (source (only-layer image)))
    (record-layers "layers-before" (image-layers image))
    (save-to "before" image source)
    (extract "call" image (list source) '%s)
    (checkpoint "called")
    (record "exists" (palette-exists? "%s"))
    (record "size" (palette-size "%s"))
    (record-layers "layers" (image-layers image))
    (save-to "after" image source)
    (if (= 2 (length (image-layers image)))
      (save-to "posterized" image (car (image-layers image)))))
"""


@CASES.add(PHOTO_SCRIPT % (
    '((colors 8) (method "accurate") (palette-name "Test photo") '
    '(posterized-layer #t))',
    "Test photo", "Test photo"))
def photograph(outcome):
    call = successful(outcome)
    palette = one_palette(outcome, "called")
    pixels = saved(outcome, "before")
    colors = Colors.of(pixels)
    assert (call.palette, call.colors) == ("Test photo", 8), call
    assert palette.name == "Test photo" and len(palette.entries) == 8
    assert outcome.text("exists") in ("#t", "1"), "GIMP does not know it"
    assert outcome.text("size") == "8"
    off = reference.check_shares(palette, colors)
    moved, ratio = reference.check_clusters(palette, colors)
    check_unchanged(outcome)
    check_posterized(outcome, "posterized", call, pixels, palette)
    check_layer_above(outcome, call)
    return (f"ΔE to means {moved:.4f}, error {ratio:.3f} × numpy k-means, "
            f"shares off {off:.4f}")


def check_layer_above(outcome, call):
    """One layer more, directly above the source, otherwise the same."""
    before = layers_of(outcome, "layers-before")
    new, *after = layers_of(outcome, "layers")
    assert after == before, "the other layers were changed"
    assert new.number == call.layer, f"{call.layer} was returned, not {new}"
    assert new.place == before[0].place, f"{new} is not above {before[0]}"
    assert new.type == before[0].type, "another type than the source"
    assert new.name == "Posterized (8 colors)", f"named {new.name!r}"


@CASES.add(PHOTO_SCRIPT % (
    '((colors 10) (method "classic") (order "share") '
    '(palette-name "Test classic"))', "Test classic", "Test classic"))
def classic(outcome):
    call = successful(outcome)
    palette = one_palette(outcome, "called")
    colors = Colors.of(saved(outcome, "before"))
    assert call.colors == len(palette.entries) == 10
    assert call.layer <= 0, "a layer nobody asked for"
    assert len(layers_of(outcome, "layers")) == 1
    reference.check_shares(palette, colors, reference.srgb8)
    moved, ratio = reference.check_clusters(
        palette, colors, reference.srgb8, reference.FIXED_POINT_SRGB8)
    check_order(-reference.shares(palette), "share")
    return f"codes to means {moved:.2f}, error {ratio:.3f} × numpy k-means"


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (layers (image-layers image)))
    (extract "first" image layers '((colors 6) (palette-name "Twice")))
    (checkpoint "first")
    (extract "second" image layers '((colors 6) (palette-name "Twice"))))
""")
def same_call_twice(outcome):
    names = [successful(outcome, key).palette for key in ("first", "second")]
    first = one_palette(outcome, "first")
    second = one_palette(outcome, "end", since="first")
    assert names == ["Twice", "Twice #1"] == [first.name, second.name], names
    assert first.entries == second.entries, "other colors the second time"


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (layers (image-layers image)))
    (extract "lightness" image layers '((colors 7) (order "lightness") (palette-name "O")))
    (checkpoint "lightness")
    (extract "chroma" image layers '((colors 7) (order "chroma") (palette-name "O")))
    (checkpoint "chroma")
    (extract "hue" image layers '((colors 7) (order "hue") (palette-name "O"))))
""")
def orders(outcome):
    lightness = one_palette(outcome, "lightness")
    chroma = one_palette(outcome, "chroma", since="lightness")
    hue = one_palette(outcome, "end", since="chroma")
    check_order(reference.oklab(lightness.codes)[:, 0], "lightness")
    lab = reference.oklab(chroma.codes)
    check_order(-np.hypot(lab[:, 1], lab[:, 2]), "chroma")
    colors = [{entry.rgb for entry in palette.entries}
              for palette in (lightness, chroma, hue)]
    assert colors[0] == colors[1] == colors[2], "the order changes the colors"


def check_order(values, name):
    # Rounding to 8 bits may swap two values that are nearly the same.
    assert (np.diff(values) >= -0.01).all(), f"not ordered by {name}: {values}"


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (record "image-name" (image-name image))
    (extract "call" image (image-layers image) '((posterized-layer #f))))
""")
def defaults_and_proposed_name(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    assert call.colors == len(palette.entries) == 8, call
    # GIMP 3.0 does not tell an image that a script loaded where it came from.
    is_untitled = "Untitled" in outcome.text("image-name")
    expected = "Scene Palette" if is_untitled else "Scene Palette: small"
    assert call.palette == palette.name == expected, call


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract-with-mode RUN-WITH-LAST-VALS "call" image (image-layers image)
                       '()))
""")
def last_values_before_any_dialog(outcome):
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries) == 8, call
    assert call.layer <= 0, "a layer nobody asked for"


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (layers (image-layers image)))
    (extract "path" image layers
             '((colors 2) (palette-name "../../a/b\\\\c: \\"d\\" Größe عربي")))
    (checkpoint "path")
    (extract "dots" image layers '((colors 2) (palette-name "..")))
    (checkpoint "dots")
    (extract "long" image layers
             (list '(colors 2) (list 'palette-name (make-string 900 #\\x)))))
""")
def names_that_are_no_file_names(outcome):
    wanted = '../../a/b\\c: "d" Größe عربي'
    assert successful(outcome, "path").palette == wanted
    assert one_palette(outcome, "path").name == wanted
    one_palette(outcome, "dots", since="path")
    assert successful(outcome, "long").palette.startswith("xxxx")
    one_palette(outcome, "end", since="dots")
    assert call_of(outcome, "dots").ok
