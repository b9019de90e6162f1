# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What the procedure makes of every kind of layer, without a display."""

import numpy as np

import reference
from case import (CaseList, check_said, check_unchanged, layers_of,
                  one_palette, saved, successful)
from pictures import FIVE_COLORS, ONE_COLOR
from reference import Colors

LAYER_CASES = CaseList()


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 60 40 100 50)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Selected")))
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "alpha.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Alpha")))
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


@LAYER_CASES.add("""
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image))
         (group (new-group image)))
    (save-to "source" image source)
    (gimp-image-reorder-item image source group 0)
    (extract "call" image (list group)
             '((method "accurate") (colors 4) (posterized-layer #t)
               (palette-name "A group")))
    (record-layers "layers" (image-layers image))
    (record-layers "group" (group-layers group)))
""")
def layer_group_as_a_whole(outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    colors = Colors.of(saved(outcome, "source"))
    reference.check_shares(palette, colors)
    reference.check_clusters(palette, colors)
    new, group = layers_of(outcome, "layers")
    assert new.number == call.layer and new.place == group.place, (new, group)
    assert len(layers_of(outcome, "group")) == 1, "put into the group"


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image))
         (other (copy-of-layer image source)))
    (gimp-drawable-invert other FALSE)
    (save-to "other" image other)
    (save-to "source" image source)
    (extract "call" image (list source other)
             '((method "accurate") (colors 6) (posterized-layer #t)
               (palette-name "Joint")))
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "gray.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Gray")))
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "indexed.png")))
         (source (only-layer image)))
    (save-to "before" image source)
    (extract "call" image (list source)
             '((method "accurate") (colors 5) (posterized-layer #t)
               (palette-name "Indexed")))
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (source (only-layer image)))
    (save-to "source" image source)
    (gimp-image-convert-precision image precision-float-linear)
    (extract "call" image (list source)
             '((method "accurate") (colors 6) (posterized-layer #t)
               (palette-name "Float")))
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


@LAYER_CASES.add("""
  (let* ((image (load-image (string-append pictures "one-color.png"))))
    (extract "call" image (image-layers image)
             '((colors 8) (posterized-layer #t) (palette-name "One")))
    (save-to "posterized" image (car (image-layers image))))
""")
def one_color(outcome):
    assert successful(outcome).colors == 1
    (entry,) = one_palette(outcome).entries
    assert entry == reference.Entry(ONE_COLOR, "dark red, 100%"), entry
    assert (saved(outcome, "posterized") == ONE_COLOR).all()
    check_said(outcome, "only one color")


@LAYER_CASES.add("""
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


@LAYER_CASES.add("""
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
