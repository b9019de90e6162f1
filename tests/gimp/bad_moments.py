# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""What happens to the image while the dialog is open, and layers of which no
palette can be made.

The dialog is opened by the menu while the script waits at the checkpoint
"open"; the script is then free to act, and the driver looks at the dialog's
accessible objects at the checkpoint "look".
"""

import time

from accessible import (BUTTON, CHECK_BOX, DIALOG, STATE, children, find, has,
                        press, programs, seen_below, unfold, wait_for)
from case import CaseList, layers_of, one_palette, run_cases, saved
from gimp_tree import choose_in_menu, plug_in
from gui import WINDOW_SECONDS, Keyboard, check_tools, virtual_display
from pictures import FIVE_COLORS
from reference import Colors
from session import PLUG_IN, GimpFailed
from window import DIALOG_TITLE, window_command

CASES = CaseList()
LOOKS = {}
ANY_IMAGE_TITLE = "(GIMP|GNU Image)"
GONE = "does not exist any more"
NOTHING = "nothing to see in this layer"
CHANGED = "has changed, and was read again"
MAGENTA = (255, 0, 255)
# Longer than it takes a button that works to close the dialog.
STAYS_SECONDS = 1

SCRIPT = """
  (let* ((image (load-image (string-append pictures "%s")))
         (layer (only-layer image)))
    (define (paint color x y side)
      (gimp-context-set-foreground color)
      (gimp-image-select-rectangle image CHANNEL-OP-REPLACE x y side side)
      (gimp-drawable-edit-fill layer FILL-FOREGROUND)
      (gimp-selection-none image)
      (gimp-displays-flush))
    %s
    (show-image image)
    (checkpoint "open")
    %s
    (checkpoint "look")
    %s)
"""


def moment(look, change, before="", after="", picture="five-colors.png"):
    """A case: what the script does to the open dialog's image, and how the
    driver looks and answers."""
    def enter(judge):
        CASES.add(SCRIPT % (picture, before, change, after),
                  generations=("3",))(judge)
        LOOKS[CASES[-1].name] = look
        return judge
    return enter


class Dialog:
    """The dialog by its accessible objects."""

    def __init__(self, keyboard):
        self.keyboard = keyboard

    @staticmethod
    def root():
        return next(child for child in children(plug_in())
                    if child.get_role() == DIALOG)

    def swatches(self):
        return [node.get_name() for node in seen_below(self.root())
                if node.get_name().startswith("Color ")
                and " of " in node.get_name()]

    def wait_for_swatches(self, count):
        wait_for(f"{count} swatches", lambda: len(self.swatches()) == count)

    def wait_for_text(self, words):
        def is_said():
            return any(words in node.get_name()
                       for node in seen_below(self.root()))
        wait_for(f"'{words}'", is_said)

    def is_ok_sensitive(self):
        return has(find(self.root(), BUTTON, "OK"), STATE.SENSITIVE)

    def end(self, button):
        press(self.root(), BUTTON, button)
        wait_for("the end of the plug-in", lambda: not any(
            program.get_name().endswith(PLUG_IN) for program in programs()))

    def come_back(self):
        """As a person who was in the image window meanwhile."""
        self.keyboard.wait_for(ANY_IMAGE_TITLE)
        self.keyboard.wait_for(DIALOG_TITLE)


def refuse(words):
    """A look: `words` in the strip's place, and OK does nothing."""
    def look(dialog):
        dialog.wait_for_text(words)
        assert not dialog.swatches(), dialog.swatches()
        assert not dialog.is_ok_sensitive(), "OK can be pressed"
        dialog.keyboard.wait_for(DIALOG_TITLE)
        dialog.keyboard.press("alt+o")
        time.sleep(STAYS_SECONDS)
        assert dialog.root(), "OK closed the dialog"
        dialog.end("Cancel")
    return look


def accept(count, words="", comes_back=False):
    """A look: `count` swatches and a note with `words`, then OK."""
    def look(dialog):
        if comes_back:
            dialog.come_back()
        dialog.wait_for_swatches(count)
        if words:
            dialog.wait_for_text(words)
        dialog.end("OK")
    return look


def check_colors(outcome, colors):
    made = {entry.rgb for entry in one_palette(outcome).entries}
    assert made == set(colors), (sorted(made), sorted(colors))


@moment(refuse(GONE), "(gimp-image-remove-layer image layer)")
def layer_deleted(outcome):
    assert not outcome.new_palettes()


@moment(refuse(GONE), "(for-each gimp-display-delete displays)"
        " (set! displays '())")
def image_closed(outcome):
    assert not outcome.new_palettes()


@moment(refuse(NOTHING), "", picture="transparent.png")
def transparent_layer(outcome):
    assert not outcome.new_palettes()


@moment(refuse(NOTHING), "", before="""
    (gimp-image-resize image 40 40 0 0)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 20 10 10)
""")
def selection_beside_the_layer(outcome):
    assert not outcome.new_palettes()


@moment(accept(len(FIVE_COLORS), CHANGED), "(gimp-selection-none image)",
        before="""
    (gimp-image-resize image 40 40 0 0)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 20 10 10)
""")
def selection_given_up(outcome):
    check_colors(outcome, FIVE_COLORS)


@moment(accept(1, CHANGED), """
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 0 0 10 2)
""")
def selection_made(outcome):
    check_colors(outcome, [(200, 30, 40)])  # of the first 40 pixels


@moment(accept(len(FIVE_COLORS) + 1, CHANGED), "(paint '(255 0 255) 0 0 2)")
def painted_on(outcome):
    check_colors(outcome, [*FIVE_COLORS, MAGENTA])


# Too little for a small picture to show: it is seen when the user comes back.
@moment(accept(len(FIVE_COLORS) + 1, CHANGED, comes_back=True),
        "(paint '(200 50 40) 100 100 1)", before="""
    (gimp-context-set-interpolation INTERPOLATION-NONE)
    (gimp-image-scale image 1000 1000)
""")
def one_pixel_painted_on(outcome):
    check_colors(outcome, [*FIVE_COLORS, (200, 50, 40)])


def ask_for_a_layer(dialog):
    """OK at once: what was painted on is seen, or not yet."""
    dialog.end("OK")


# Whatever was shown: the layer has the pixels of now in the palette's colors.
@moment(ask_for_a_layer, "(paint '(255 0 255) 0 0 10)", after="""
    (record-layers "layers" (image-layers image))
    (save-to "posterized" image (car (image-layers image)))
""")
def painted_on_and_ok_at_once(outcome):
    layers = layers_of(outcome, "layers")
    assert len(layers) == 2, layers
    palette = {entry.rgb for entry in one_palette(outcome).entries}
    used = {tuple(map(int, code)) for code in
            Colors.of(saved(outcome, "posterized")[..., :3]).codes}
    assert len(used) == 1, f"pixels of before: {used}"
    assert used <= palette, (used, palette)
    nearest = MAGENTA if MAGENTA in palette else None
    assert nearest is None or used == {nearest}, used


class User:
    """Opens and answers the dialogs."""

    def __init__(self, keyboard):
        self.problems = {}
        self._keyboard = keyboard
        self._dialog = Dialog(keyboard)

    def act(self, case, checkpoint, _outcome):
        if case in self.problems:
            return
        try:
            self._act(case, checkpoint)
        except (AssertionError, GimpFailed) as problem:
            self.problems[case] = f"{checkpoint}: {problem}"
            if self._keyboard.find(DIALOG_TITLE):
                self._keyboard.wait_for(DIALOG_TITLE)
                self._keyboard.press("Escape")

    def _act(self, case, checkpoint):
        if checkpoint == "open":
            choose_in_menu()
            wait_for("the dialog", self._dialog.root, WINDOW_SECONDS)
            if case.startswith(("transparent", "selection-beside",
                                "selection-given")):
                self._dialog.wait_for_text(NOTHING)
            else:
                self._dialog.wait_for_swatches(len(FIVE_COLORS))
            if case.endswith("ok-at-once"):
                unfold(self._dialog.root())
                press(self._dialog.root(), CHECK_BOX, "Add a posterized layer")
        elif checkpoint == "look":
            LOOKS[case](self._dialog)


def bad_moment_cases(session):
    """Runs and judges the cases of this file."""
    if session.generation.is_2_10:
        return
    check_tools(session.generation)
    scripts = {case.name: case.script for case in CASES}
    results = session.work / "results-bad-moments"
    gimprc = session.gimprc()
    with virtual_display(session.window_environment(),
                         session.work / "display.log") as environment:
        user = User(Keyboard(environment))
        outcomes = session.follow(
            window_command(session, session.script(scripts, results), gimprc),
            environment, scripts, results, user.act, deadline=300)
    for name, seconds, failure, remark in run_cases(CASES, outcomes):
        yield name, seconds, user.problems.get(name, failure), remark
