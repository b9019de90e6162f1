#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""Tests of the picture and the color cloud as widgets: mouse, keys and what a
screen reader is told, in a window of their own (views_window.cc).

    dbus-run-session -- views_test.py VIEWS_WINDOW PICTURE.png
"""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from PIL import Image, ImageGrab

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gimp"))
from accessible import (STATE, Atspi, descendants, extents_of, has, program_of,
                        wait_for)
from gui import Keyboard, virtual_display

PROGRAM, PICTURE = sys.argv.pop(1), sys.argv.pop(1)
STEP_SECONDS = 15
QUIET_SECONDS = 0.3
LEFT, MIDDLE = 1, 2


class Window:
    """The program, its two widgets and what it prints."""

    def __init__(self, keyboard, *words):
        self.keyboard = keyboard
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [PROGRAM, *words], stdout=subprocess.PIPE, stderr=self.errors,
            text=True)
        self._lines = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.line("open")
        self.id = keyboard.wait_for("^Views$")
        self.picture = self._widget("Picture before and after")
        self.cloud = self._widget("Color cloud")

    def _listen(self):
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def _widget(self, name):
        return wait_for(f"widget '{name}'", lambda: next(
            node for node in descendants(program_of(self.process.pid))
            if node.get_name() == name))

    def _ended(self):
        """The exit status, in a list, once a pressed Alt+F4 was heard."""
        self.keyboard.press("alt+F4")
        try:
            return [self.process.wait(2)]
        except subprocess.TimeoutExpired:
            return None

    def close(self):
        """Closes the window; what the program said on standard error."""
        status = wait_for("end of the program", self._ended)[0]
        self.process.stdout.close()
        self.errors.seek(0)
        text = self.errors.read()
        self.errors.close()
        if status:
            raise AssertionError(f"ended with {status}: {text}")
        return text

    def line(self, start):
        """The rest of the next line that begins with `start`."""
        while True:
            line = self._lines.get(timeout=STEP_SECONDS)
            if line.startswith(start):
                return line[len(start):].strip()

    def forget_lines(self):
        """Waits until nothing more is said."""
        try:
            while True:
                self._lines.get(timeout=QUIET_SECONDS)
        except queue.Empty:
            pass

    def last_line(self, start):
        """The rest of the last line that begins so, once all is quiet."""
        found = None
        try:
            while True:
                line = self._lines.get(timeout=QUIET_SECONDS)
                if line.startswith(start):
                    found = line[len(start):].strip()
        except queue.Empty:
            return found

    def mouse(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    def move(self, place):
        self.mouse("mousemove", *place)

    def drag(self, button, start, end):
        self.move(start)
        self.mouse("mousedown", button)
        for part in (0.3, 0.6, 1):
            self.move([round(a + (b - a) * part) for a, b in zip(start, end)])
            time.sleep(0.05)
        self.mouse("mouseup", button)


def box_of(widget):
    """x, y, width and height on the screen."""
    box = extents_of(widget)
    return box.x, box.y, box.width, box.height


def grab(widget):
    """What the widget shows, once it has stopped changing."""
    x, y, width, height = box_of(widget)
    last = None
    while True:
        now = ImageGrab.grab((x, y, x + width, y + height),
                             xdisplay=os.environ["DISPLAY"])
        if last and now.tobytes() == last.tobytes():
            return now
        last = now
        time.sleep(0.15)


def gray_part(image):
    """How many of the pixels are gray, 0 to 1."""
    pixels = list(image.getdata())
    return sum(max(pixel) - min(pixel) <= 2 for pixel in pixels) / len(pixels)


class Pointed:
    """A pixel as the program prints it: "#1f2e3d 120,45 2"."""

    def __init__(self, text):
        self.color, place, self.swatch = text.split()
        self.x, self.y = map(int, place.split(","))

    def __eq__(self, other):
        return vars(self) == vars(other)


class ViewsTest(unittest.TestCase):
    """One window for each test."""

    keyboard = None

    def setUp(self):
        self.source = Image.open(PICTURE).convert("RGB")
        self.window = Window(self.keyboard, PICTURE, "8")
        self.x, self.y, self.width, self.height = box_of(self.window.picture)
        # Fitted into the widget, in its middle.
        self.scale = min(self.width / self.source.width,
                         self.height / self.source.height)
        self.left = self.x + (self.width - self.source.width * self.scale) / 2
        self.top = self.y + (self.height - self.source.height * self.scale) / 2

    def tearDown(self):
        errors = self.window.close()
        self.assertNotIn("WARNING", errors)
        self.assertNotIn("CRITICAL", errors)

    def place(self, part_x, part_y):
        """A place on the screen: parts of the picture as it is fitted."""
        return (round(self.left + part_x * self.source.width * self.scale),
                round(self.top + part_y * self.source.height * self.scale))

    def point(self, place):
        """What is pointed at after the mouse came to `place` from outside."""
        def find():
            self.window.move((self.x + self.width // 2, self.y - 6))
            self.window.forget_lines()
            self.window.move(place)
            found = self.window.last_line("point")
            return found if found != "none" else None
        return Pointed(wait_for("pixel that is pointed at", find))

    def assert_color_of_source(self, pointed):
        color = self.source.getpixel((pointed.x, pointed.y))
        self.assertEqual(pointed.color, "#%02x%02x%02x" % color)

    def test_mouse_points_at_the_pixel_under_it_and_picks_it(self):
        place = self.place(0.2, 0.3)
        pointed = self.point(place)
        self.assertAlmostEqual(pointed.x, (place[0] - self.left) / self.scale,
                               delta=1 / self.scale)
        self.assertAlmostEqual(pointed.y, (place[1] - self.top) / self.scale,
                               delta=1 / self.scale)
        self.assert_color_of_source(pointed)
        self.window.mouse("click", LEFT)
        self.assertEqual(Pointed(self.window.line("pick")), pointed)
        self.window.move((self.x + 2, self.y - 4))
        self.assertEqual(self.window.line("point"), "none")

    def test_line_is_dragged_and_picks_nothing(self):
        """The right half shows the colors of the palette, of which there are 8;
        with the line at the left edge the left half does, too."""
        def colors():
            shown = grab(self.window.picture).crop(
                (30, self.height // 2 + 12, self.width // 2 - 12,
                 self.height // 2 + 40))
            return len(shown.getcolors(100_000))
        before = colors()
        self.window.drag(LEFT, self.place(0.5, 0.2), self.place(0.01, 0.2))
        wait_for("change to fewer colors", lambda: colors() < before / 2)
        self.assertIsNone(self.window.last_line("pick"))

    def test_keys_point_and_pick(self):
        self.window.mouse("mousemove", 2, 2)
        self.window.forget_lines()
        press = self.keyboard.press
        press("Right")
        first = Pointed(self.window.line("point"))
        self.assert_color_of_source(first)
        press("Right")
        second = Pointed(self.window.line("point"))
        step = second.x - first.x
        self.assertGreater(step, 0)
        press("shift+Down")
        third = Pointed(self.window.line("point"))
        self.assertEqual((third.x, third.y), (second.x, second.y + 10 * step))
        press("Return")
        self.assertEqual(Pointed(self.window.line("pick")), third)
        description = self.window.picture.get_description()
        self.assertIn(third.color, description)
        self.assertIn(str(int(third.swatch) + 1), description)

    def test_wheel_zooms_around_the_pointer(self):
        # In the middle between above and below, where no edge comes in.
        place = self.place(0.3, 0.5)
        pointed = self.point(place)
        for _ in range(6):
            self.window.mouse("click", 4)
        beside = self.point((place[0] + 40, place[1]))
        zoomed = self.scale * 1.25 ** 6
        self.assertAlmostEqual(beside.x - pointed.x, 40 / zoomed,
                               delta=1.5 / self.scale)
        again = self.point(place)
        self.assertAlmostEqual(again.x, pointed.x, delta=1 / self.scale)
        self.assertAlmostEqual(again.y, pointed.y, delta=1 / self.scale)

    def test_drags_pan_a_zoomed_picture(self):
        def hold_space(place, target):
            self.window.mouse("keydown", "space")
            self.window.drag(LEFT, place, target)
            self.window.mouse("keyup", "space")
        start, end = self.place(0.3, 0.4), self.place(0.35, 0.55)
        self.window.move(start)
        for _ in range(8):
            self.window.mouse("click", 4)
        ways = {"middle button": lambda *way: self.window.drag(MIDDLE, *way),
                "any drag": lambda *way: self.window.drag(LEFT, *way),
                "space": hold_space}
        for name, way in ways.items():
            with self.subTest(name):
                pointed = self.point(start)
                way(start, end)
                moved = self.point(end)
                self.assertAlmostEqual(moved.x, pointed.x, delta=1)
                self.assertAlmostEqual(moved.y, pointed.y, delta=1)
                self.assertIsNone(self.window.last_line("pick"))
                way(end, start)

    def test_tab_leads_to_both_and_keys_move_the_line(self):
        before = grab(self.window.picture)
        self.keyboard.press("ctrl+Right")
        wait_for("moved line", lambda: grab(self.window.picture) != before)

        self.assertTrue(has(self.window.picture, STATE.FOCUSED))
        self.keyboard.press("Tab")
        wait_for("focus on the cloud",
                 lambda: has(self.window.cloud, STATE.FOCUSED))

    def test_they_are_images_with_descriptions(self):
        for widget in (self.window.picture, self.window.cloud):
            self.assertEqual(widget.get_role(), Atspi.Role.IMAGE)
            self.assertGreater(len(widget.get_description()), 40)

    def test_cloud_turns_and_comes_back(self):
        x, y, width, _ = box_of(self.window.cloud)
        self.window.move((x + 3, y + 3))
        self.window.mouse("click", LEFT)
        self.keyboard.press("0")  # shows who has the focus
        start = grab(self.window.cloud)
        for keys in (("Right",), ("Up",), ("plus",)):
            self.keyboard.press(*keys)
            wait_for(f"turn: {keys}", lambda: grab(self.window.cloud) != start)
            self.keyboard.press("0")
            wait_for("way back", lambda: grab(self.window.cloud) == start)
        corner = (x + width - 4, y + 4)
        self.window.drag(LEFT, corner, (corner[0] - 60, corner[1] + 30))
        self.window.mouse("click", 4)
        self.window.move((x + 3, y + 3))
        wait_for("turn by the mouse", lambda: grab(self.window.cloud) != start)
        self.keyboard.press("0")
        wait_for("way back", lambda: grab(self.window.cloud) == start)

    def test_click_in_the_cloud_shows_only_that_color(self):
        x, y, width, height = box_of(self.window.cloud)
        before = gray_part(grab(self.window.picture))
        selected = "none"
        for row in range(2, 9):
            self.window.move((x + width // 2, y + height * row // 10))
            self.window.mouse("click", LEFT)
            selected = self.window.line("select")
            if selected != "none":
                break
        self.assertIn(int(selected), range(8))
        wait_for("faded picture",
                 lambda: gray_part(grab(self.window.picture)) > before + 0.3)
        self.window.move((x + 3, y + 3))
        self.window.mouse("click", LEFT)
        self.assertEqual(self.window.line("select"), "none")
        wait_for("colored picture",
                 lambda: gray_part(grab(self.window.picture)) < before + 0.1)


def main():
    log = Path(tempfile.gettempdir()) / f"views-display-{os.getpid()}.log"
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "NO_AT_BRIDGE", "LANGUAGE",
                                   "WAYLAND_DISPLAY", "GTK_THEME")}
    environment["LC_ALL"] = "C.UTF-8"
    try:
        with virtual_display(environment, log) as with_display:
            os.environ.clear()
            os.environ.update(with_display)
            Atspi.init()
            ViewsTest.keyboard = Keyboard(with_display)
            program = unittest.main(exit=False, verbosity=2)
        return 0 if program.result.wasSuccessful() else 1
    finally:
        log.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
