# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The dialog of GIMP 2.10, by keyboard and by what is seen of it.

GTK 2 shows no swatches to accessibility tools.  So the strip is read from
pictures of the window: its colors are found there in the order in which the new
palette must have them.
"""

import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from case import (CaseList, call_of, layers_of, one_palette, run_cases,
                  successful)
from gui import Keyboard, check_tools, virtual_display
from session import GimpFailed

GTK2_CASES = CaseList()
TITLE = "^Extract Scene Palette$"
IMAGE_TITLE = "(small|Untitled).*(GIMP|GNU Image)"
# The window and its frame are to fit on this screen.
SCREEN = (1280, 720)
FRAME = 30
# The side with picture and strip, without the texts that blink on the other.
VIEWS_WIDTH = 600
SECONDS = 20
# At least as many pixels of a swatch are in a row, frames apart.
LEAST_WIDTH = 6

# From the number of colors back: its slider, the widths, the strip.
TO_STRIP = ("alt+n", *["shift+Tab"] * 3)


def colors(count):
    """The keys for that number of colors, from anywhere."""
    return ("alt+n", "ctrl+a", *str(count), "Tab")


class Dialog:
    """The open dialog, which has the keys."""

    def __init__(self, keyboard, folder):
        self.keyboard = keyboard
        self.window = keyboard.wait_for(TITLE)
        self._file = folder / "dialog.png"

    def picture(self):
        """What is seen of the side with the strip: rows of codes."""
        self.keyboard.take_picture(self._file, self.window)
        pixels = np.asarray(Image.open(self._file).convert("RGB"))
        return pixels[:, :VIEWS_WIDTH].astype(np.int64) @ (65536, 256, 1)

    def settled(self, before=None):
        """The picture once it stays as it is and is not `before` any more."""
        until = time.monotonic() + SECONDS
        last = self.picture()
        while time.monotonic() < until:
            time.sleep(0.3)
            now = self.picture()
            if np.array_equal(now, last) and (
                    before is None or not np.array_equal(now, before)):
                return now
            last = now
        raise AssertionError("the dialog does not answer")

    def press(self, *keys):
        """Presses the keys one by one, each time until it is answered."""
        seen = self.settled()
        for key in keys:
            self.keyboard.press(key)
            seen = self.settled(seen)
        return seen

    def size(self):
        """Its width and height in pixels."""
        self.picture()
        return Image.open(self._file).size


def runs_of(row):
    """The colors of a row that are as wide as a swatch, from the left."""
    edges = np.flatnonzero(np.diff(row)) + 1
    starts = np.concatenate(([0], edges))
    widths = np.diff(np.concatenate((starts, [len(row)])))
    return [int(code) for code in row[starts[widths >= LEAST_WIDTH]]]


def codes(palette):
    return [(entry.rgb[0] << 16) + (entry.rgb[1] << 8) + entry.rgb[2]
            for entry in palette.entries]


def check_shown(picture, wanted):
    """A row of the picture has these colors and no others on its ground."""
    ground = int(picture[0, 0])
    for row in picture:
        found = [code for code in runs_of(row) if code != ground]
        if found == wanted:
            return
    raise AssertionError("the strip did not show "
                         + " ".join(f"#{code:06x}" for code in wanted))


SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    %s
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (checkpoint "edited")
    %s)
"""
PLAIN = """(extract "plain" image (image-layers image) '((colors 5)))
           (checkpoint "plain")"""
ANSWERS = {}  # case -> what a person does; it returns what was seen at last


def add(script, answer):
    def enter(judge):
        ANSWERS[judge.__name__.replace("_", "-")] = answer
        return GTK2_CASES.add(script, ("2.10",))(judge)
    return enter


def to_strip(dialog, *keys):
    """Five colors, the focus in their strip, then the keys; the picture."""
    dialog.settled()
    dialog.keyboard.press(*colors(5), *TO_STRIP)
    return dialog.press(*keys)


def and_ok(dialog, picture):
    dialog.keyboard.press("alt+o")
    return picture


def edit_and_cancel(dialog):
    size = dialog.size()
    to_strip(dialog, "Delete", "space", "ctrl+Right")
    dialog.keyboard.press("Escape")
    return size


@add(SCRIPT % ("(show-image image) (gimp-image-clean-all image)", """
    (record "clean" (image-clean? image))
    (record-layers "layers" (image-layers image))"""), edit_and_cancel)
def gtk2_cancel_leaves_nothing(outcome, size):
    assert size[0] <= SCREEN[0] and size[1] + FRAME <= SCREEN[1], size
    assert not call_of(outcome).ok, "Cancel returned a palette"
    assert not outcome.new_palettes(), "Cancel left a palette"
    assert len(layers_of(outcome, "layers")) == 1, "Cancel left a layer"
    assert outcome.text("clean") == "#t", "Cancel changed the image"


def plain_and_edited(outcome, picture):
    """The colors without a dialog, and those of its edited strip."""
    call = successful(outcome)
    edited = codes(one_palette(outcome, "edited", since="plain"))
    assert call.colors == len(edited), call
    check_shown(picture, edited)
    return codes(one_palette(outcome, "plain")), edited


@add(SCRIPT % (PLAIN, ""), lambda dialog: and_ok(dialog, to_strip(
    dialog, "Delete", "ctrl+z", "ctrl+Right")))
def gtk2_undo_drop_and_move(outcome, picture):
    plain, edited = plain_and_edited(outcome, picture)
    assert edited == [plain[1], plain[0], *plain[2:]], (plain, edited)


@add(SCRIPT % (PLAIN, """
    (extract-with-mode RUN-WITH-LAST-VALS "last" image (image-layers image)
                       '())"""),
     lambda dialog: and_ok(dialog, to_strip(dialog, "Delete")))
def gtk2_drop(outcome, picture):
    plain, edited = plain_and_edited(outcome, picture)
    assert len(edited) == 5 and plain[0] not in edited, (plain, edited)
    last = codes(one_palette(outcome, since="edited"))
    assert last == plain, f"a color was dropped for good: {last}"


def lock_and_want_three(dialog):
    before = to_strip(dialog, "space")
    dialog.keyboard.press(*colors(3))
    return and_ok(dialog, dialog.settled(before))


@add(SCRIPT % (PLAIN, """
    (extract "fewer" image (image-layers image) '((colors 3)))"""),
     lock_and_want_three)
def gtk2_lock(outcome, picture):
    plain, edited = plain_and_edited(outcome, picture)
    fewer = codes(one_palette(outcome, since="edited"))
    assert plain[0] not in fewer, "it would be there without a lock"
    assert len(edited) == 3 and plain[0] in edited, (plain, edited)


def try_ok(dialog):
    """OK must do nothing: the dialog is still there to be canceled."""
    dialog.settled()
    dialog.keyboard.press("alt+o")
    time.sleep(1)
    assert dialog.keyboard.find(TITLE), "OK made something of nothing"
    dialog.keyboard.press("Escape")


def check_nothing(outcome):
    assert not call_of(outcome).ok, "a palette of nothing"
    assert not outcome.new_palettes(), "a palette was left"


@add(SCRIPT % ("""
    (gimp-layer-add-alpha (car (image-layers image)))
    (gimp-edit-clear (car (image-layers image)))""", ""), try_ok)
def gtk2_nothing_visible(outcome, _seen):
    check_nothing(outcome)


def close_image(dialog):
    before = dialog.settled()
    dialog.keyboard.wait_for(IMAGE_TITLE)
    dialog.keyboard.press("ctrl+w")
    dialog.keyboard.wait_gone(IMAGE_TITLE)
    dialog.keyboard.wait_for(TITLE)
    dialog.settled(before)
    try_ok(dialog)


@add(SCRIPT % ("""
    (show-image image)
    (gimp-image-clean-all image)
    (gimp-displays-flush)""", ""), close_image)
def gtk2_image_closed(outcome, _seen):
    check_nothing(outcome)


class Person(threading.Thread):
    """Answers the dialogs of the cases, one after the other."""

    def __init__(self, keyboard, results, work):
        super().__init__(daemon=True)
        self.problem = None
        self.seen = {}
        self._keyboard = keyboard
        self._results = results
        self._work = work
        self._stopped = threading.Event()

    def stop(self):
        self._stopped.set()
        self.join()

    def run(self):
        for case, answer in ANSWERS.items():
            opens = self._results / case / "dialog-opens"
            while not opens.exists():
                if self._stopped.wait(0.05):
                    return
            try:
                self.seen[case] = answer(Dialog(self._keyboard, self._work))
                self._keyboard.wait_gone(TITLE)
            except (AssertionError, GimpFailed) as problem:
                self.problem = f"{case}: {problem}"
                return


def gtk2_cases(session):
    """Runs and judges the cases of this file, in GIMP 2.10."""
    cases = GTK2_CASES.of(session.generation.name)
    if not cases:
        return
    check_tools(session.generation)
    results = session.work / "results-gtk2"
    scripts = {case.name: case.script for case in cases}
    command = [session.generation.window, "--gimprc", str(session.gimprc()),
               "-n", "-s", "-d", "-f", "-b",
               f'(load "{session.script(scripts, results)}")']
    with virtual_display(session.environment(),
                         session.work / "display.log") as environment:
        person = Person(Keyboard(environment), results, Path(session.work))
        person.start()
        try:
            outcomes = session.follow(
                command, environment, scripts, results, None, deadline=200,
                is_hopeless=lambda: person.problem)
        finally:
            person.stop()
    if person.problem:
        raise GimpFailed(person.problem)
    yield from run_cases([replace(case, judge=partial(
        judge_with, case.judge, person.seen[case.name])) for case in cases],
        outcomes)


def judge_with(judge, seen, outcome):
    return judge(outcome, seen)
