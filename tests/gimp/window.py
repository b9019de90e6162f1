# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What needs a display: undo and the dialog, in one GIMP.

No GIMP can undo by a script, so the test presses Ctrl+Z in the image window.
GIMP waits at a checkpoint while keys are pressed (its windows go on working);
where a call opens the dialog, the script is held up by the call itself and the
answer comes from a thread of the driver.
"""

import threading

from accessible import GLib, lines_of
from case import CaseList, layers_of, run_cases, successful
from dialog import Dialog
from dialog_cases import DIALOG_CASES, SCREEN, with_seen
from gimp_tree import plug_in
from gui import Keyboard, check_tools, virtual_display

DIALOG_TITLE = "^Extract Scene Palette$"
# GIMP 3.0 calls an image that a script loaded "[Untitled]".
IMAGE_TITLE = "(small|Untitled).*(GIMP|GNU Image)"
UNDO_CASES = CaseList()

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


@UNDO_CASES.add(UNDO_SCRIPT % "'()")
def undo_once(outcome):
    check_undone(outcome, 1)


@UNDO_CASES.add(UNDO_SCRIPT % "(list (copy-of-layer image (only-layer image)))",
                  generations=("3",))
def undo_two_layers_once(outcome):
    check_undone(outcome, 2)


class Person(threading.Thread):
    """Presses the keys and answers the dialogs that the cases wait for."""

    def __init__(self, keyboard, work, results, cases):
        super().__init__(daemon=True)
        self.problem = None
        self.seen = {}  # case -> what its answer returned, or a problem
        self._keyboard = keyboard
        self._work = work
        self._results = results
        self._cases = cases
        self._stopped = threading.Event()

    def stop(self):
        self._stopped.set()
        self.join()

    def run(self):
        try:
            for case in self._cases:
                if case in UNDO_CASES:
                    self._make_sure_keys_work(case.name)
                elif case.answer and self._wait_for(case.name, "dialog-opens"):
                    self._answer(case)
        except Exception as problem:  # pylint: disable=broad-except
            self.problem = problem

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

    def _answer(self, case):
        dialog = Dialog(self._keyboard, self._work / "pictures")
        try:
            self.seen[case.name] = case.answer(dialog)
            dialog.wait_gone()
        except (AssertionError, LookupError, StopIteration,
                GLib.Error) as problem:
            self.seen[case.name] = problem
            describe_dialog(self._work / f"{case.name}.log")
            # The script may open more of them.
            end = self._results / case.name / "checkpoint-end"
            while not end.exists():
                dialog.end()


def describe_dialog(file):
    """Writes what the dialog shows, if there is one."""
    try:
        file.write_text("\n".join(lines_of(plug_in())), encoding="utf-8")
    except (StopIteration, GLib.Error):
        pass


def window_command(session, script, gimprc, options=("-d", "-f")):
    """The command line of a GIMP with windows; by default without brushes,
    fonts and the like, which takes less time."""
    generation = session.generation
    return [generation.window, "--gimprc", str(gimprc), "-n", "-s", *options,
            *generation.batch_options, "-b", f'(load "{script}")']


def cases_in_window(session, cases, name, variables=None):
    """Runs and judges cases of which some wait for answers."""
    check_tools(session.generation)
    scripts = {case.name: case.script for case in cases}
    gimprc = session.gimprc()
    results = session.work / f"results-{name}"
    with virtual_display({**session.window_environment(), **(variables or {})},
                         session.work / "display.log", SCREEN) as environment:
        keyboard = Keyboard(environment)
        person = Person(keyboard, session.work, results, cases)

        def at_checkpoint(_case, checkpoint, _outcome):
            if checkpoint == "undo-once":
                keyboard.wait_for(IMAGE_TITLE)
                keyboard.press("ctrl+z")

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
    yield from run_cases([with_seen(case, person.seen) for case in cases],
                         outcomes)


def window_cases(session):
    """Runs and judges the cases of this file and those of the dialog."""
    generation = session.generation.name
    cases = UNDO_CASES.of(generation) + DIALOG_CASES.of(generation)
    yield from cases_in_window(session, cases, "window")
