# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What a palette should be, computed without any code of the project.

OKLab as published by Björn Ottosson, "A perceptual color space for image
processing", 2020 (https://bottosson.github.io/posts/oklab/); the sRGB curve of
IEC 61966-2-1; k-means as plain Lloyd iterations from several k-means++ starts.
"""

import re
from dataclasses import dataclass

import numpy as np

# Largest distance (ΔE_OK) of a swatch from the mean of the pixels nearest to
# it.  Rounding a swatch to 8 bits moves it by up to 0.004 in dark colors, and
# the pixels at the borders with it.
FIXED_POINT_OKLAB = 0.008
# The same for the classic method, in 8-bit codes.
FIXED_POINT_SRGB8 = 1.5
# How much worse than our own k-means the error may be.
WORST_ERROR_RATIO = 1.03
# Shares in entry names are whole percents.
SHARE_TOLERANCE = 0.01

# The color words, each with the hues in OKLab (degrees) that lie between the
# words before and behind it on the wheel; the adjectives.
WORDS = {"black": None, "gray": None, "white": None,
         "red": (-10, 40), "orange": (25, 80), "brown": (10, 100),
         "yellow": (75, 125), "olive": (95, 125), "green": (110, 175),
         "teal": (160, 210), "turquoise": (160, 200), "cyan": (180, 215),
         "blue": (195, 290), "purple": (280, 365), "magenta": (320, 365),
         "pink": (325, 400), "beige": (40, 120)}
ADJECTIVES = {
    "very", "dark", "darker", "light", "lighter", "pale", "bright", "vivid",
    "deep", "grayish", "reddish", "orangish", "brownish", "yellowish",
    "greenish", "bluish", "purplish", "pinkish"}

TO_LMS = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005]])
TO_OKLAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660]])


@dataclass
class Entry:
    """One line of a .gpl file."""

    rgb: tuple
    name: str


@dataclass
class PaletteFile:
    name: str
    entries: list

    @property
    def codes(self):
        return np.array([entry.rgb for entry in self.entries], dtype=np.uint8)


def parse_gpl(data):
    """The palette in the bytes of a .gpl file; AssertionError if it is none."""
    lines = data.decode("utf-8").split("\n")
    assert lines[0] == "GIMP Palette", f"first line is {lines[0]!r}"
    assert lines[1].startswith("Name: "), f"second line is {lines[1]!r}"
    assert lines[-1] == "", "the file does not end with a line break"
    entries = []
    for line in lines[2:-1]:
        if line.startswith(("#", "Columns:")):
            continue
        match = re.fullmatch(r" *(\d+) +(\d+) +(\d+)[\t ]+(.*)", line)
        assert match, f"not an entry: {line!r}"
        rgb = tuple(int(match.group(i)) for i in (1, 2, 3))
        assert max(rgb) <= 255, f"not 8 bits: {line!r}"
        entries.append(Entry(rgb, match.group(4)))
    return PaletteFile(lines[1].removeprefix("Name: "), entries)


def oklab(codes):
    """OKLab (n × 3) of 8-bit sRGB codes (n × 3)."""
    c = np.arange(256) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear[codes] @ TO_LMS.T) @ TO_OKLAB.T


def srgb8(codes):
    """The codes themselves as coordinates."""
    return np.asarray(codes, dtype=float)


def squared_distances(points, centers):
    """n × k."""
    return np.stack([((points - center) ** 2).sum(axis=1)
                     for center in centers], axis=1)


@dataclass
class Colors:
    """The different colors of a picture with their weights."""

    codes: np.ndarray
    weights: np.ndarray

    @staticmethod
    def of(pixels, weights=None):
        """Of pixels (… × 3, 8-bit) with weights of the same shape, or 1."""
        flat = np.asarray(pixels, dtype=np.uint32).reshape(-1, 3)
        packed = flat[:, 0] << 16 | flat[:, 1] << 8 | flat[:, 2]
        amounts = (np.ones(len(flat)) if weights is None
                   else np.asarray(weights, dtype=float).reshape(-1))
        different, where = np.unique(packed, return_inverse=True)
        sums = np.bincount(where, weights=amounts)
        different, sums = different[sums > 0], sums[sums > 0]
        codes = np.stack([different >> 16, different >> 8 & 255,
                          different & 255], axis=1)
        return Colors(codes, sums / sums.sum())


def k_means_error(points, weights, k, starts=4, rounds=40):
    """The least mean squared distance that `starts` runs of k-means reach."""
    random = np.random.default_rng(1)
    best = np.inf
    for _ in range(starts):
        centers = [points[random.choice(len(points), p=weights)]]
        while len(centers) < k:
            chance = squared_distances(points, centers).min(axis=1) * weights
            centers.append(points[random.choice(len(points),
                                                p=chance / chance.sum())])
        centers = np.array(centers)
        for _ in range(rounds):
            centers = cluster_means(points, weights, centers)
        distances = squared_distances(points, centers).min(axis=1)
        best = min(best, float((distances * weights).sum()))
    return best


def cluster_means(points, weights, centers):
    """One Lloyd iteration; a center without points stays."""
    nearest = squared_distances(points, centers).argmin(axis=1)
    amounts = np.bincount(nearest, weights, len(centers))
    sums = np.stack([np.bincount(nearest, weights * points[:, axis],
                                 len(centers)) for axis in range(3)], axis=1)
    filled = amounts > 0
    means = np.array(centers, dtype=float)
    means[filled] = sums[filled] / amounts[filled, None]
    return means


def check_entries(palette):
    """Different colors, each with a name of its own and a share."""
    assert len({entry.rgb for entry in palette.entries}) == len(
        palette.entries), "the same color twice"
    names = set()
    for entry in palette.entries:
        match = re.fullmatch(r"([a-z ]+?)( \d+)?, <?[0-9.]+%", entry.name)
        assert match, f"entry name {entry.name!r}"
        check_name(match.group(1), entry.rgb)
        names.add(entry.name.partition(",")[0])
    assert len(names) == len(palette.entries), f"a name twice: {names}"


def check_name(name, rgb):
    """The name is made of the vocabulary and no other color's."""
    *adjectives, word = name.split(" ")
    assert word in WORDS and set(adjectives) <= ADJECTIVES, name
    lightness, a, b = oklab(np.array([rgb]))[0]
    chroma, hue = np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360
    if word in ("black", "gray", "white"):
        assert chroma < 0.045, f"{rgb} is not {name}"
    else:
        low, high = WORDS[word]
        assert chroma > 0.02 and (hue - low) % 360 <= high - low, (
            f"{rgb} is not {name}")
    if "dark" in adjectives:
        assert lightness < 0.8, f"{rgb} is not {name}"
    if "light" in adjectives:
        assert lightness > 0.55, f"{rgb} is not {name}"


def shares(palette):
    """The shares (0–1) that the entry names state."""
    return np.array([float(re.search(r"([0-9.]+)%$", entry.name).group(1)) / 100
                     for entry in palette.entries])


def check_shares(palette, colors, space=oklab):
    """The stated shares are those of the nearest pixels."""
    nearest = squared_distances(space(colors.codes),
                                space(palette.codes)).argmin(axis=1)
    expected = np.bincount(nearest, colors.weights, len(palette.entries))
    worst = np.abs(shares(palette) - expected).max()
    assert worst <= SHARE_TOLERANCE, f"a share is off by {worst:.4f}"
    return worst


def check_clusters(palette, colors, space=oklab, tolerance=FIXED_POINT_OKLAB):
    """Each swatch is the mean of its pixels, and the error is near the least.

    Returns both figures, for people.
    """
    points, centers = space(colors.codes), space(palette.codes)
    means = cluster_means(points, colors.weights, centers)
    moved = np.sqrt(((means - centers) ** 2).sum(axis=1)).max()
    assert moved <= tolerance, (
        f"a swatch lies {moved:.4f} from the mean of its pixels")
    distances = squared_distances(points, centers).min(axis=1)
    error = float((distances * colors.weights).sum())
    ratio = error / k_means_error(points, colors.weights, len(centers))
    assert ratio <= WORST_ERROR_RATIO, f"error {ratio:.4f} × that of k-means"
    return moved, ratio


def check_remap(posterized, source, palette, space=oklab):
    """Each pixel has a palette color, and none lies nearer."""
    flat = posterized.reshape(-1, 3)
    used = Colors.of(flat)
    allowed = {entry.rgb for entry in palette.entries}
    found = {tuple(int(c) for c in code) for code in used.codes}
    assert found == allowed, (
        f"{len(found - allowed)} colors too many, "
        f"{len(allowed - found)} palette colors missing")
    pairs = np.unique(np.concatenate([source.reshape(-1, 3), flat], axis=1),
                      axis=0)
    points = space(pairs[:, :3])
    least = squared_distances(points, space(palette.codes)).min(axis=1)
    chosen = ((points - space(pairs[:, 3:])) ** 2).sum(axis=1)
    excess = float((np.sqrt(chosen) - np.sqrt(least)).max())
    assert excess <= 1e-6, f"a nearer color by {excess:.6f} was passed over"
