# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""GIMP's own files, so that tests give and take the very codes of a layer.

As described in "Documentation of the XCF file format"
(https://developer.gimp.org/core/standards/xcf/).  Written is version 12 without
compression; read is what GIMP 2.10 to 3.2 save: layers, groups, the selection
and the color profile.
"""

import struct
import zlib
from dataclasses import dataclass, field

import numpy as np

VERSION = 12  # the first in which all numbers are big-endian
WIDE_POINTERS = 11
TILE = 64
RGB, GRAY, INDEXED = range(3)
CHANNELS = {RGB: 3, GRAY: 1, INDEXED: 1}
# The hundreds of a precision; what is left is the transfer curve.
TYPES = {1: ">u1", 2: ">u2", 3: ">u4", 5: ">f2", 6: ">f4", 7: ">f8"}
LINEAR, NON_LINEAR, PERCEPTUAL = 0, 50, 75
COLORMAP, SELECTION, OFFSETS, COMPRESSION, PARASITES = 1, 4, 15, 17, 21
GROUP_ITEM, ITEM_PATH = 29, 30
NO_COMPRESSION, RLE, ZLIB = range(3)
PERSISTENT_AND_UNDOABLE = 3


@dataclass
class Layer:
    """`pixels` is height × width × channels, in the layer's own codes."""

    name: str
    pixels: np.ndarray
    offsets: tuple = (0, 0)
    path: tuple = (0,)  # place among its brothers, after that of its parent
    is_group: bool = False


@dataclass
class Image:
    """`layers` top first, a group before its members; `selection` is a
    height × width mask in codes of the image's type, or None."""

    size: tuple  # width, height
    base: int
    precision: int
    layers: list
    selection: np.ndarray = None
    profile: bytes = b""
    colormap: list = field(default_factory=list)  # of (r, g, b)

    @property
    def type(self):
        return np.dtype(TYPES[self.precision // 100])


class _Writer:
    """Bytes with pointers that are filled in later."""

    def __init__(self):
        self.data = bytearray()

    def numbers(self, *values, kind="I"):
        self.data += struct.pack(f">{len(values)}{kind}", *values)

    def string(self, text):
        raw = text.encode() + b"\0"
        self.numbers(len(raw))
        self.data += raw

    def property(self, number, payload=b""):
        self.numbers(number, len(payload))
        self.data += payload

    def pointers(self, count):
        """Room for `count` pointers; returns where it is."""
        place = len(self.data)
        self.data += bytes(8 * count)
        return place

    def point_here(self, place):
        struct.pack_into(">Q", self.data, place, len(self.data))


def write(file, image):
    out = _Writer()
    out.data += b"gimp xcf v%03d\0" % VERSION
    out.numbers(*image.size, image.base, image.precision)
    out.property(COMPRESSION, bytes([NO_COMPRESSION]))
    if image.colormap:
        out.property(COLORMAP, struct.pack(">I", len(image.colormap))
                     + bytes(code for rgb in image.colormap for code in rgb))
    if image.profile:
        name = b"icc-profile\0"
        out.property(PARASITES, struct.pack(">I", len(name)) + name
                     + struct.pack(">2I", PERSISTENT_AND_UNDOABLE,
                                   len(image.profile))
                     + image.profile)
    out.property(0)
    layers = out.pointers(len(image.layers) + 1)
    channels = out.pointers(2)
    for number, layer in enumerate(image.layers):
        out.point_here(layers + 8 * number)
        _write_layer(out, image, layer)
    if image.selection is not None:
        out.point_here(channels)
        out.numbers(*image.size)
        out.string("Selection Mask")
        out.property(SELECTION)
        out.property(0)
        hierarchy = out.pointers(1)
        out.point_here(hierarchy)
        _write_pixels(out, image.selection[..., None], image.type)
    file.write_bytes(out.data)


def _write_layer(out, image, layer):
    height, width, channels = layer.pixels.shape
    out.numbers(width, height,
                2 * image.base + (channels > CHANNELS[image.base]))
    out.string(layer.name)
    out.property(OFFSETS, struct.pack(">2i", *layer.offsets))
    if layer.is_group:
        out.property(GROUP_ITEM)
    if len(layer.path) > 1:
        out.property(ITEM_PATH, struct.pack(f">{len(layer.path)}I",
                                            *layer.path))
    out.property(0)
    hierarchy = out.pointers(2)  # the second is the layer mask
    out.point_here(hierarchy)
    _write_pixels(out, layer.pixels, image.type)


def _tiles(height, width):
    for y in range(0, height, TILE):
        for x in range(0, width, TILE):
            yield slice(y, min(y + TILE, height)), slice(x, min(x + TILE,
                                                                width))


def _write_pixels(out, pixels, kind):
    height, width, channels = pixels.shape
    tiles = list(_tiles(height, width))
    out.numbers(width, height, channels * kind.itemsize)
    out.point_here(out.pointers(2))
    out.numbers(width, height)
    places = out.pointers(len(tiles) + 1)
    for number, tile in enumerate(tiles):
        out.point_here(places + 8 * number)
        out.data += pixels[tile].astype(kind).tobytes()


class _Reader:
    def __init__(self, data):
        self.data = data
        self.at = 14
        self.version = int(data[10:13])

    def numbers(self, count, kind="I"):
        values = struct.unpack_from(f">{count}{kind}", self.data, self.at)
        self.at += struct.calcsize(f">{count}{kind}")
        return values

    def string(self):
        length, = self.numbers(1)
        self.at += length
        return self.data[self.at - length:self.at - 1].decode()

    def pointers(self):
        """Up to the one that is 0."""
        found = []
        while pointer := self.numbers(
                1, "Q" if self.version >= WIDE_POINTERS else "I")[0]:
            found.append(pointer)
        return found

    def pointer(self):
        return self.numbers(1, "Q" if self.version >= WIDE_POINTERS
                            else "I")[0]

    def properties(self):
        found = {}
        while True:
            number, length = self.numbers(2)
            if number == 0:
                return found
            found[number] = self.data[self.at:self.at + length]
            self.at += length

    def go_to(self, place):
        self.at = place
        return self


def read(file):
    """The image in `file`."""
    data = file.read_bytes()
    assert data[:9] == b"gimp xcf ", f"{file.name} is not an XCF file"
    source = _Reader(data)
    width, height, base, precision = source.numbers(4)
    properties = source.properties()
    compression = properties[COMPRESSION][0]
    layers, channels = source.pointers(), source.pointers()
    image = Image((width, height), base, precision, [])
    image.profile = _profile(properties.get(PARASITES, b""))
    image.layers = [_read_layer(source.go_to(place), image, compression, number)
                    for number, place in enumerate(layers)]
    for place in channels:
        source.go_to(place).numbers(2)
        source.string()
        if SELECTION in source.properties():
            image.selection = _read_pixels(source.go_to(source.pointer()),
                                           image.type, compression)[..., 0]
    return image


def _profile(parasites):
    source = _Reader(b"gimp xcf v012\0" + parasites)
    while source.at < len(source.data):
        name = source.string()
        _, length = source.numbers(2)
        source.at += length
        if name == "icc-profile":
            return source.data[source.at - length:source.at]
    return b""


def _read_layer(source, image, compression, number):
    source.numbers(3)
    name = source.string()
    properties = source.properties()
    path = properties.get(ITEM_PATH, struct.pack(">I", number))
    pixels = _read_pixels(source.go_to(source.pointer()), image.type,
                          compression)
    return Layer(name, pixels, struct.unpack(">2i", properties[OFFSETS]),
                 struct.unpack(f">{len(path) // 4}I", path),
                 GROUP_ITEM in properties)


def _read_pixels(source, kind, compression):
    width, height, size = source.numbers(3)
    source.go_to(source.pointer()).numbers(2)
    pixels = np.zeros((height, width, size // kind.itemsize), kind)
    for tile, place in zip(_tiles(height, width), source.pointers()):
        length = pixels[tile].size * kind.itemsize
        data = source.data[place:]
        if compression == RLE:
            data = _without_runs(data, size, length // size)
        elif compression == ZLIB:
            data = zlib.decompressobj().decompress(data)
        pixels[tile] = np.frombuffer(data[:length], kind).reshape(
            pixels[tile].shape)
    return pixels


def _without_runs(data, size, count):
    """The bytes of `count` pixels: each byte of a pixel has its own runs."""
    planes = np.zeros((size, count), np.uint8)
    at = 0
    for plane in planes:
        done = 0
        while done < count:
            code = data[at]
            is_run = code < 128
            length, at = (code + 1 if is_run else 256 - code), at + 1
            if length == 128:
                length, at = int.from_bytes(data[at:at + 2], "big"), at + 2
            taken = 1 if is_run else length
            plane[done:done + length] = np.frombuffer(data[at:at + taken],
                                                      np.uint8)
            at += taken
            done += length
    return planes.T.tobytes()
