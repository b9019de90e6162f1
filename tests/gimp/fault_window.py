# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What a person finds who undoes after the plug-in was killed, or cancels it.

No GIMP can undo by a script: keys are pressed in the image window while the
script waits at a checkpoint.  Else all is done by accessible objects.
"""

from pathlib import Path

import numpy as np

from accessible import (BUTTON, CHECK_BOX, STATE, find, has, press, unfold,
                        wait_for)
from case import CaseList, call_of, layers_of, run_cases, saved, successful
from gimp_tree import cancel_progress, choose_in_menu, open_dialog
from gui import WINDOW_SECONDS, Keyboard, check_tools, virtual_display
from window import IMAGE_TITLE, window_command

CASES = CaseList()


@CASES.add("""
  (let* ((image (load-image (string-append pictures "small.png")))
         (sources (image-layers image)))
    (show-image image)
    (prove-that-keys-undo image)
    (checkpoint "cancel")
    (look-at-layers "canceled" image sources)
    (record "clean-after-cancel" (image-clean? image))
    (new-layer image)
    (gimp-displays-flush)
    (checkpoint "undo")
    (wait-for-layers image 1)
    (look-at-layers "undone" image sources)
    (record "clean-after-undo" (image-clean? image))
    (checkpoint "after")
    (extract "call" image sources '((colors 4) (posterized-layer #t))))
""")
def cancel_by_the_progress_bar(outcome):
    assert not outcome.new_palettes("after"), "Cancel left a palette"
    assert len(layers_of(outcome, "layers-canceled")) == 1, "a layer was left"
    assert outcome.text("clean-after-cancel") == "#t", "the image was changed"
    assert len(layers_of(outcome, "layers-undone")) == 1, "undo does not work"
    assert outcome.text("clean-after-undo") == "#t", "an undo group is open"
    successful(outcome)


# An extra layer is undone first, as proof that the window takes keys.
KILLED_SCRIPT = """
  (let* ((image (load-image (string-append pictures "small.png")))
         (sources (append (image-layers image) %s)))
    (show-image image)
    (prove-that-keys-undo image)
    (record "clean-before" (image-clean? image))
    (checkpoint "kill-%s")
    (extract "call" image sources '((colors 4) (posterized-layer #t)))
    (look-at-layers "killed" image sources)
    (checkpoint "undo")
    (wait-for-layers image (length sources))
    (look-at-layers "undone" image sources)
    (record "clean-after-undo" (image-clean? image))
    (checkpoint "redo")
    (wait-for-layers image (+ (length sources) 1))
    (look-at-layers "redone" image sources))
"""


def check_killed(outcome, kept):
    """`kept` whole layers came and went, and came back, in one step."""
    assert not call_of(outcome).ok, "the call was not killed"
    assert outcome.text("clean-before") == "#t", "no undo at all"
    assert not outcome.new_palettes(), "a palette without all its layers"
    killed, undone, redone = (layers_of(outcome, f"layers-{key}")
                              for key in ("killed", "undone", "redone"))
    assert len(killed) == len(undone) + kept, f"after the kill: {killed}"
    assert outcome.text("clean-after-undo") == "#t", "more than one step"
    assert redone == killed, f"after redo: {redone}"
    for i in range(kept):
        assert np.array_equal(saved(outcome, f"killed-{i}"),
                              saved(outcome, f"redone-{i}")), "other pixels"


@CASES.add(KILLED_SCRIPT % ("'()", "sent 1 gimp-image-insert-layer"))
def undo_after_a_kill(outcome):
    check_killed(outcome, 1)


@CASES.add(KILLED_SCRIPT % ("(list (copy-of-layer image (only-layer image)))",
                            "answered 1 gimp-image-insert-layer"),
           generations=("3",))
def undo_after_a_kill_between_two_layers(outcome):
    """GIMP closes the undo group that the plug-in left open."""
    check_killed(outcome, 1)


class User:
    """Acts at the checkpoints of the cases."""

    def __init__(self, keyboard, folder):
        self._keyboard = keyboard
        self._folder = folder

    def act(self, _case, checkpoint, outcome):
        step, _, rest = checkpoint.partition("-")
        order = self._folder / "order"
        if step == "kill":
            order.write_text(rest, encoding="utf-8")
        elif step == "undo":
            order.unlink(missing_ok=True)
            self._press("ctrl+z")
        elif step == "redo":
            self._press("ctrl+y")
        elif step == "cancel":
            order.write_text("hold 1 gimp-image-insert-layer",
                             encoding="utf-8")
            (self._folder / "done").unlink(missing_ok=True)
            self._start()
            self._cancel()
            order.unlink()

    def _press(self, *keys):
        self._keyboard.wait_for(IMAGE_TITLE)
        self._keyboard.press(*keys)

    def _start(self):
        """By the menu, then with a layer by the dialog."""
        choose_in_menu()
        dialog = open_dialog()
        unfold(dialog)
        press(dialog, CHECK_BOX, "Add a posterized layer")
        wait_for("a posterized layer to be wanted", lambda: has(
            find(dialog, CHECK_BOX, "Add a posterized layer"), STATE.CHECKED))
        press(dialog, BUTTON, "OK")

    def _cancel(self):
        process = wait_for("the layer to be filled", self._held_process,
                           WINDOW_SECONDS)
        cancel_progress()
        wait_for("the end of the plug-in",
                 lambda: not Path(f"/proc/{process}/exe").exists())

    def _held_process(self):
        done = self._folder / "done"
        words = done.read_text().split() if done.exists() else []
        return words[1] if len(words) == 2 else None


def fault_window_cases(session, variables, folder):
    """Runs and judges the cases of this file."""
    check_tools(session.generation)
    cases = CASES.of(session.generation.name)
    scripts = {case.name: case.script for case in cases}
    results = session.work / "results-fault-window"
    gimprc = session.gimprc()
    with virtual_display(session.window_environment(),
                         session.work / "display.log") as environment:
        user = User(Keyboard(environment), folder)
        outcomes = session.follow(
            window_command(session, session.script(scripts, results), gimprc),
            {**environment, **variables}, scripts, results, user.act,
            deadline=300)
    yield from run_cases(cases, outcomes)
