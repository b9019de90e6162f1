# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The cases of the matrix test, their pictures and what is right for each.

A picture has five groups of colors, far apart, of three near colors each.  The
best five colors are then the means of the groups in OKLab, weighted by alpha ×
selection: known without any clustering.  Near colors differ in their alpha and
selection, so that a wrong weight moves a mean by more than a code.
"""

import itertools
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

import xcf
from icc import LINEAR_CURVE, PROFILES, SRGB_CURVE
from reference import TO_LMS, TO_OKLAB

TABLE = Path(__file__).with_name("matrix.tsv")
CURVES = {"linear": xcf.LINEAR, "non-linear": xcf.NON_LINEAR,
          "perceptual": xcf.PERCEPTUAL}
DEPTHS = {"u8": 100, "u16": 200, "u32": 300, "half": 500, "float": 600,
          "double": 700}
BASES = {"rgb": xcf.RGB, "gray": xcf.GRAY, "indexed": xcf.INDEXED}

# sRGB-coded values in the primaries of the image.
GROUPS = {
    "rgb": np.array([[.85, .12, .20], [.12, .60, .25], [.10, .22, .80],
                     [.90, .85, .30], [.45, .45, .47]]),
    "gray": np.array([[.06], [.27], [.50], [.73], [.94]]),
}
NEAR = {"rgb": .03, "gray": .02}
HIDDEN = .33  # the color of pixels with alpha 0
BLOCK = {"wide": 25}
SIZE = {"wide": (300, 200)}
# Canvas, and the layer's offset on it.
PLACES = {"inside": ((40, 30), (9, 5)), "beyond": ((17, 12), (-4, -2))}


@dataclass(frozen=True)
class Cell:
    """One case of the table."""

    base: str
    precision: str
    profile: str
    alpha: str
    selection: str
    picture: str
    place: str

    @property
    def name(self):
        words = [self.base, self.precision, self.profile, self.alpha,
                 self.selection, self.picture, self.place]
        return "_".join(w for w in words if w not in ("flat", "canvas"))

    @property
    def has_alpha(self):
        return self.alpha == "alpha"

    @property
    def is_integer(self):
        return self.precision.startswith("u")


def read_table(file=TABLE):
    """The cases of the file, in its order, each once."""
    lines = [line.split("\t") for line in
             file.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
    cells = [Cell(*words) for line in lines[1:] for words in itertools.product(
        *([word for cell in entry.split() for word in _alternatives(cell)]
          for entry in line))]
    return list(dict.fromkeys(cells))


def _alternatives(word):
    return ([word.replace("*", curve) for curve in CURVES] if "*" in word
            else [word])


def oklab_of_linear(linear):
    return np.cbrt(linear @ TO_LMS.T) @ TO_OKLAB.T


def linear_of_oklab(lab):
    lms = (lab @ np.linalg.inv(TO_OKLAB).T) ** 3
    return lms @ np.linalg.inv(TO_LMS).T


def pixel_weights(visible):
    """In steps of 1/255, but never 0 for what is visible at all."""
    return np.maximum(np.floor(visible * 255 + .5), visible > 0)


class Encoding:
    """What the codes of a case's layers mean."""

    def __init__(self, cell):
        depth, _, curve = cell.precision.partition("-")
        self.number = DEPTHS[depth] + CURVES[curve]
        self.type = np.dtype(xcf.TYPES[DEPTHS[depth] // 100])
        self.profile = PROFILES[cell.profile]
        self.is_integer = cell.is_integer
        self.full = np.iinfo(self.type).max if self.is_integer else 1
        self._curve = {"linear": LINEAR_CURVE, "non-linear": self.profile.curve,
                       "perceptual": SRGB_CURVE}[curve]
        # GIMP's masks are linear but for those of plain 8-bit images.
        self._mask_curve = (SRGB_CURVE if cell.precision == "u8-non-linear"
                            else LINEAR_CURVE)
        self.is_srgb8 = (self.type == np.uint8 and not self.profile.data
                         and curve != "linear")

    @property
    def has_power_curve(self):
        return self._curve.is_power

    def quantized(self, values):
        """The nearest codes of values of which 1 is full."""
        if self.is_integer:
            values = np.rint(np.clip(values, 0, 1) * self.full)
        return values.astype(self.type)

    def codes(self, linear):
        """Of linear light in the image's own primaries."""
        return self.quantized(self._curve.encode(linear))

    def mask_codes(self, mask):
        return self.quantized(self._mask_curve.encode(mask))

    def mask(self, codes):
        return self._mask_curve.decode(self.fractions(codes))

    def fractions(self, codes):
        return codes.astype(float) / self.full

    def to_srgb(self, codes):
        """Linear light with sRGB primaries, n × 3, of n × 1 or 3 codes."""
        values = self.fractions(codes)
        linear = self._curve.decode(values)
        return np.broadcast_to(linear, (len(linear), 3)) @ (
            self.profile.to_srgb.T)

    def from_srgb(self, linear, channels):
        """Values (1 is full) that show linear sRGB, not rounded."""
        own = linear @ np.linalg.inv(self.profile.to_srgb).T
        return self._curve.encode(own)[:, :channels]


class Picture:
    """The image of a case and what its palette and layer should be.

    `group_of` says for each pixel to which group its color belongs.
    """

    def __init__(self, cell):
        self.cell = cell
        self.encoding = Encoding(cell)
        self.size = SIZE.get(cell.picture, (24, 16))
        width, height = self.size
        y, x = np.mgrid[:height, :width]
        block = BLOCK.get(cell.picture, 4)
        self._column, self._row = x // block, y // block
        self.group_of = (self._column + 2 * self._row) % 5
        self._near = (self._column + self._row) % 3
        self._x, self._y = x, y
        self.canvas, self.offsets = PLACES.get(cell.place,
                                               (self.size, (0, 0)))

    @cached_property
    def colormap(self):
        """Of an indexed image: 8-bit codes, three near ones for a group."""
        values = GROUPS["rgb"][:, None] + NEAR["rgb"] * np.array(
            [[[-1.0]], [[0.0]], [[1.0]]])[:, 0][None]
        return np.rint(values * 255).astype(np.uint8).reshape(-1, 3)

    @cached_property
    def pixels(self):
        """Height × width × channels, codes."""
        color = self._indices if self.cell.base == "indexed" else self._color
        if not self.cell.has_alpha:
            return color
        return np.concatenate([color, self._alpha[..., None]], axis=2)

    @property
    def _indices(self):
        return (3 * self.group_of + self._near).astype(np.uint8)[..., None]

    @property
    def _color(self):
        base = self.cell.base
        values = GROUPS[base][self.group_of] + (
            NEAR[base] * (self._near - 1.0))[..., None]
        if self.cell.has_alpha:
            values[self._alpha == 0] = HIDDEN
        linear = SRGB_CURVE.decode(values)
        if self.cell.picture == "hdr":
            linear[self.group_of == 3] *= 4
            if "non-" not in self.cell.precision:
                # Curves below 0 are babl's own affair.
                linear[self.group_of == 1, 0] -= .1
        codes = self.encoding.codes(linear)
        if self.cell.picture == "holes":
            for number, hole in enumerate((np.nan, np.inf, -np.inf)):
                codes[3 * number + 3, 2:23:5, number % codes.shape[2]] = hole
        return codes

    @cached_property
    def _alpha(self):
        levels = np.array([[1, .5, 0, 1], [.25, .125, .25, 0], [.5, 1, 1, .75]])
        return self.encoding.quantized(levels[self._near,
                                              (self._x + self._y) % 4])

    @cached_property
    def selection(self):
        """The codes of the canvas' mask; None if there is none."""
        if self.cell.selection == "all":
            return None
        width, height = self.canvas
        y, x = np.mgrid[:height, :width]
        inside = ((x >= width // 8) & (x < width - width // 6)
                  & (y >= height // 8) & (y < height - height // 5))
        if self.cell.selection == "hard":
            inside &= (x > width * .4) | (y > height * .4)  # no rectangle
            return self.encoding.mask_codes(inside.astype(float))
        block = BLOCK.get(self.cell.picture, 4)
        softness = np.array([1, .6, .15])[(x // block + y // block) % 3]
        return self.encoding.mask_codes(
            inside * softness * (.5 + .5 * y / height))

    @property
    def selected(self):
        """How much each pixel of the layer is selected, 0–1."""
        width, height = self.size
        if self.selection is None:
            return np.ones((height, width))
        mask = np.zeros((height, width))
        left, top = self.offsets
        columns = slice(max(-left, 0), min(self.canvas[0] - left, width))
        rows = slice(max(-top, 0), min(self.canvas[1] - top, height))
        mask[rows, columns] = self.encoding.mask(self.selection)[
            max(top, 0):max(top, 0) + rows.stop - rows.start,
            max(left, 0):max(left, 0) + columns.stop - columns.start]
        return mask

    @property
    def opacity(self):
        """The alpha of each pixel, 0–1."""
        if not self.cell.has_alpha:
            return np.ones(self.size[::-1])
        return self.encoding.fractions(self.pixels[..., -1])

    @property
    def color_codes(self):
        return (self.pixels[..., :-1] if self.cell.has_alpha else self.pixels)

    @property
    def finite(self):
        return np.isfinite(self.color_codes.astype(float)).all(axis=2)

    @cached_property
    def centers(self):
        """The best five colors in linear sRGB, and their shares."""
        codes = self.color_codes
        if self.cell.base == "indexed":
            codes = self.colormap[codes[..., 0]]
        seen = self.finite
        lab = oklab_of_linear(self.encoding.to_srgb(codes[seen]))
        weights = pixel_weights((self.opacity * self.selected)[seen])
        groups = self.group_of[seen]
        amounts = np.bincount(groups, weights, 5)
        assert amounts.min() > 0, "a group of colors is not to be seen"
        means = np.stack([np.bincount(groups, weights * axis, 5)
                          for axis in lab.T], axis=1) / amounts[:, None]
        return linear_of_oklab(means), amounts / amounts.sum()

    def image(self):
        """The file for GIMP."""
        base = BASES[self.cell.base]
        source = xcf.Layer("source", self.pixels, self.offsets)
        layers = [source]
        if self.cell.place in ("member", "group"):
            source.path = (0, 0)
            shape = self.pixels.shape[:2] + (xcf.CHANNELS[base] + 1,)
            layers.insert(0, xcf.Layer(
                "group", np.zeros(shape, self.encoding.type), self.offsets,
                (0,), True))
        colormap = self.colormap.tolist() if base == xcf.INDEXED else []
        return xcf.Image(self.canvas, base, self.encoding.number, layers,
                         self.selection, self.encoding.profile.data, colormap)
