# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What a case of the matrix must leave behind."""

import numpy as np

import reference
import xcf
from case import one_palette, successful
from icc import SRGB_CURVE

# In codes of 8 bits: half a code, and what single precision and a profile's 16
# bits after the point add.
ROUNDED_CODE = 0.55
# Entry names have whole percents; weights are sums of 255ths of a pixel.
SHARE = 0.0075
# What single precision does to fractions of full: copied, and decoded, averaged
# and encoded again.
SINGLE = 1e-6
COLOR = 3e-5
# babl 0.1.114 itself, from codes on a curve that is a power to linear light and
# back, changes dark colors by up to 5e-4 (0 where codes have 8 bits).
POWER = 5e-4


def judge(picture, outcome):
    call = successful(outcome)
    palette = one_palette(outcome)
    swatches = check_palette(picture, palette)
    made = xcf.read(outcome.folder / "made.xcf")
    source = picture.image()
    if picture.cell.base == "indexed":
        assert call.layer <= 0, "a layer in colors that are not in the map"
        check_same(source, made, "the image")
        assert "to RGB first" in outcome.log, f"said: {outcome.log[-300:]!r}"
        return None
    new = check_place(picture, source, made)
    kept = xcf.Image(**{**vars(made), "layers": [
        layer for layer in made.layers if layer is not new]})
    check_same(source, kept, "beside the new layer, the image")
    remark = check_pixels(picture, swatches, new.pixels)
    assert outcome.text("clean") == "#f"
    check_same(source, xcf.read(outcome.folder / "undone.xcf"),
               "after undo, the image")
    check_same(made, xcf.read(outcome.folder / "redone.xcf"),
               "after redo, the image")
    return remark


def check_palette(picture, palette):
    """Its entries are the best colors, rounded to 8 bits, and their shares;
    returns their codes in the order of the groups."""
    centers, shares = picture.centers
    exact = np.clip(SRGB_CURVE.encode(centers), 0, 1) * 255
    assert len(palette.entries) == len(exact), f"{len(palette.entries)} colors"
    order = reference.squared_distances(exact, palette.codes).argmin(axis=1)
    assert len(set(order)) == len(order), (
        f"{palette.codes.tolist()} instead of {exact.round(1).tolist()}")
    codes = palette.codes[order].astype(float)
    off = np.abs(codes - exact)
    worst = np.unravel_index(off.argmax(), off.shape)[0]
    assert off.max() <= ROUNDED_CODE, (
        f"swatch {codes[worst].tolist()} instead of "
        f"{exact[worst].round(2).tolist()}")
    stated = reference.shares(palette)[order]
    assert np.abs(stated - shares).max() <= SHARE, (
        f"shares {stated.tolist()} instead of {shares.round(3).tolist()}")
    if picture.cell.base == "gray":
        assert (codes == codes[:, :1]).all(), f"not gray: {codes.tolist()}"
    return codes


def check_same(expected, image, what):
    """The images are equal but for names and pixels of a group's rendering."""
    for field in ("size", "base", "precision"):
        ours, theirs = getattr(expected, field), getattr(image, field)
        assert ours == theirs, f"{what} has {field} {theirs}, not {ours}"
    assert image.profile == expected.profile, f"{what} has another profile"
    check_equal_codes(expected.selection, image.selection,
                      f"{what} has a selection that")
    assert len(image.layers) == len(expected.layers), (
        f"{what} has {len(image.layers)} layers, not {len(expected.layers)}")
    for ours, theirs in zip(expected.layers, image.layers):
        assert (ours.offsets, len(ours.path)) == (
            theirs.offsets, len(theirs.path)), f"{what}: {theirs.name} moved"
        if not ours.is_group:
            check_equal_codes(ours.pixels, theirs.pixels,
                              f"{what}: layer {theirs.name}")


def check_equal_codes(expected, codes, what):
    """Bit for bit, so that NaN equals NaN; None is an empty selection."""
    if expected is None:
        assert codes is None or not codes.any(), f"{what} is not empty"
        return
    assert codes is not None and codes.shape == expected.shape, (
        f"{what} has another shape")
    expected = expected.astype(codes.dtype)
    same = codes.tobytes() == expected.tobytes()
    assert same, f"{what} differs at {np.argwhere(codes != expected)[0]}"


def check_place(picture, source, made):
    """The one new layer, which lies just above the source."""
    count = len(made.layers) - len(source.layers)
    assert count == 1, f"{count} new layers"
    names = [layer.name for layer in made.layers]
    number = next(i for i, name in enumerate(names)
                  if name not in ("group", "source"))
    new = made.layers[number]
    below = "group" if picture.cell.place == "group" else "source"
    assert names[number + 1] == below, f"layers {names}"
    old = made.layers[number + 1]
    assert new.offsets == picture.offsets, f"at {new.offsets}"
    assert len(new.path) == len(old.path), "in another group"
    has_alpha = (picture.cell.has_alpha or picture.selection is not None
                 or picture.cell.place == "group")
    shape = picture.color_codes.shape[:2] + (
        picture.color_codes.shape[2] + has_alpha,)
    assert new.pixels.shape == shape, f"{new.pixels.shape}, not {shape}"
    return new


def check_pixels(picture, swatches, pixels):
    """Each pixel in the nearest color, with the alpha of before × selection;
    returns the largest difference that depth explains, for people."""
    channels = picture.color_codes.shape[2]
    colors = picture.encoding.fractions(pixels[..., :channels])
    visible = picture.opacity * picture.selected
    choice, tolerance = layer_colors(picture, swatches, channels)
    shown = (visible > 0) & picture.finite
    worst = check_close(colors, choice[picture.group_of], tolerance, shown,
                        "a color")
    if pixels.shape[2] > channels:
        check_close(picture.encoding.fractions(pixels[..., channels:]),
                    visible[..., None], alpha_tolerance(picture),
                    np.ones(visible.shape, bool), "alpha")
    for place in np.argwhere((visible > 0) & ~picture.finite):
        color = colors[tuple(place)]
        off = np.abs(choice - color).max(axis=1)
        assert off.min() <= tolerance, f"no number became {color.tolist()}"
    check_close(colors, picture.encoding.fractions(picture.color_codes),
                kept_tolerance(picture.encoding),
                (picture.opacity == 0) & (picture.selected > 0),
                "the color of a transparent pixel")
    return f"off by {worst:.1e}"


def layer_colors(picture, swatches, channels):
    """The colors of the layer as fractions of full, in the order of the
    groups, and by how much depth lets them differ."""
    encoding = picture.encoding
    if encoding.is_srgb8:
        return swatches[:, :channels] / 255, 0
    exact = encoding.from_srgb(picture.centers[0], channels)
    tolerance = (POWER if encoding.has_power_curve
                 else COLOR * max(1, np.abs(exact).max()))
    if encoding.is_integer:
        return np.clip(exact, 0, 1), .5 / encoding.full + tolerance
    return exact, (tolerance
                   + np.finfo(encoding.type).eps / 2 * np.abs(exact).max())


def kept_tolerance(encoding):
    """Of a color that goes through babl and back unchanged."""
    if encoding.type.itemsize > 1 and encoding.has_power_curve:
        return POWER
    return 0 if encoding.type.itemsize <= 2 else SINGLE


def alpha_tolerance(picture):
    """Copied as it is if all is selected, by way of single precision."""
    encoding = picture.encoding
    if picture.selection is None and encoding.type.itemsize <= 2:
        return 0
    if encoding.is_integer:
        return .5 / encoding.full + SINGLE
    return SINGLE + np.finfo(encoding.type).eps / 2


def check_close(values, expected, tolerance, where, what):
    """Fractions of full agree where `where`; returns the largest difference."""
    if not where.any():
        return 0
    different = where[..., None] & (values != expected)
    off = np.abs(np.subtract(values, expected, where=different,
                             out=np.zeros(values.shape)))
    y, x = np.unravel_index(np.nan_to_num(off, nan=np.inf).max(axis=2).argmax(),
                            where.shape)
    assert (off <= tolerance).all(), (
        f"{what} at ({x}, {y}) is {values[y, x].tolist()} instead of "
        f"{expected[y, x].tolist()} ± {tolerance:.1e}")
    return off.max()
