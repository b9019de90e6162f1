#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""The part of tools/screenshots that drives one GIMP.

    screenshots_in_gimp.py --gimp 2.10|3 --plug-in BINARY --locale DIR
                           --output DIR

Uses the private GIMP and the virtual display of tests/gimp.
"""

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "tests" / "gimp"))
from gui import Keyboard, virtual_display  # noqa: E402
from session import GimpFailed, Session, find_generation  # noqa: E402
from window import DIALOG_TITLE, window_command  # noqa: E402

SCRIPT = """
  (let* ((image (car (all-images))))
    (extract-with-mode RUN-INTERACTIVE "call" image (image-layers image) '())
    (gimp-displays-flush)
    (checkpoint "palettes"))
"""
IMAGE_TITLE = "hibiscus.*(GIMP|GNU Image)"
PHOTOGRAPH = PROJECT / "data" / "hibiscus.png"
# How long GTK may take to draw what a key has changed.
SETTLE_SECONDS = 2


def theme_setting(generation, theme):
    if generation.is_2_10:
        return f'(theme "{theme.capitalize()}")\n'
    return f"(theme-color-scheme {theme})\n"


def save_small(file):
    """256 colors are enough to show a window, at a third of the bytes."""
    image = Image.open(file).convert("RGB")
    image.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


class Photographer(threading.Thread):
    """Answers the dialog, once its picture is taken."""

    def __init__(self, keyboard, file, last_keys):
        super().__init__(daemon=True)
        self.problem = None
        self._keyboard = keyboard
        self._file = file
        self._last_keys = last_keys

    def run(self):
        try:
            window = self._keyboard.wait_for(DIALOG_TITLE)
            self._keyboard.press("alt+n", "ctrl+a", "1", "2", "Tab")
            self._keyboard.move_pointer(5, 5)
            time.sleep(SETTLE_SECONDS)
            self._keyboard.take_picture(self._file, window)
            self._keyboard.press(*self._last_keys)
        except GimpFailed as problem:
            self.problem = problem


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


def take_pictures(session, theme, output, with_palettes):
    """The dialog in `theme`; on request a layer and the Palettes dock too."""
    version = ".".join(session.generation.version.split(".")[:2])
    results = session.work / f"results-{theme}"
    cases = {"screenshots": SCRIPT}
    script = session.script(cases, results)
    # Only the user's palettes: the new one is then in sight in each GIMP.
    gimprc = session.gimprc('(palette-path "${gimp_dir}/palettes")\n'
                            + theme_setting(session.generation, theme))
    with virtual_display(session.environment(),
                         session.work / "display.log") as environment:
        keyboard = Keyboard(environment)
        photographer = Photographer(
            keyboard, output / f"gimp-{version}-dialog-{theme}.png",
            ["alt+y", "alt+o"] if with_palettes else ["Escape"])

        def at_checkpoint(_case, checkpoint, _outcome):
            if checkpoint == "palettes" and with_palettes:
                picture_palettes(keyboard,
                                 output / f"gimp-{version}-palettes.png")

        photographer.start()
        outcomes = session.follow(
            window_command(session, script, gimprc, [str(PHOTOGRAPH)]),
            environment, cases, results, at_checkpoint, deadline=240,
            is_hopeless=lambda: photographer.problem)
        photographer.join(10)
    if photographer.problem:
        raise photographer.problem
    call = outcomes["screenshots"].text("call")
    if with_palettes and not call.startswith("ok"):
        raise GimpFailed(call)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gimp", required=True)
    parser.add_argument("--plug-in", required=True)
    parser.add_argument("--locale")
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    generation = find_generation(arguments.gimp)
    if generation is None:
        print(f"screenshots: GIMP {arguments.gimp} is not installed",
              file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="scene-palette-") as work:
        session = Session(generation, arguments.plug_in, arguments.locale,
                          Path(work).resolve())
        try:
            take_pictures(session, "dark", arguments.output, False)
            take_pictures(session, "light", arguments.output, True)
        except (GimpFailed, AssertionError) as problem:
            print(f"screenshots: GIMP {generation.version}: {problem}",
                  file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
