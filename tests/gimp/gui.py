# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""A virtual display with a window manager, and keys for what is shown on it."""

import contextlib
import glob
import os
import shutil
import subprocess
import time

from session import GimpFailed, end_group

TOOLS = ("Xvfb", "openbox", "xdotool")
# With these GTK 2 has accessible objects.
GTK2_MODULES = ("libatk-bridge.so", "libgail.so")
SIZE = (1400, 900)
# Room for what the window manager puts around a window.
FRAME = 20
# A cold GIMP 3.2 on a busy machine took half a minute.
WINDOW_SECONDS = 120
KEY_SECONDS = 20


def check_tools(generation):
    """GimpFailed if a program for a run with a display is missing."""
    missing = [tool for tool in (*TOOLS, "dbus-daemon")
               if not shutil.which(tool)]
    if generation.is_2_10:
        missing += [module for module in GTK2_MODULES
                    if not glob.glob(f"/usr/lib/*/gtk-2.0/modules/{module}")]
    if missing or not generation.window:
        raise GimpFailed(f"missing: {' '.join(missing) or 'gimp'}")


@contextlib.contextmanager
def virtual_display(environment, log_file, size=SIZE):
    """Runs Xvfb and openbox; yields `environment` with DISPLAY set."""
    read_end, write_end = os.pipe()
    with open(log_file, "ab") as log:
        options = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log,
                   "start_new_session": True}
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp",
             "-screen", "0", "{}x{}x24".format(*size)],
            pass_fds=[write_end], **options)
        os.close(write_end)
        manager = None
        try:
            with os.fdopen(read_end) as number:
                display = number.readline().strip()
            if not display:
                raise GimpFailed("Xvfb did not start")
            environment = {**environment, "DISPLAY": f":{display}"}
            manager = subprocess.Popen(["openbox"], env=environment, **options)
            yield environment
        finally:
            for process in (manager, server):
                if process:
                    end_group(process)


class Keyboard:
    """Finds windows by their title and types into them."""

    def __init__(self, environment):
        self._environment = environment

    def _xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self._environment,
                              capture_output=True, text=True, check=False,
                              timeout=KEY_SECONDS)

    def find(self, title):
        """The visible window whose title matches `title`, or None."""
        windows = self._xdotool("search", "--onlyvisible", "--name",
                                title).stdout.split()
        return windows[-1] if windows else None

    def wait_for(self, title, seconds=WINDOW_SECONDS):
        """The window once it is there and has the keys."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            window = self.find(title)
            if window and self._has_focus(window):
                return window
            time.sleep(0.1)
        raise GimpFailed(f"no window '{title}' with the keys after {seconds} s"
                         f", but {self._titles()}")

    def _titles(self):
        windows = self._xdotool("search", "--onlyvisible", "--name",
                                ".").stdout.split()
        return [self._xdotool("getwindowname", window).stdout.strip()
                for window in windows]

    def _has_focus(self, window):
        self._xdotool("windowactivate", window)
        time.sleep(0.1)
        return self._xdotool("getactivewindow").stdout.strip() == window

    def wait_gone(self, title, seconds=KEY_SECONDS):
        until = time.monotonic() + seconds
        while self.find(title):
            if time.monotonic() > until:
                raise GimpFailed(f"'{title}' is still there")
            time.sleep(0.05)

    def press(self, *keys, delay=40):
        """One key after another, each with a pause of `delay` milliseconds."""
        self._xdotool("key", "--clearmodifiers", "--delay", str(delay), *keys)

    def type(self, text):
        self._xdotool("type", "--delay", "40", text)

    def fill_display(self, window):
        self._xdotool("windowmove", window, "0", "0")
        width, height = SIZE
        self._xdotool("windowsize", window, str(width - FRAME),
                      str(height - 2 * FRAME))

    def move_pointer(self, x, y):
        self._xdotool("mousemove", str(x), str(y))

    def click(self, x, y):
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def take_picture(self, file, window="root"):
        subprocess.run(["import", "-window", window, str(file)],
                       env=self._environment, check=True)
