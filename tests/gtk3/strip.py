# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Drives strip_window and reads the accessibility tree (AT-SPI)."""

import os
import queue
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import gi

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gimp"))
from gui import Keyboard  # noqa: E402
from session import end_group  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 30
NAME = re.compile(r"Color (\d+) of (\d+), .+, <?[0-9.]+%(, locked)?$")
CODE = re.compile("#[0-9a-f]{6}")
BUTTONS = {"left": "1", "right": "3"}


def wait_for(what, question):
    """The first answer to `question` that is true.

    Objects of the tree may go while it is read; then it is asked again.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            answer = question()
        except (LookupError, StopIteration, GLib.Error):
            answer = None
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


def children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def descendants(node):
    for child in children(node):
        if child is not None:
            yield child
            yield from descendants(child)


def extents_of(node):
    """Where an object is on the screen."""
    return node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)


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

    def application(self):
        desktop = Atspi.get_desktop(0)
        return next(child for child in children(desktop) if child
                    and child.get_process_id() == self._process.pid)

    def find(self, role):
        """The objects of the window with `role` that are seen."""
        return [node for node in descendants(self.application())
                if node.get_role() == role and node.get_state_set().contains(
                    Atspi.StateType.SHOWING)]

    def items(self):
        return self.find(Atspi.Role.LIST_ITEM)

    def shown(self):
        """The colors by their accessible objects: (hex, is locked)."""
        found = []
        items = self.items()
        for i, item in enumerate(items):
            match = NAME.match(item.get_name())
            if not match or match.group(1, 2) != (str(i + 1), str(len(items))):
                raise LookupError(item.get_name())
            code = CODE.search(item.get_description())
            found.append((code.group(), match.group(3) is not None))
        return found

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
        return self.items()[index].get_state_set().contains(state)

    def do(self, index, action):
        item = self.items()[index].get_action_iface()
        names = [item.get_action_name(i) for i in range(item.get_n_actions())]
        return item.do_action(names.index(action))

    def focus(self, index):
        self.items()[index].get_component_iface().grab_focus()
        wait_for("focus", lambda: self.focused() == index)

    def focused(self):
        focused = Atspi.StateType.FOCUSED
        return next((i for i, item in enumerate(self.items())
                     if item.get_state_set().contains(focused)), None)

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
