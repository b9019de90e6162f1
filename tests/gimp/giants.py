# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Very large and very long pictures go through, in bounded memory."""

import time
from functools import partial

import numpy as np
from PIL import Image

from case import (Case, layers_of, one_palette, run_cases, successful)
from faults import fault_environment

# The process as a whole, from the end of gegl_init on.
MAX_MEGABYTES = 150
SIZES = {"24-megapixels": (6000, 4000), "100-megapixels": (10000, 10000),
         "30000-by-10": (30000, 10)}
# The first call of both hosts once GEGL is there.
GEGL_IS_UP = "1 gimp-progress-init"
EXIT_SECONDS = 30

SCRIPT = """
  (let* ((image (load-image (string-append pictures "%s.ppm"))))
    (checkpoint "begin")
    (extract "call" image (image-layers image)
             '((colors 8) (posterized-layer #t)))
    (record-layers "layers" (image-layers image))
    (checkpoint "called"))
"""


def write_giant(file, size, photograph):
    """The photograph, mirrored again and again."""
    width, height = size
    pixels = np.asarray(photograph)
    there = pixels.shape
    pixels = np.pad(pixels[:height, :width],
                    ((0, max(0, height - there[0])),
                     (0, max(0, width - there[1])), (0, 0)), "symmetric")
    Image.fromarray(pixels).save(file)


def judge(outcome, peaks):
    assert successful(outcome).colors == 8
    one_palette(outcome)
    new, source = layers_of(outcome, "layers")
    assert new.place == source.place, (new, source)
    peak = peaks[outcome.folder.name] / 1024
    assert 0 < peak <= MAX_MEGABYTES, f"{peak:.0f} MB"
    return f"at most {peak:.0f} MB"


def peak_noted(folder):
    """What fault.cc says when the process ends, after the call returned."""
    until = time.monotonic() + EXIT_SECONDS
    note = folder / "done"
    while time.monotonic() < until:
        words = note.read_text().split() if note.exists() else []
        if len(words) == 2:
            return int(words[1])
        time.sleep(0.05)
    return -1


def giant_cases(session):
    """Runs and judges the cases of this file."""
    folder = session.work / "fault"
    variables = fault_environment(session, folder)
    photograph = Image.open(session.work / "pictures" / "photo.png")
    peaks = {}

    def at_checkpoint(case, checkpoint, _outcome):
        if checkpoint == "begin":
            (folder / "done").unlink(missing_ok=True)
            (folder / "order").write_text(f"memory {GEGL_IS_UP}")
        if checkpoint == "called":
            (folder / "order").unlink()
            peaks[case] = peak_noted(folder)

    cases = [Case(name, SCRIPT % name, partial(judge, peaks=peaks))
             for name in SIZES]
    for name, size in SIZES.items():
        write_giant(session.work / "pictures" / f"{name}.ppm", size,
                    photograph)
    outcomes = session.run({case.name: case.script for case in cases},
                           at_checkpoint=at_checkpoint, variables=variables)
    for name in SIZES:
        (session.work / "pictures" / f"{name}.ppm").unlink()
    yield from run_cases(cases, outcomes)
