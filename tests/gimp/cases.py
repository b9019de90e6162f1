# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What the procedure does with good input, without a display."""

import numpy as np

import reference
from case import (CaseList, call_of, check_posterized, check_unchanged,
                  layers_of, one_palette, saved, successful)
from pictures import FIVE_COLORS, ONE_COLOR
from reference import Colors

CASES = CaseList()


@CASES.add("#t")
def start(outcome):
    """Only for its time, which would otherwise count for the first case."""
    assert not outcome.new_palettes()


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
    '((colors 8) (palette-name "Test photo") (posterized-layer #t))',
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
         (source (only-layer image)))
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (extract "call" image (list source)
             '((colors 5) (posterized-layer #t) (palette-name "Selected")))
    (record-layers "layers" (image-layers image))
    (gimp-selection-none image)
    (save-to "source" image source)
    (save-to "posterized" image (car (image-layers image))))
""")
def selection(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    inside = saved(outcome, "source")[40:90, 60:160]
    reference.check_shares(palette, Colors.of(inside))
    reference.check_clusters(palette, Colors.of(inside))
    new, source = layers_of(outcome, "layers")
    assert new.place == source.place and new.has_alpha
    alpha = saved(outcome, "posterized")[..., 3]
    expected = np.zeros(alpha.shape, np.uint8)
    expected[40:90, 60:160] = 255
    assert np.array_equal(alpha, expected), "alpha is not the selection"
    pixels = saved(outcome, "posterized")[40:90, 60:160, :3]
    reference.check_remap(pixels, inside, palette)
    assert call.layer == new.number


@CASES.add("""
  (let* ((image (load-image (string-append pictures "alpha.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((colors 5) (posterized-layer #t) (palette-name "Alpha")))
    (save-to "after" image source)
    (save-to "posterized" image (car (image-layers image))))
""")
def transparency(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    pixels = saved(outcome, "before")
    colors = Colors.of(pixels[..., :3], pixels[..., 3] / 255)
    reference.check_shares(palette, colors)
    reference.check_clusters(palette, colors)
    check_unchanged(outcome)
    posterized = saved(outcome, "posterized")
    assert np.array_equal(posterized[..., 3], pixels[..., 3]), "other alpha"
    visible = pixels[..., 3] > 0
    reference.check_remap(posterized[visible][:, :3], pixels[visible][:, :3],
                          palette)
    assert call.layer > 0


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image))
         (group (new-group image)))
    (gimp-image-reorder-item image source group 0)
    (gimp-layer-set-offsets source 17 -9)
    (extract "call" image (list source)
             '((colors 4) (posterized-layer #t) (palette-name "Grouped")))
    (record-layers "top" (image-layers image))
    (record-layers "group" (group-layers group)))
""")
def layer_in_group_with_offset(outcome):
    call = successful(outcome)
    assert len(layers_of(outcome, "top")) == 1, "put beside the group"
    new, source = layers_of(outcome, "group")
    assert new.number == call.layer and new.place == source.place, (new, source)


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image))
         (other (copy-of-layer image source)))
    (gimp-drawable-invert other FALSE)
    (save-to "other" image other)
    (save-to "source" image source)
    (extract "call" image (list source other)
             '((colors 6) (posterized-layer #t) (palette-name "Joint")))
    (record-layers "layers" (image-layers image)))
""", generations=("3",))
def two_layers_one_palette(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    both = Colors.of(np.stack([saved(outcome, "other"),
                               saved(outcome, "source")]))
    reference.check_shares(palette, both)
    reference.check_clusters(palette, both)
    layers = layers_of(outcome, "layers")
    assert len(layers) == 4, f"{len(layers)} layers"
    assert call.colors == 6
    assert [layer.name.startswith("Posterized") for layer in layers] == [
        True, False, True, False], layers


@CASES.add("""
  (let* ((image (load-image (string-append pictures "gray.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((colors 5) (posterized-layer #t) (palette-name "Gray")))
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image))))
""")
def gray_image(outcome):
    successful(outcome)
    palette = one_palette(outcome)
    assert all(len(set(entry.rgb)) == 1 for entry in palette.entries), (
        f"not gray: {palette.entries}")
    gray = np.repeat(saved(outcome, "before")[..., None], 3, axis=2)
    reference.check_shares(palette, Colors.of(gray))
    reference.check_clusters(palette, Colors.of(gray))
    new, source = layers_of(outcome, "layers")
    assert new.type == source.type, "the new layer is not gray"
    posterized = np.repeat(saved(outcome, "posterized")[..., None], 3, axis=2)
    reference.check_remap(posterized, gray, palette)


@CASES.add("""
  (let* ((image (load-image (string-append pictures "indexed.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((colors 5) (posterized-layer #t) (palette-name "Indexed")))
    (record-layers "layers" (image-layers image))
    (save-to "after" image source))
""")
def indexed_image(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    colors = Colors.of(saved(outcome, "before"))
    reference.check_shares(palette, colors)
    reference.check_clusters(palette, colors)
    check_unchanged(outcome)
    assert call.layer <= 0 and len(layers_of(outcome, "layers")) == 1
    check_said(outcome, "to RGB first")


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (gimp-image-convert-precision image precision-float-linear)
    (extract "call" image (list source)
             '((colors 6) (posterized-layer #t) (palette-name "Float")))
    (gimp-image-convert-precision image precision-8-bit)
    (save-to "posterized" image (car (image-layers image))))
""")
def float_precision(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    pixels = saved(outcome, "source")
    reference.check_shares(palette, Colors.of(pixels))
    reference.check_clusters(palette, Colors.of(pixels))
    used = Colors.of(saved(outcome, "posterized")).codes
    assert len(used) == len(palette.entries) == call.colors == 6
    for code in palette.codes:
        nearest = np.abs(used - code.astype(int)).max(axis=1).min()
        assert nearest <= 1, f"{code} is not in the layer"


@CASES.add("""
  (let* ((image (load-image (string-append pictures "one-color.png"))))
    (extract "call" image (image-layers image)
             '((colors 8) (posterized-layer #t) (palette-name "One")))
    (save-to "posterized" image (car (image-layers image))))
""")
def one_color(outcome):
    assert successful(outcome).colors == 1
    (entry,) = one_palette(outcome).entries
    assert entry.rgb == ONE_COLOR and entry.name.endswith(", 100%"), entry
    assert (saved(outcome, "posterized") == ONE_COLOR).all()
    check_said(outcome, "only one color")


@CASES.add("""
  (let* ((image (load-image (string-append pictures "one-pixel.png"))))
    (extract "call" image (image-layers image)
             '((colors 1) (posterized-layer #t) (palette-name "Pixel")))
    (save-to "posterized" image (car (image-layers image))))
""")
def one_pixel(outcome):
    assert successful(outcome).colors == 1
    (entry,) = one_palette(outcome).entries
    assert entry.rgb == ONE_COLOR, entry
    assert (saved(outcome, "posterized") == ONE_COLOR).all()


@CASES.add("""
  (let* ((image (load-image (string-append pictures "five-colors.png"))))
    (extract "call" image (image-layers image)
             '((colors 8) (posterized-layer #t) (palette-name "Five")))
    (save-to "posterized" image (car (image-layers image))))
""")
def fewer_colors_than_asked(outcome):
    assert successful(outcome).colors == 5
    palette = one_palette(outcome)
    stated = dict(zip([entry.rgb for entry in palette.entries],
                      reference.shares(palette)))
    assert stated == {color: count / 100
                      for color, count in FIVE_COLORS.items()}, stated
    assert len(Colors.of(saved(outcome, "posterized")).codes) == 5
    check_said(outcome, "only 5 different colors")


def check_said(outcome, words):
    """A message to the user holds `words`."""
    assert words in outcome.log, f"said: {outcome.log[-500:]!r}"


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
