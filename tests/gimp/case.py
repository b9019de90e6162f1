# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""A test case: what GIMP is to do, in Script-Fu, and a judge in Python."""

import re
from dataclasses import dataclass
from typing import Callable

import numpy as np

import reference
from pictures import read_picture
from session import GimpFailed


@dataclass(frozen=True)
class Case:
    """`judge(outcome)` raises AssertionError; it may return a remark.  Where
    there is an answer, `answer(dialog)` is what a person does with the dialog
    that the script opens, and its value the judge's second argument."""

    name: str
    script: str
    judge: Callable
    generations: tuple = ("2.10", "3")
    answer: Callable | None = None


class CaseList(list):
    """Cases in the order of their definition."""

    def add(self, script, generations=("2.10", "3")):
        def enter(judge):
            name = judge.__name__.replace("_", "-")
            self.append(Case(name, script, judge, generations))
            return judge
        return enter

    def of(self, generation):
        return [case for case in self if generation in case.generations]


@dataclass(frozen=True)
class Call:
    """What a call of the procedure returned."""

    ok: bool
    palette: str = ""
    layer: int = -1
    colors: int = 0
    card: int = -1
    message: str = ""

    @property
    def plain_message(self):
        """The message without the words that Script-Fu puts around it."""
        plain = re.sub(r"\([^()]*\.scm : \d+\)|Procedure execution of \S+ "
                       r"failed( on invalid input arguments)?:", "",
                       self.message)
        return " ".join(plain.split()).strip("() ")


def call_of(outcome, key="call"):
    """The call that the script recorded as `key`."""
    status, _, rest = outcome.text(key).partition("\n")
    if status != "ok":
        return Call(False, message=rest)
    palette, layer, colors, card = rest.rsplit("\n", 3)
    return Call(True, palette, int(layer), int(colors), int(card))


@dataclass(frozen=True)
class Layer:
    """What `record-layers` wrote about a layer."""

    number: int
    parent: int
    offsets: tuple
    size: tuple
    type: int
    name: str

    @property
    def place(self):
        return self.parent, self.offsets, self.size

    @property
    def has_alpha(self):
        return self.type % 2 == 1


def layers_of(outcome, key):
    """The layers that the script recorded as `key`, top first."""
    layers = []
    for line in outcome.text(key).splitlines():
        *numbers, name = line.split(" ", 7)
        number, parent, x, y, width, height, kind = map(int, numbers)
        layers.append(Layer(number, parent, (x, y), (width, height), kind,
                            name))
    return layers


def saved(outcome, key):
    """The pixels of a layer that the script saved as `key`."""
    file = outcome.folder / f"{key}.png"
    assert file.exists(), f"GIMP did not save '{key}'"
    return read_picture(file)


def one_palette(outcome, checkpoint="end", since=None):
    """The one palette file that was new and complete at the checkpoint."""
    files = outcome.new_palettes(checkpoint, since)
    assert len(files) == 1, f"palette files: {sorted(files)}, expected one"
    (name, data), = files.items()
    assert name.endswith(".gpl"), f"file name {name!r}"
    palette = reference.parse_gpl(data)
    reference.check_entries(palette)
    return palette


def successful(outcome, key="call"):
    """The call recorded as `key`, which must have succeeded."""
    call = call_of(outcome, key)
    assert call.ok, f"the call failed: {call.message}"
    return call


def refused(outcome, words=(), key="call"):
    """The call failed with one clear line and nothing was written."""
    call = call_of(outcome, key)
    assert not call.ok, "the call succeeded"
    files = outcome.new_palettes()
    assert not files, f"written nevertheless: {sorted(files)}"
    for word in words:
        assert word in call.message, (
            f"'{word}' is not in the message: {call.message!r}")
    return call.plain_message


def check_unchanged(outcome, before="before", after="after"):
    """Two saved layers are equal, pixel for pixel."""
    assert np.array_equal(saved(outcome, before), saved(outcome, after)), (
        "the source layer was changed")


def check_said(outcome, words):
    """A message to the user holds `words`."""
    assert words in outcome.log, f"said: {outcome.log[-500:]!r}"


def check_posterized(outcome, key, call, source_pixels, palette, **options):
    """The saved layer `key` shows the palette and nothing else."""
    assert call.layer > 0, "no layer was returned"
    pixels = saved(outcome, key)
    reference.check_remap(pixels[..., :3], source_pixels[..., :3], palette,
                          **options)
    return pixels


def run_cases(cases, outcomes):
    """Judges; yields (name, seconds, failure or None, remark)."""
    for case in cases:
        outcome = outcomes.get(case.name)
        if outcome is None or not outcome.ended:
            yield case.name, 0, "GIMP ended before or in this case", ""
            continue
        failure, remark = None, ""
        try:
            error = outcome.folder / "script-error"
            assert not error.exists(), f"script: {error.read_text()}"
            remark = case.judge(outcome) or ""
        except (AssertionError, GimpFailed) as problem:
            failure = str(problem) or repr(problem)
        yield case.name, outcome.seconds, failure, remark
