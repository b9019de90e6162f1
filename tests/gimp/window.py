# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What needs a display: undo and the dialog, by keyboard, in one GIMP.

No GIMP can undo by a script, so the test presses Ctrl+Z in the image window.
GIMP waits at a checkpoint while keys are pressed (its windows go on working);
where a call opens the dialog, the script is held up by the call itself and the
keys come from a thread of the driver.
"""

import threading

from case import (CaseList, call_of, layers_of, one_palette, run_cases, saved,
                  successful)
from gui import Keyboard, check_tools, virtual_display
from reference import Colors
from session import GimpFailed

DIALOG_TITLE = "^Extract Scene Palette$"
FILE_TITLE = "^Export the Palette$"
TYPED_FILE = "typed.hex"
# GIMP 3.0 calls an image that a script loaded "[Untitled]".
IMAGE_TITLE = "(small|Untitled).*(GIMP|GNU Image)"
WINDOW_CASES = CaseList()

# An extra layer is undone first, as proof that the window takes keys: Ctrl+Z is
# then pressed exactly once for the posterized layer.
UNDO_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png")))
         (sources (append (image-layers image) %s)))
    (define (wait-for-layers count tries)
      (while (and (> tries 0) (not (= count (length (image-layers image)))))
        (usleep 50000)
        (set! tries (- tries 1))))
    (show-image image)
    (gimp-image-clean-all image)
    (new-layer image)
    (gimp-displays-flush)
    (record "try-keys")
    (wait-for-layers (length sources) 2400)
    (record "keys-work")
    (record "clean-before" (image-clean? image))
    (checkpoint "keys-work")
    (extract "call" image sources
             '((colors 4) (posterized-layer #t) (palette-name "Undo")))
    (record-layers "layers" (image-layers image))
    (record "clean-after-call" (image-clean? image))
    (checkpoint "undo-once")
    (wait-for-layers (length sources) 400)
    (record-layers "layers-after-undo" (image-layers image))
    (record "clean-after-undo" (image-clean? image)))
"""


def check_undone(outcome, count):
    """One undo took away what was put above each of `count` layers."""
    successful(outcome)
    assert outcome.text("clean-before") == "#t", "the first undo did not work"
    layers = layers_of(outcome, "layers")
    assert len(layers) == 2 * count
    assert outcome.text("clean-after-call") == "#f"
    after = layers_of(outcome, "layers-after-undo")
    assert after == layers[1::2], f"after one undo: {after}"
    assert outcome.text("clean-after-undo") == "#t", "more than one step"


@WINDOW_CASES.add(UNDO_SCRIPT % "'()")
def undo_once(outcome):
    check_undone(outcome, 1)


@WINDOW_CASES.add(UNDO_SCRIPT % "(list (copy-of-layer image (only-layer image)))",
                  generations=("3",))
def undo_two_layers_once(outcome):
    check_undone(outcome, 2)


DIALOG_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    (show-image image)
    (gimp-image-clean-all image)
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (record "clean" (image-clean? image))
    (record-layers "layers" (image-layers image)))
"""


@WINDOW_CASES.add(DIALOG_SCRIPT)
def dialog_cancel(outcome):
    call = call_of(outcome)
    assert not call.ok, "Cancel returned a palette"
    assert not outcome.new_palettes(), "Cancel left a palette"
    assert len(layers_of(outcome, "layers")) == 1, "Cancel left a layer"
    assert outcome.text("clean") == "#t", "Cancel changed the image"


@WINDOW_CASES.add(DIALOG_SCRIPT)
def dialog_ok(outcome):
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries) == 5, call
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"
    assert outcome.text("clean") == "#t", "the image was changed"


@WINDOW_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract-with-mode RUN-WITH-LAST-VALS "call" image (image-layers image)
                       '()))
""")
def last_values_of_the_dialog(outcome):
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries) == 5, call


@WINDOW_CASES.add("(begin" + DIALOG_SCRIPT + """
    (record "shown" (image-shown? card)))
""")
def dialog_card(outcome):
    call = successful(outcome)
    assert outcome.text("shown") == "#t", "the card has no window"
    assert call.card > 0, "no card"
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"
    assert outcome.text("clean") == "#t", "the image was changed"


EDIT_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "plain" image (image-layers image) '((colors 5)))
    (checkpoint "plain")
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (checkpoint "edited")
    %s)
"""


def codes(palette):
    return [entry.rgb for entry in palette.entries]


def plain_and_edited(outcome):
    """The colors without a dialog, and those of its edited strip."""
    call = successful(outcome)
    edited = codes(one_palette(outcome, "edited", since="plain"))
    assert call.colors == len(edited), call
    return codes(one_palette(outcome, "plain")), edited


@WINDOW_CASES.add(EDIT_SCRIPT % "", generations=("3",))
def dialog_undo_drop_and_move(outcome):
    plain, edited = plain_and_edited(outcome)
    assert edited == [plain[1], plain[0], *plain[2:]], (plain, edited)


@WINDOW_CASES.add(EDIT_SCRIPT % """
    (extract-with-mode RUN-WITH-LAST-VALS "last" image (image-layers image)
                       '())
""", generations=("3",))
def dialog_drop(outcome):
    plain, edited = plain_and_edited(outcome)
    assert len(edited) == 5 and plain[0] not in edited, (plain, edited)
    last = codes(one_palette(outcome, since="edited"))
    assert last == plain, f"a color was dropped for good: {last}"


@WINDOW_CASES.add(EDIT_SCRIPT % """
    (extract "fewer" image (image-layers image) '((colors 3)))
""", generations=("3",))
def dialog_lock(outcome):
    plain, edited = plain_and_edited(outcome)
    fewer = codes(one_palette(outcome, since="edited"))
    assert plain[0] not in fewer, "it would be there without a lock"
    assert len(edited) == 3 and plain[0] in edited, (plain, edited)


@WINDOW_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (extract "first" image (image-layers image)
             '((colors 3) (palette-name "For the dialog")))
    (checkpoint "first")
    (gimp-context-set-palette (palette-called "For the dialog"))
    (show-image image)
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image))))
""")
def dialog_existing_palette(outcome):
    call = successful(outcome)
    palette = one_palette(outcome, "first")
    assert not outcome.new_palettes("end", since="first"), "a new palette"
    assert call.palette == "For the dialog" and call.colors == 3, call
    assert len(layers_of(outcome, "layers")) == 2
    used = Colors.of(saved(outcome, "posterized")[..., :3]).codes
    assert {tuple(map(int, code)) for code in used} == {
        entry.rgb for entry in palette.entries}


@WINDOW_CASES.add(DIALOG_SCRIPT)
def dialog_after_an_existing_palette(outcome):
    """It begins with a new palette again, and without a layer."""
    call = successful(outcome)
    assert call.colors == len(one_palette(outcome).entries), call
    assert len(layers_of(outcome, "layers")) == 1, "a layer nobody asked for"


@WINDOW_CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png"))))
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (checkpoint "written")
    (extract-with-mode RUN-WITH-LAST-VALS "again" image (image-layers image)
                       '()))
""", generations=("3",))
def dialog_file(outcome):
    """The typed file is written, and not by the next call."""
    successful(outcome)
    successful(outcome, "again")
    lines = outcome.text("kept.hex").splitlines()
    assert [tuple(bytes.fromhex(line[1:])) for line in lines] == codes(
        one_palette(outcome, "written"))
    assert not (outcome.folder / TYPED_FILE).exists(), "written again"


# From the number of colors back: its slider, the widths, the strip.
TO_STRIP = ("alt+n", *["shift+Tab"] * 3)


class Person(threading.Thread):
    """Presses the keys that the cases wait for."""

    def __init__(self, keyboard, results):
        super().__init__(daemon=True)
        self.problem = None
        self._keyboard = keyboard
        self._results = results
        self._stopped = threading.Event()

    def stop(self):
        self._stopped.set()
        self.join()

    def run(self):
        try:
            self._make_sure_keys_work("undo-once")
            if (self._results / "undo-two-layers-once").exists():
                self._make_sure_keys_work("undo-two-layers-once")
            self._answer_dialog("dialog-cancel", "Escape")
            self._answer_dialog("dialog-ok", "alt+n", "ctrl+a", "5", "Tab",
                                "alt+o")
            # In GIMP 3, results are folded away until one is chosen.
            is_3 = (self._results / "dialog-drop").exists()
            self._answer_dialog("dialog-card", *(["alt+u"] if is_3 else []),
                                "alt+i", "alt+o")
            if is_3:
                self._edit_strips()
            self._answer_dialog("dialog-existing-palette",
                                "alt+x" if is_3 else "alt+u", "alt+o",
                                pause=1)
            self._answer_dialog("dialog-after-an-existing-palette", "alt+o",
                                pause=1)
            if is_3:
                self._choose_file("dialog-file")
        except GimpFailed as problem:
            self.problem = problem

    def _edit_strips(self):
        """The number of colors is 5, as in the dialog before."""
        self._answer_dialog("dialog-undo-drop-and-move", *TO_STRIP, "Delete",
                            "ctrl+z", "ctrl+Right", "alt+o", pause=1)
        self._answer_dialog("dialog-drop", *TO_STRIP, "Delete", "alt+o",
                            pause=1)
        self._answer_dialog("dialog-lock", *TO_STRIP, "space", "alt+n",
                            "ctrl+a", "3", "Tab", "alt+o", pause=1)

    def _choose_file(self, case):
        if self._wait_for(case, "dialog-opens"):
            self._keyboard.wait_for(DIALOG_TITLE)
            self._stopped.wait(1)
            self._keyboard.press("alt+w")
            self._keyboard.wait_for(FILE_TITLE)
            self._keyboard.press("ctrl+a")
            self._keyboard.type(str(self._results / case / TYPED_FILE))
            self._keyboard.press("Return")
            self._keyboard.wait_gone(FILE_TITLE)
            self._answer_dialog(case, "alt+o")

    def _wait_for(self, case, key):
        file = self._results / case / key
        while not file.exists() and not self._stopped.wait(0.05):
            pass
        return file.exists()

    def _make_sure_keys_work(self, case):
        if not self._wait_for(case, "try-keys"):
            return
        file = self._results / case / "keys-work"
        while not file.exists() and not self._stopped.is_set():
            self._keyboard.wait_for(IMAGE_TITLE)
            self._keyboard.press("ctrl+z")
            self._stopped.wait(1)

    def _answer_dialog(self, case, *keys, pause=0):
        """Keys for a strip need a `pause` until the palette is there."""
        if self._wait_for(case, "dialog-opens"):
            self._keyboard.wait_for(DIALOG_TITLE)
            self._stopped.wait(pause)
            self._keyboard.press(*keys)
            self._keyboard.wait_gone(DIALOG_TITLE)


def window_command(session, script, gimprc, options=("-d", "-f")):
    """The command line of a GIMP with windows; by default without brushes,
    fonts and the like, which takes less time."""
    generation = session.generation
    return [generation.window, "--gimprc", str(gimprc), "-n", "-s", *options,
            *generation.batch_options, "-b", f'(load "{script}")']


def window_cases(session):
    """Runs and judges the cases of this file."""
    check_tools(session.generation)
    cases = WINDOW_CASES.of(session.generation.name)
    scripts = {case.name: case.script for case in cases}
    gimprc = session.gimprc()
    results = session.work / "results-window"
    with virtual_display(session.window_environment(),
                         session.work / "display.log") as environment:
        keyboard = Keyboard(environment)
        person = Person(keyboard, results)

        def at_checkpoint(_case, checkpoint, outcome):
            if checkpoint == "undo-once":
                keyboard.wait_for(IMAGE_TITLE)
                keyboard.press("ctrl+z")
            if checkpoint == "written":
                (outcome.folder / TYPED_FILE).rename(
                    outcome.folder / "kept.hex")

        script = session.script(scripts, results)
        person.start()
        try:
            outcomes = session.follow(
                window_command(session, script, gimprc), environment, scripts,
                results, at_checkpoint, deadline=300,
                is_hopeless=lambda: person.problem)
        finally:
            person.stop()
    if person.problem:
        raise person.problem
    yield from run_cases(cases, outcomes)
