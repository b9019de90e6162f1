#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The part of tools/screenshots that drives one GIMP.

    screenshots_in_gimp.py --gimp 2.10|3 --plug-in BINARY --locale DIR
                           --output DIR [--only RUN]

Uses the private GIMP and the virtual display of tests/gimp.  Each run is a GIMP
of its own and opens the dialog once for each of its shots.
"""

import argparse
import gettext
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests" / "gimp"))
from german import locale_environment  # noqa: E402
from gui import Keyboard, virtual_display  # noqa: E402
from session import (PLUG_IN, GimpFailed, Session,  # noqa: E402
                     find_generation)
from window import window_command  # noqa: E402

PHOTOGRAPH = PROJECT / "data" / "hibiscus.png"
TINY_SIZE = (3, 2)
HUGE_SIZE = (12000, 8400)
# GIMP 3.0 calls an image that a script loaded "[Untitled]".
IMAGE_TITLE = "(hibiscus|Untitled).*(GIMP|GNU Image)"
# How long GTK may take to draw what a key has changed.
SETTLE_SECONDS = 2

DIALOG_SCRIPT = """
  (let* ((image (load-image (string-append pictures "%s.png"))))
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '()))
"""
# OK is pressed in this one: its palette is the newest in the dock.
PALETTES_SCRIPT = """
  (let* ((image (load-image (string-append pictures "hibiscus.png"))))
    (show-image image)
    (record "dialog-opens")
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (gimp-displays-flush)
    (checkpoint "palettes"))
"""


def colors(count):
    """The keys for that number of colors; in English, from anywhere."""
    return ("alt+n", "ctrl+a", *str(count), "Tab")


@dataclass(frozen=True)
class Shot:
    """One dialog: its picture, and the keys before and after it is taken."""

    name: str
    keys: tuple = ()
    picture: str = "hibiscus"
    seconds: float = SETTLE_SECONDS
    last_keys: tuple = ("Escape",)

    @property
    def script(self):
        if self.name == "palettes":
            return PALETTES_SCRIPT
        return DIALOG_SCRIPT % self.picture


@dataclass(frozen=True)
class Run:
    """One GIMP."""

    name: str
    shots: tuple
    theme: str = "light"
    language: str = ""


RUNS = (
    Run("light", (
        Shot("dialog-light", colors(12)),
        *(Shot(f"dialog-{count}-colors", colors(count), seconds=4)
          for count in (1, 5, 8, 64, 256)),
        Shot("dialog-tiny", picture="tiny"),
        Shot("dialog-huge", picture="huge", seconds=10),
        Shot("palettes", (*colors(12), "alt+y"), last_keys=("alt+o",)))),
    Run("dark", (Shot("dialog-dark", colors(12)),), theme="dark"),
    Run("german", (Shot("dialog-german"),), language="de"),
    Run("arabic", (Shot("dialog-arabic"),), language="ar"),
)
LOCALES = {"de": "de_DE", "ar": "ar_EG"}


def make_pictures(folder):
    """Writes the pictures of the shots into `folder`."""
    folder.mkdir()
    photograph = Image.open(PHOTOGRAPH).convert("RGB")
    photograph.save(folder / "hibiscus.png")
    photograph.resize(TINY_SIZE).save(folder / "tiny.png")
    photograph.resize(HUGE_SIZE).save(folder / "huge.png", compress_level=1)


def theme_setting(generation, theme):
    if generation.is_2_10:
        return f'(theme "{theme.capitalize()}")\n'
    return f"(theme-color-scheme {theme})\n"


def save_small(file):
    """256 colors are enough to show a window, at a third of the bytes."""
    image = Image.open(file).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


class Photographer(threading.Thread):
    """Answers the dialogs, once each has had its picture taken."""

    def __init__(self, keyboard, shots, results, file_of, title):
        super().__init__(daemon=True)
        self.problem = None
        self._keyboard = keyboard
        self._shots = shots
        self._results = results
        self._file_of = file_of
        self._title = title
        self._stopped = threading.Event()

    def stop(self):
        self._stopped.set()
        self.join()

    def run(self):
        try:
            for shot in self._shots:
                self._answer(shot)
        except GimpFailed as problem:
            self.problem = problem

    def _answer(self, shot):
        opens = self._results / shot.name / "dialog-opens"
        while not opens.exists():
            if self._stopped.wait(0.05):
                return
        window = self._keyboard.wait_for(self._title)
        # Keys reach a dialog once it is drawn.
        time.sleep(SETTLE_SECONDS)
        self._keyboard.press(*shot.keys)
        self._keyboard.move_pointer(5, 5)
        time.sleep(shot.seconds)
        if shot.name != "palettes":
            file = self._file_of(shot)
            self._keyboard.take_picture(file, window)
            save_small(file)
        self._keyboard.press(*shot.last_keys)
        self._keyboard.wait_gone(self._title)


def picture_palettes(keyboard, file):
    """Opens the Palettes dock by the search for actions ("/")."""
    window = keyboard.wait_for(IMAGE_TITLE)
    keyboard.fill_display(window)
    keyboard.press("slash")
    time.sleep(SETTLE_SECONDS)
    keyboard.type("palettes")
    time.sleep(SETTLE_SECONDS)
    keyboard.press("Return")
    time.sleep(SETTLE_SECONDS)
    # GIMP 3 shows a list from its current entry on.
    keyboard.press("Home")
    time.sleep(SETTLE_SECONDS)
    keyboard.take_picture(file, window)
    save_small(file)


def environment_of(session, run):
    environment = session.window_environment()
    if run.language:
        environment |= locale_environment(
            session.work, LOCALES[run.language], run.language)
    return environment


def title_of(session, run):
    """How the dialog is called in the run's language."""
    catalogs = session.work / "plug-ins" / PLUG_IN / "locale"
    words = gettext.translation(PLUG_IN, catalogs, [run.language or "C"],
                                fallback=not run.language)
    return f"^{words.gettext('Extract Scene Palette')}$"


def take_pictures(session, run, output):
    """Goes through one run."""
    version = ".".join(session.generation.version.split(".")[:2])
    results = session.work / f"results-{run.name}"
    cases = {shot.name: shot.script for shot in run.shots}
    script = session.script(cases, results)
    # Only the user's palettes: the new one is then in sight in each GIMP.
    gimprc = session.gimprc('(palette-path "${gimp_dir}/palettes")\n'
                            + theme_setting(session.generation, run.theme))

    def file_of(shot):
        return output / f"gimp-{version}-{shot.name}.png"

    with virtual_display(environment_of(session, run),
                         session.work / "display.log") as environment:
        keyboard = Keyboard(environment)
        photographer = Photographer(keyboard, run.shots, results, file_of,
                                    title_of(session, run))

        def at_checkpoint(case, checkpoint, _outcome):
            if checkpoint == "palettes":
                picture_palettes(keyboard,
                                 output / f"gimp-{version}-{case}.png")

        photographer.start()
        try:
            outcomes = session.follow(
                window_command(session, script, gimprc), environment, cases,
                results, at_checkpoint, deadline=600,
                is_hopeless=lambda: photographer.problem)
        finally:
            photographer.stop()
    if photographer.problem:
        raise photographer.problem
    for case, outcome in outcomes.items():
        call = outcome.text("call") if case == "palettes" else "ok"
        if not outcome.ended or not call.startswith("ok"):
            raise GimpFailed(f"{case}: {call}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gimp", required=True)
    parser.add_argument("--plug-in", required=True)
    parser.add_argument("--locale")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--only", choices=[run.name for run in RUNS])
    arguments = parser.parse_args()
    generation = find_generation(arguments.gimp)
    if generation is None:
        print(f"screenshots: GIMP {arguments.gimp} is not installed",
              file=sys.stderr)
        return 1
    status = 0
    with tempfile.TemporaryDirectory(prefix="scene-palette-") as work:
        session = Session(generation, arguments.plug_in, arguments.locale,
                          Path(work).resolve())
        make_pictures(session.work / "pictures")
        for run in RUNS:
            if arguments.only in (None, run.name):
                try:
                    take_pictures(session, run, arguments.output)
                except (GimpFailed, AssertionError) as problem:
                    print(f"screenshots: GIMP {generation.version}: "
                          f"{run.name}: {problem}", file=sys.stderr)
                    status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
