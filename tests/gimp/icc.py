# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Color profiles made of primaries and a curve, and what their numbers mean.

ICC.1:2022 (https://www.color.org/specification/ICC.1-2022-05.pdf): matrix/TRC
and gray profiles; primaries are adapted to D50 by the Bradford matrix of annex
E.  Primaries: IEC 61966-2-1 (sRGB), SMPTE EG 432-1 (P3), Adobe RGB (1998),
ISO 22028-2 (ProPhoto).
"""

import struct
from dataclasses import dataclass
from typing import Callable

import numpy as np

D50 = np.array([0.9642, 1, 0.8249])
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367],
                     [0.0389, -0.0685, 1.0296]])
D65_XY, D50_XY = (0.3127, 0.3290), (0.3457, 0.3585)


@dataclass(frozen=True)
class Curve:
    """Encoded values to linear light and back; negative ones are mirrored."""

    tag: bytes
    decode: Callable
    encode: Callable
    is_power: bool = False


def _mirrored(curve):
    return lambda v: np.sign(v) * curve(np.abs(v))


def _srgb_decode(v):
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)


def _srgb_encode(v):
    return np.where(v <= 0.0031308, v * 12.92, 1.055 * v ** (1 / 2.4) - 0.055)


def _fixed(*values):
    return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))


def power(gamma):
    """The curve v ** gamma, of a gamma as exact as a profile can hold it."""
    stored = round(gamma * 256)
    exact = stored / 256
    return Curve(struct.pack(">4s2IH2x", b"curv", 0, 1, stored),
                 _mirrored(lambda v: v ** exact),
                 _mirrored(lambda v: v ** (1 / exact)), True)


SRGB_CURVE = Curve(
    struct.pack(">4sIHH", b"para", 0, 3, 0)
    + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
    _mirrored(_srgb_decode), _mirrored(_srgb_encode))
LINEAR_CURVE = Curve(struct.pack(">4s2I", b"curv", 0, 0), np.array, np.array)


def _xyz(xy):
    x, y = xy
    return np.array([x / y, 1, (1 - x - y) / y])


def matrix_to_d50(primaries, white):
    """Linear RGB with these chromaticities to XYZ relative to D50."""
    columns = np.stack([_xyz(xy) for xy in primaries], axis=1)
    columns = columns * np.linalg.solve(columns, _xyz(white))
    if white == D50_XY:
        return columns
    scale = (BRADFORD @ D50) / (BRADFORD @ _xyz(white))
    return np.linalg.inv(BRADFORD) @ np.diag(scale) @ BRADFORD @ columns


SRGB_MATRIX = matrix_to_d50([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)], D65_XY)


@dataclass(frozen=True)
class Profile:
    """What an image's codes mean; `data` is the profile's file, maybe none."""

    data: bytes
    curve: Curve
    to_srgb: np.ndarray  # of linear values, 3 × 3


def _with_tags(color_space, tags):
    """A profile of version 4 with `tags`, pairs of signature and content."""
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for signature, content in tags:
        table += struct.pack(">4s2I", signature, start + len(body),
                             len(content))
        body += content + bytes(-len(content) % 4)
    header = struct.pack(
        ">I4sI4s4s4s6H4s", start + len(body), b"\0\0\0\0", 0x04000000, b"mntr",
        color_space, b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + _fixed(*D50)
    return header.ljust(128, b"\0") + table + body


def _text(words):
    raw = words.encode("utf-16-be")
    return struct.pack(">4s3I2s2s2I", b"mluc", 0, 1, 12, b"en", b"US",
                       len(raw), 28) + raw


def _common_tags(name):
    return [(b"desc", _text(name)), (b"cprt", _text("CC0")),
            (b"wtpt", b"XYZ \0\0\0\0" + _fixed(*D50))]


def rgb_profile(name, primaries, white, curve):
    matrix = matrix_to_d50(primaries, white)
    tags = _common_tags(name)
    for letter, column in zip("rgb", matrix.T):
        tags.append((f"{letter}XYZ".encode(),
                     b"XYZ \0\0\0\0" + _fixed(*column)))
        tags.append((f"{letter}TRC".encode(), curve.tag))
    return Profile(_with_tags(b"RGB ", tags), curve,
                   np.linalg.inv(SRGB_MATRIX) @ matrix)


def gray_profile(name, curve):
    return Profile(_with_tags(b"GRAY", [*_common_tags(name),
                                        (b"kTRC", curve.tag)]),
                   curve, np.eye(3))


def table_profile(name):
    """A profile of RGB that has tables only: from device to XYZ by the type
    lut16Type, the identity on a grid of 2."""
    corners = [(r, g, b) for r in (0, 1) for g in (0, 1) for b in (0, 1)]
    grid = b"".join(struct.pack(">3H", *(32768 * c for c in corner))
                    for corner in corners)
    ramp = struct.pack(">2H", 0, 65535) * 3
    table = (struct.pack(">4s4B", b"mft2", 0, 0, 0, 0)
             + struct.pack(">4B", 3, 3, 2, 0)
             + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
             + struct.pack(">2H", 2, 2) + ramp + grid + ramp)
    return _with_tags(b"RGB ", [*_common_tags(name), (b"A2B0", table)])


PROFILES = {
    "none": Profile(b"", SRGB_CURVE, np.eye(3)),
    "display-p3": rgb_profile(
        "P3 of the test", [(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)],
        D65_XY, SRGB_CURVE),
    "adobe-rgb": rgb_profile(
        "Adobe RGB of the test", [(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)],
        D65_XY, power(2.2)),
    "prophoto": rgb_profile(
        "ProPhoto of the test",
        [(0.734699, 0.265301), (0.159597, 0.840403), (0.036598, 0.000105)],
        D50_XY, power(1.8)),
    "gray-2.2": gray_profile("Gray 2.2 of the test", power(2.2)),
    "gray-linear": gray_profile("Linear gray of the test", LINEAR_CURVE),
}
