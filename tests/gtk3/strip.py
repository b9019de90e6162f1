# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Drives strip_window and reads the accessibility tree (AT-SPI)."""

import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gimp"))
from accessible import (PATIENCE, Atspi, act, extents_of,  # noqa: E402
                        find_all, has, program_of, wait_for)
from gui import Keyboard  # noqa: E402
from session import end_group  # noqa: E402
from swatches import items_of, shown_by  # noqa: E402

BUTTONS = {"left": "1", "right": "3"}


class Strip:
    """A running strip_window."""

    def __init__(self, program, *words):
        self._lines = queue.Queue()
        self._process = subprocess.Popen(
            [program, *words], stdout=subprocess.PIPE, text=True,
            start_new_session=True)
        threading.Thread(target=self._read, daemon=True).start()
        self.keyboard = Keyboard(os.environ)
        self.palette = []
        self.locked = set()
        self.selected = None
        self.said = []

    def close(self):
        end_group(self._process)
        self._process.stdout.close()

    def end(self):
        """The exit status of a program that is ending."""
        return self._process.wait(PATIENCE)

    def _read(self):
        for line in self._process.stdout:
            self._lines.put(line.split())

    def read(self):
        """Takes in what the program has written."""
        while not self._lines.empty():
            words = self._lines.get()
            if words[0] != "palette":
                self.said.append(words)
                continue
            at = words.index("selected")
            self.palette = [word.rstrip("!") for word in words[1:at]]
            self.locked = {word[:-1] for word in words[1:at] if "!" in word}
            self.selected = int(words[at + 1])
        return self

    def until(self, what, question):
        """Waits until `question(self)` is true of what the program holds."""
        wait_for(what, lambda: question(self.read()))

    def find(self, role):
        """The objects of the window with `role` that are seen."""
        return find_all(program_of(self._process.pid), role)

    def items(self):
        return items_of(program_of(self._process.pid))

    def shown(self):
        """The colors by their accessible objects: (hex, is locked)."""
        return shown_by(self.items())

    def agrees(self):
        """Whether the tree says what the program holds."""
        self.read()
        return bool(self.palette) and self.shown() == [
            (color, color in self.locked) for color in self.palette]

    def ready(self):
        wait_for("the window", lambda: self.keyboard.wait_for("^Strip$"))
        wait_for("the palette in the tree", self.agrees)
        return self

    def state(self, index, state):
        return has(self.items()[index], state)

    def do(self, index, action):
        return act(self.items()[index], action)

    def focus(self, index):
        self.items()[index].get_component_iface().grab_focus()
        wait_for("focus", lambda: self.focused() == index)

    def focused(self):
        focused = Atspi.StateType.FOCUSED
        return next((i for i, item in enumerate(self.items())
                     if has(item, focused)), None)

    def place(self, index):
        return extents_of(self.items()[index])

    def point(self, index, part=0.5):
        place = self.place(index)
        return (place.x + int(place.width * part), place.y + place.height // 2)

    def pointer(self, *words):
        subprocess.run(["xdotool", *words], check=True)

    def click(self, index, button="left", times=1):
        x, y = self.point(index)
        self.pointer("mousemove", str(x), str(y), "click", "--repeat",
                     str(times), "--delay", "60", BUTTONS[button])
